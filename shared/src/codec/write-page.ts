import type { Doc } from 'yjs'

import type { Book } from '../books/define-book.ts'
import type { Field, Fields, Row, RowsField } from '../books/field-kinds.ts'
import type { Result } from '../vocabulary/result.ts'
import { granted, refused } from '../vocabulary/result.ts'
import { isMultiple, isValidValue } from '../rules/schema.ts'
import type { Base, FieldMap, Stamp } from './fields.ts'
import { readFields, writeElements, writeMaterial, writeSingle, writeTick } from './fields.ts'
import { writeMove } from './moves.ts'
import type { Imported, MoveEntry } from './page.ts'
import { fieldsRoot, movesRoot, rowsRoot } from './roots.ts'
import { placeBefore, readRows, writeCell, writeGone, writePlace, writeRow } from './rows.ts'

export type WriteRefusal = 'no-such-field' | 'invalid-value' | 'no-such-row'

type Written<T = undefined> = Result<T, WriteRefusal>

const done: Written = granted(undefined)

const fieldsOf = (doc: Doc, page: string): FieldMap => doc.getMap(fieldsRoot(page))

const declared = (book: Book, name: string): Field | undefined => (Object.hasOwn(book.fields, name) ? (book.fields as Fields)[name] : undefined)

const declaredRows = (book: Book, name: string): RowsField | undefined => {
  const field = declared(book, name)
  return field?.kind === 'rows' ? field : undefined
}

export interface NewPage {
  readonly id: string
  readonly made: Stamp
  /** Where it comes from a file. */
  readonly imported?: Imported | undefined
  /** What the page begins with; weaker than any later write, so that two devices may begin the same page. */
  readonly beginning: Readonly<Record<string, unknown>>
  /** Whether another device may make the page too (it has a key): then `given` is written field by field. */
  readonly shared: boolean
  /** What a person gave. */
  readonly given: Readonly<Record<string, unknown>>
}

/** Rows that a new page begins with; cells as the declaration has them. */
const isRowList = (value: unknown): value is readonly Partial<Row>[] => Array.isArray(value)

/** Whether every value fits its declaration, so that a page can be made with them. */
export function checkValues(book: Book, values: Readonly<Record<string, unknown>>): Written {
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === null) continue
    const field = declared(book, name)
    if (field === undefined || field.kind === 'richText' || field.kind === 'computed') return refused('no-such-field')
    if (field.kind === 'rows' ? !isRowList(value) : !isValidValue(field, value)) return refused('invalid-value')
  }
  return done
}

/**
 * Writes what a page begins with into one of its volumes: the fields of `part`. A page that exists is left alone;
 * values that do not fit are refused before anything is written ([PAG2]).
 */
export function createPage(doc: Doc, book: Book, part: string | undefined, page: NewPage): Written {
  const map = fieldsOf(doc, page.id)
  if (map.size > 0) return done
  const ofPart = (values: Readonly<Record<string, unknown>>) =>
    Object.entries(values).filter(([name, value]) => value !== undefined && value !== null && declared(book, name)?.part === part)
  const all = [...ofPart(page.beginning), ...ofPart(page.given)]
  const fits = checkValues(book, Object.fromEntries(all))
  if (!fits.ok) return fits
  const single = (entries: readonly (readonly [string, unknown])[]) => Object.fromEntries(entries.filter(([name]) => declared(book, name)?.kind !== 'rows'))
  const base: Base = {
    version: book.version,
    made: page.made,
    ...(page.imported === undefined ? {} : { imported: page.imported }),
    values: page.shared ? single(ofPart(page.beginning)) : single(all),
  }
  map.set('$base', base)
  if (page.shared) for (const [name, value] of ofPart(page.given)) if (declared(book, name)?.kind !== 'rows') writeField(doc, book, page.id, name, value, Date.parse(page.made.at))
  for (const [name, value] of all) {
    if (declared(book, name)?.kind !== 'rows') continue
    for (const row of value as readonly Partial<Row>[]) addRow(doc, book, page.id, name, row.id ?? '', row.cells ?? {})
  }
  return done
}

