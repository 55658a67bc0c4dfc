import { books } from '@hebu/shared/books/catalogue.generated.ts'
import { readWitnessStatement, writeStatement } from '@hebu/shared/codec/sealing/statement.ts'
import { sealHash } from '@hebu/shared/codec/sealing/hashes.ts'
import { seriesOf } from '@hebu/shared/rules/numbering.ts'
import { dateOf } from '@hebu/shared/vocabulary/dates.ts'
import type { Seal, SealStatement, Witness, WitnessStatement } from '@hebu/shared/vocabulary/sealing.ts'
import type { RelayKey } from './relay-key.ts'
import { isSignedBy } from './ed25519.ts'
import { readSeal } from './sealed-form.ts'

const dayMs = 86_400_000

/**
 * Whether a seal asks for its number as its book says, in the year in which it was made ([WIT17]). `unknown`: no book of this
 * relay's; it may be older than the device.
 */
export function asksForSeries({ book: id, move, series, at }: SealStatement, timeZone: string): 'as-declared' | 'wrong-series' | 'unknown' {
  if (series === undefined) return 'as-declared'
  const book = books.find((each) => each.id === id)
  if (book === undefined || !Object.hasOwn(book.moves, move)) return 'unknown'
  // Devices are in a zone of their own, and midnight may pass while somebody signs.
  const days = [-dayMs, 0, dayMs].map((byMs) => dateOf(Date.parse(at) + byMs, timeZone))
  return days.some((day) => seriesOf(book, move, undefined, day) === series) ? 'as-declared' : 'wrong-series'
}

/** A number that a relay of this store gave before: the page that has it, and what was said of its seal. */
export interface HeldNumber {
  readonly page: string
  readonly said: WitnessStatement & Required<Pick<WitnessStatement, 'series' | 'number'>>
  readonly witness: Witness
}

/** What a device shows of a number that it holds, if this relay signed it for that very seal; `undefined` for anything else. */
export function readHeld({ seal, witness }: { readonly seal: Seal; readonly witness: Witness }, workspace: string, { key, earlier }: Pick<RelayKey, 'key' | 'earlier'>): HeldNumber | undefined {
  const form = readSeal(seal, workspace)
  const said = readWitnessStatement(witness.statement)
  if (!form.ok || said === undefined || said.workspace !== workspace || said.seal !== sealHash(seal) || said.refused !== undefined) return undefined
  const { series, number } = said
  if (series === undefined || number === undefined || !Number.isSafeInteger(number) || number < 1 || writeStatement(said) !== witness.statement) return undefined
  if (![key, ...earlier].some((each) => isSignedBy(each, witness.signature, witness.statement))) return undefined
  return { page: `${form.value.book}/${form.value.page}`, said: { ...said, series, number }, witness }
}
