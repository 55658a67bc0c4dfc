import type { Map as YMap } from 'yjs'

import type { PostFunction } from '../vocabulary/directory.ts'
import type { Witness } from '../vocabulary/sealing.ts'
import { isRecord } from './fields.ts'
import type { MoveEntry } from './page.ts'
import { isRoute, isSeal, readStatement } from './sealing/statement.ts'

const optional = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** Beside an entry, under a key of its own, lies what the relay witnessed of its seal. */
const witnessPrefix = 'witness:'

const isWitness = (value: unknown): value is Witness => isRecord(value) && typeof value.statement === 'string' && typeof value.signature === 'string'

/** The moves of a page, in no order; entries of another form are passed over (they cannot count). */
export function readMoves(map: YMap<unknown>): readonly MoveEntry[] {
  const entries: MoveEntry[] = []
  for (const [id, value] of map.entries()) {
    if (!isRecord(value)) continue
    const { move, from, to, by, at, note, after, seal } = value
    if (typeof move !== 'string' || typeof from !== 'string' || typeof to !== 'string' || typeof by !== 'string' || typeof at !== 'string') continue
    const witness = map.get(`${witnessPrefix}${id}`)
    entries.push({
      id, move, from, to, by, at, note: optional(note), after: optional(after),
      ...(typeof value.as === 'string' ? { as: value.as as PostFunction } : {}),
      ...(typeof value.for === 'string' ? { for: value.for } : {}),
      ...(typeof value.content === 'string' ? { content: value.content } : {}),
      ...(isRoute(value.route) ? { route: value.route } : {}),
      ...(typeof value.step === 'number' ? { step: value.step } : {}),
      ...(isSeal(seal) ? { seal } : {}),
      ...(isWitness(witness) ? { witness } : {}),
    })
  }
  return entries
}

export function writeMove(map: YMap<unknown>, { id, ...entry }: MoveEntry): void {
  map.set(id, Object.fromEntries(Object.entries(entry).filter(([name, value]) => value !== undefined && name !== 'witness')))
}

/** Lays what the relay witnessed beside its entry. The same words from two devices are one. */
export function writeWitness(map: YMap<unknown>, id: string, witness: Witness): void {
  const before = map.get(`${witnessPrefix}${id}`)
  if (isWitness(before) && before.statement === witness.statement && before.signature === witness.signature) return
  map.set(`${witnessPrefix}${id}`, { statement: witness.statement, signature: witness.signature })
}

const inOneForm = (route: MoveEntry['route']): string | undefined => JSON.stringify(route?.map(({ by, members, mode, limitWorkingDays }) => [by, members, mode, limitWorkingDays]))

/** Why a sealed entry cannot be what its seal is over, seen without computing: another page's, or other words than were signed. */
export function faultOfForm(entry: MoveEntry, book: string, page: string): 'forged' | 'another-page' | undefined {
  if (entry.seal === undefined) return undefined
  const signed = readStatement(entry.seal.statement)
  if (signed === undefined) return 'forged'
  if (signed.book !== book || signed.page !== page || signed.id !== entry.id) return 'another-page'
  const same = signed.move === entry.move && signed.from === entry.from && signed.to === entry.to && signed.by === entry.by && signed.at === entry.at && signed.note === entry.note
    && signed.after === entry.after && signed.as === entry.as && signed.for === entry.for && signed.content === entry.content && signed.step === entry.step
    && inOneForm(signed.route) === inOneForm(entry.route)
  return same ? undefined : 'forged'
}