/** Writes one field; `undefined` empties it. `nowMs` only orders the candidates of a conflict on screen. */
export function writeField(doc: Doc, book: Book, page: string, name: string, value: unknown, nowMs: number): Written {
  const field = declared(book, name)
  if (field === undefined || field.kind === 'rows' || field.kind === 'richText' || field.kind === 'computed') return refused('no-such-field')
  if (value !== undefined && !isValidValue(field, value)) return refused('invalid-value')
  const map = fieldsOf(doc, page)
  if (field.material === true) writeMaterial(map, name, value, doc.clientID, nowMs)
  else if (isMultiple(field)) {
    const before = readFields(map).values[name]
    writeElements(map, name, Array.isArray(before) ? before : [], (value as readonly unknown[] | undefined) ?? [])
  } else if (field.kind === 'checklist') {
    for (const [item, ticked] of Object.entries((value as Readonly<Record<string, boolean>> | undefined) ?? {})) writeTick(map, name, item, ticked)
  } else writeSingle(map, name, value)
  markVersion(map, book)
  return done
}

export function tick(doc: Doc, book: Book, page: string, name: string, item: string, ticked: boolean): Written {
  const field = declared(book, name)
  if (field?.kind !== 'checklist') return refused('no-such-field')
  writeTick(fieldsOf(doc, page), name, item, ticked)
  return done
}

export function addRow(doc: Doc, book: Book, page: string, name: string, row: string, cells: Readonly<Record<string, unknown>>, before?: string): Written<string> {
  const field = declaredRows(book, name)
  if (field === undefined) return refused('no-such-field')
  const given = Object.entries(cells).filter(([, value]) => value !== undefined && value !== null)
  for (const [column, value] of given) {
    const cell = Object.hasOwn(field.columns, column) ? field.columns[column] : undefined
    if (cell === undefined) return refused('no-such-field')
    if (!isValidValue(cell, value)) return refused('invalid-value')
  }
  const map = doc.getMap(rowsRoot(page, name))
  writeRow(map, row, placeBefore(readRows(map), before), Object.fromEntries(given))
  return granted(row)
}

export function setCell(doc: Doc, book: Book, page: string, name: string, row: string, column: string, value: unknown): Written {
  const field = declaredRows(book, name)
  const cell = field !== undefined && Object.hasOwn(field.columns, column) ? field.columns[column] : undefined
  if (cell === undefined || cell.kind === 'computed') return refused('no-such-field')
  if (value !== undefined && !isValidValue(cell, value)) return refused('invalid-value')
  writeCell(doc.getMap(rowsRoot(page, name)), row, column, value)
  return done
}

export function moveRow(doc: Doc, book: Book, page: string, name: string, row: string, before?: string): Written {
  if (declaredRows(book, name) === undefined) return refused('no-such-field')
  const map = doc.getMap(rowsRoot(page, name))
  const rows = readRows(map)
  if (!rows.some(({ id }) => id === row)) return refused('no-such-row')
  writePlace(map, row, placeBefore(rows, before, row))
  return done
}

export function setRowGone(doc: Doc, book: Book, page: string, name: string, row: string, gone: boolean): Written {
  if (declaredRows(book, name) === undefined) return refused('no-such-field')
  writeGone(doc.getMap(rowsRoot(page, name)), row, gone)
  return done
}

export const enterMove = (doc: Doc, page: string, entry: MoveEntry): void => writeMove(doc.getMap(movesRoot(page)), entry)

/** Puts a page into the bin, or back; everything in it stays as it is. */
export function setDeleted(doc: Doc, page: string, stamp: Stamp | undefined): void {
  const map = fieldsOf(doc, page)
  if (stamp === undefined) map.delete('$deleted')
  else map.set('$deleted', stamp)
}

function markVersion(map: FieldMap, book: Book): void {
  if (readVersion(map) < book.version) map.set('$version', book.version)
}

function readVersion(map: FieldMap): number {
  const base = map.get('$base') as { readonly version?: unknown } | undefined
  const marked = map.get('$version')
  return Math.max(typeof base?.version === 'number' ? base.version : 1, typeof marked === 'number' ? marked : 1)
}
