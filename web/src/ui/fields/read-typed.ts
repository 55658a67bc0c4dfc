import { readDigits } from '@hebu/shared/vocabulary/money.ts'

/** A number as typed (`1,234.5`, `１２`, `-3`, `3.5万`, `12%`); `undefined` when it is none. */
export function readNumber(typed: string): number | undefined {
  const digits = readDigits(typed.normalize('NFKC').replace(/%\s*$/, ''))
  return digits === undefined ? undefined : Number(digits)
}
