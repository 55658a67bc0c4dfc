import type { PageLink, Row } from '../../books/field-kinds.ts'
import { linkIn, rowsIn } from '../../books/read-values.ts'

/** Pages that named the merged one, by book and field; `field/column` names cells, whose pages read `page/row`. */
export type MovedLinks = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>

/** What a merge changed in one volume of the page that stayed, enough to take it back at any later time ([MRG15]). */
export interface MergeChanges {
  /** What stood there, and what was written. */
  readonly fields: Readonly<Record<string, readonly [before: unknown, after: unknown]>>
  /** Elements and ticks that were put in. */
  readonly elements: Readonly<Record<string, readonly string[]>>
  /** Rows that were added, with their cells, and empty cells that were filled. */
  readonly rows: Readonly<Record<string, { readonly added: Readonly<Record<string, Readonly<Record<string, unknown>>>>; readonly filled: readonly (readonly [row: string, column: string, value: unknown])[] }>>
  readonly links: MovedLinks
}

export const noChanges: MergeChanges = { fields: {}, elements: {}, rows: {}, links: {} }

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value)

const only = <T>(value: unknown, fits: (each: unknown) => each is T): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(isRecord(value) ? value : {}).filter((entry): entry is [string, T] => fits(entry[1])))

const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every((each) => typeof each === 'string')
const isPair = (value: unknown): value is readonly [unknown, unknown] => Array.isArray(value) && value.length === 2
const isFilled = (value: unknown): value is readonly [string, string, unknown] => Array.isArray(value) && value.length === 3 && typeof value[0] === 'string' && typeof value[1] === 'string'
const isRows = (value: unknown): value is MergeChanges['rows'][string] => isRecord(value) && isRecord(value.added) && Object.values(value.added).every(isRecord) && Array.isArray(value.filled) && value.filled.every(isFilled)
const isByField = (value: unknown): value is Readonly<Record<string, readonly string[]>> => isRecord(value) && Object.values(value).every(isTexts)

/** Reads what was kept; what does not make sense is left out. Never throws. */
export function readMergeChanges(kept: unknown): MergeChanges {
  if (typeof kept !== 'string') return noChanges
  try {
    const found: unknown = JSON.parse(kept)
    if (!isRecord(found)) return noChanges
    return { fields: only(found.fields, isPair), elements: only(found.elements, isTexts), rows: only(found.rows, isRows), links: only(found.links, isByField) }
  } catch {
    return noChanges
  }
}

/** A page that was merged into another; who did it and when stands in its moves. */
export interface MergeRecord {
  readonly id: string
  readonly from: PageLink
  readonly undone: boolean
}

interface Piece {
  readonly merge: string
  readonly piece: number
  readonly changed: string
}

const pieceOf = ({ id, cells }: Row): Piece => ({ merge: typeof cells.merge === 'string' ? cells.merge : id, piece: typeof cells.piece === 'number' ? cells.piece : 0, changed: typeof cells.changed === 'string' ? cells.changed : '' })

const lettersInPiece = 15_000

/** The rows in which a merge's changes are kept: the first bears its id. */
export function rowsOfChanges(id: string, changes: MergeChanges): readonly { readonly id: string; readonly cells: Readonly<Record<string, unknown>> }[] {
  const json = JSON.stringify(changes)
  return Array.from({ length: Math.ceil(json.length / lettersInPiece) }, (_, piece) => ({
    id: piece === 0 ? id : `${id}-${piece}`,
    cells: { merge: id, piece, changed: json.slice(piece * lettersInPiece, (piece + 1) * lettersInPiece) },
  }))
}

/** What a merge changed in the volume whose rows these are. */
export const changesIn = (rows: unknown, id: string): MergeChanges =>
  readMergeChanges(rowsIn(rows).map(pieceOf).filter(({ merge }) => merge === id).toSorted((a, b) => a.piece - b.piece).map(({ changed }) => changed).join(''))

/** The merges that a page keeps, the oldest first. */
export const mergesIn = (rows: unknown): readonly MergeRecord[] =>
  rowsIn(rows).flatMap(({ id, cells }) => {
    const from = linkIn(cells.from)
    return from === undefined ? [] : [{ id, from, undone: cells.undone === true }]
  })
