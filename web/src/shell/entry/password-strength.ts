import type { Text } from '@hebu/shared/vocabulary/text.ts'

import { entryWords } from '../../words/entry.ts'

/** What people take first, and what is tried first. */
const common = /^(12345678|password|qwertyui|11111111|00000000|88888888|66666666|abc12345|woaini|iloveyou|admin|hebu)/i

/** How hard a password is to guess, in words: length counts most, and what everybody takes counts for nothing. */
export function passwordStrength(password: string, name: string): { readonly words: Text; readonly isGood: boolean } | undefined {
  const characters = [...password]
  if (characters.length < 8) return undefined
  const isWeak = common.test(password) || new Set(characters).size < 5 || /^\d+$/.test(password) || (name.trim() !== '' && password.toLowerCase().includes(name.trim().toLowerCase()))
  if (isWeak) return { words: entryWords.passwordWeak, isGood: false }
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/].filter((kind) => kind.test(password)).length
  if (characters.length >= 14 || (characters.length >= 10 && kinds >= 3)) return { words: entryWords.passwordStrong, isGood: true }
  return { words: entryWords.passwordFair, isGood: true }
}
