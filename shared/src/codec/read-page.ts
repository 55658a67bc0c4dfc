import type { Doc } from 'yjs'
import { Map as YMap } from 'yjs'

import type { Book } from '../books/define-book.ts'
import type { CellField, Field, Fields, Row, RowsField } from '../books/field-kinds.ts'
import { isValidValue } from '../rules/schema.ts'
import type { Fault } from '../rules/workflow.ts'
import { beginsIn, foldMoves } from '../rules/workflow.ts'
import type { Instant } from '../vocabulary/dates.ts'
import type { RunningNumber } from '../vocabulary/running-number.ts'
import type { WitnessStatement } from '../vocabulary/sealing.ts'
import type { RawFields } from './fields.ts'
import { readFields } from './fields.ts'
import { faultOfForm, readMoves } from './moves.ts'
import type { Candidate, MoveEntry, MoveRecord, Page } from './page.ts'
import { fieldsRoot, movesRoot, rowsRoot } from './roots.ts'
import { readRows } from './rows.ts'
import { readWitnessStatement } from './sealing/statement.ts'

/** The documents that hold a page: the book's own volume and the companions this device has. */
export interface PageDocs {
  readonly main: Doc
  readonly parts: Readonly<Record<string, Doc>>
}

/** What is known about seals when a page is read. */
export interface Trust {
  /** When the workspace had its first key; absent where it has none: then moves count without a seal. */
  readonly sealedSince?: Instant | undefined
  /** What was found of an entry's seal; `undefined` where it has not been looked at yet: it counts until then. */
  judged?(page: string, entry: MoveEntry): { readonly fault?: Fault | undefined; readonly witnessed?: WitnessStatement | undefined } | undefined
}

/** A move that asks for a seal and has none counts only where it was made, of a page that was made, before anybody could seal ([SEAL4]), or before it asked for one ([SEAL19]). */
function faultOfUnsealed(book: Book, entry: MoveEntry, madeAt: Instant | undefined, trust: Trust | undefined): Fault | undefined {
  const move = book.moves[entry.move]
  if (trust?.sealedSince === undefined || entry.seal !== undefined || move?.sealed !== true) return undefined
  if (move.sealedSince !== undefined && entry.at < move.sealedSince) return undefined
  return madeAt !== undefined && madeAt < trust.sealedSince && entry.at < trust.sealedSince ? undefined : 'unsealed'
}

const mapOf = (doc: Doc, root: string): YMap<unknown> | undefined => (doc.share.has(root) ? doc.get(root, YMap<unknown>) : undefined)

/**
 * Decodes a page, or answers `undefined` where the volume holds none of that id. Never throws and writes nothing:
 * what does not fit its declaration is handed on under `repairs`, what is not known under `unknown` ([PAG3]).
 */
export function readPage(book: Book, id: string, shelf: string, docs: PageDocs, trust?: Trust): Page | undefined {
  const own = mapOf(docs.main, fieldsRoot(id))
  if (own === undefined || own.size === 0) return undefined
  const draft = new Draft(book)
  const head = readFields(own)
  draft.take(head, docs.main, id, undefined)
  for (const [part, doc] of Object.entries(docs.parts)) {
    const map = mapOf(doc, fieldsRoot(id))
    draft.take(map === undefined ? undefined : readFields(map), doc, id, part)
  }
  const log = mapOf(docs.main, movesRoot(id))
  const faultOf = (entry: MoveEntry): Fault | undefined => faultOfForm(entry, book.id, id) ?? trust?.judged?.(id, entry)?.fault ?? faultOfUnsealed(book, entry, head.made?.at, trust)
  const { state, records, round } = foldMoves(book, log === undefined ? [] : readMoves(log), beginsIn(book, head.imported), faultOf)
  const numbered = numberIn(book, id, records, trust)
  return Object.freeze({
    id,
    book: book.id,
    shelf,
    state,
    values: Object.freeze(draft.values),
    made: head.made,
    ...(head.imported === undefined ? {} : { imported: head.imported }),
    deleted: head.deleted,
    moves: trust?.judged === undefined ? records : records.map((record) => {
      const witnessed = trust.judged?.(id, record)?.witnessed
      return witnessed === undefined ? record : { ...record, witnessed }
    }),
    ...(round === undefined ? {} : { round }),
    ...(numbered === undefined ? {} : { numbered }),
    conflicts: draft.conflicts,
    repairs: draft.repairs,
    unknown: draft.unknown,
    version: draft.version,
    parts: Object.keys(docs.parts),
  })
}

