/**
 * The form of a name that must be unique and that signing in compares: width, case, spaces and
 * invisible characters make no difference ([ACC3]).
 */
export const signInName = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .replace(/\s+/gu, ' ')
    .toLowerCase()
