/**
 * Wordings whose simplified form is not the character-by-character one, by fragment. They are put in before the
 * characters are converted. The regulations use mainland wording in both scripts, so there are few.
 */
export const hansOverrides: Readonly<Record<string, string>> = {
  覆核: '复核',
  覆檢: '复检',
  覆查: '复查',
  // Quotation marks of the other script.
  '「': '“',
  '」': '”',
  '『': '‘',
  '』': '’',
}