/** The number that the relay gave with a move that counts, the first one. What lies beside a seal that was not looked at yet counts until then, as the move does. */
function numberIn(book: Book, page: string, records: readonly MoveRecord[], trust: Trust | undefined): RunningNumber | undefined {
  for (const record of records) {
    if (record.witness === undefined || record.verdict !== 'applied' || book.moves[record.move]?.series === undefined) continue
    const judged = trust?.judged?.(page, record)
    const said = judged === undefined ? readWitnessStatement(record.witness.statement) : judged.witnessed
    if (said?.series !== undefined && said.number !== undefined && said.refused === undefined) return { series: said.series, number: said.number }
  }
  return undefined
}

/** Gathers a page from its volumes. */
class Draft {
  readonly values: Record<string, unknown> = {}
  readonly conflicts: Record<string, readonly Candidate[]> = {}
  readonly repairs: Record<string, unknown> = {}
  readonly unknown: Record<string, unknown> = {}
  version = 1
  private readonly book: Book

  constructor(book: Book) {
    this.book = book
  }

  take(raw: RawFields | undefined, doc: Doc, id: string, part: string | undefined): void {
    const fields: Fields = this.book.fields
    if (raw !== undefined) {
      this.version = Math.max(this.version, raw.version)
      const values = upgrade(this.book, raw.version, raw.values)
      for (const name of Object.keys(values)) {
        const value = values[name]
        if (value !== null && value !== undefined) this.place(name, Object.hasOwn(fields, name) ? fields[name] : undefined, value, part)
      }
      for (const name of Object.keys(raw.conflicts)) if (Object.hasOwn(fields, name)) this.conflicts[name] = raw.conflicts[name]!
    }
    for (const [name, field] of rowsFieldsOf(this.book, part)) {
      const map = mapOf(doc, rowsRoot(id, name))
      if (map !== undefined) this.values[name] = this.rows(name, field, map)
    }
  }

  private place(name: string, field: Field | undefined, value: unknown, part: string | undefined): void {
    if (field === undefined || field.part !== part) this.unknown[name] = value
    else if (isValidValue(field, value)) this.values[name] = value
    else this.repairs[name] = value
  }

  private rows(name: string, field: RowsField, map: YMap<unknown>): readonly Row[] {
    return readRows(map).map(({ id, at, cells }) => {
      const decoded: Record<string, unknown> = {}
      for (const [column, value] of Object.entries(cells)) {
        const cell: CellField | undefined = Object.hasOwn(field.columns, column) ? field.columns[column] : undefined
        if (value === null || value === undefined) continue
        if (cell === undefined) this.unknown[`${name}/${id}/${column}`] = value
        else if (isValidValue(cell, value)) decoded[column] = value
        else this.repairs[`${name}/${id}/${column}`] = value
      }
      return { id, at, cells: decoded }
    })
  }
}

type RowsFields = readonly (readonly [string, RowsField])[]

const rowsFields = new WeakMap<Book, Map<string | undefined, RowsFields>>()

function rowsFieldsOf(book: Book, part: string | undefined): RowsFields {
  let byPart = rowsFields.get(book)
  if (byPart === undefined) {
    byPart = Map.groupBy(Object.entries(book.fields as Fields).filter((entry): entry is [string, RowsField] => entry[1].kind === 'rows'), ([, field]) => field.part)
    rowsFields.set(book, byPart)
  }
  return byPart.get(part) ?? []
}

/** Values of an older schema version as this one has them. */
export function upgrade(book: Book, from: number, raw: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  let values = raw
  for (let version = from + 1; version <= book.version; version++) values = book.upgrades?.[version]?.(values) ?? values
  return values
}
