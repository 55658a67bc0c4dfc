import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Field, Fields } from '@hebu/shared/books/field-kinds.ts'

import { labelWidth } from '../../../ui/fields/label-width.ts'
import { shownKind } from '../values/format-value.ts'

/** A column of a book's list. `state` is the state's, which is no field. */
export interface ListColumn {
  readonly id: string
  readonly field: Field | undefined
  /** Its least width, by which columns are chosen that fit. */
  readonly minPx: number
  readonly track: string
  /** The one that names the page: bold, and always there. */
  readonly main: boolean
}

const widths: Readonly<Record<string, number>> = {
  date: 106, dateTime: 124, money: 108, number: 84, percent: 76, choice: 92, flag: 64, member: 84, members: 112, checklist: 72, rows: 56, file: 120,
}

const namesPages = new Set(['text', 'longText', 'customer', 'customers', 'link'])
const minMainPx = 164
const gapPx = 12
const paddingPx = 40

/** About how wide a word is at 12 px on its wash. */
const badgePx = (label: string): number => 16 + labelWidth(label, 6.8, 12.5)

/** The same of a word at the size of the list. */
const wordPx = (label: string): number => labelWidth(label, 8.2, 14.2)

/** Room for the longest of some labels, within reason. */
const roomFor = (labels: readonly string[], widthOf: (label: string) => number): number => Math.round(Math.max(56, Math.min(156, Math.max(0, ...labels.map(widthOf)))))

/** The words that may stand in a column of choices, its name among them. */
export type LabelsOf = (column: string) => readonly string[]

function columnOf(book: Book, id: string, isMain: boolean, labelsOf: LabelsOf): ListColumn {
  const field = (book.fields as Fields)[id]
  if (isMain) return { id, field, main: true, minPx: minMainPx, track: `minmax(${minMainPx}px, 1.6fr)` }
  const px = field === undefined || field.kind === 'choice' ? roomFor(labelsOf(id), field?.kind === 'choice' && field.from !== 'tiers' ? wordPx : badgePx) : (widths[shownKind(field)] ?? 120)
  const grows = field !== undefined && !(shownKind(field) in widths)
  return { id, field, main: false, minPx: px, track: grows ? `minmax(${px}px, 1fr)` : `${px}px` }
}

/** Texts of their own are read on the page. */
const isColumn = (book: Book, id: string, labelsOf: LabelsOf): boolean => {
  const field = (book.fields as Fields)[id]
  return field !== undefined && field.internal !== true && field.kind !== 'richText' && (field.kind !== 'choice' || labelsOf(id).length > 1)
}

/** The columns that a book declares for its list, and the state where a page can have more than one. */
export function columnsOf(book: Book, labelsOf: LabelsOf): readonly ListColumn[] {
  const fields: Fields = book.fields
  const declared = book.list.columns.filter((id) => id === 'state' || isColumn(book, id, labelsOf))
  const main = book.list.names ?? declared.find((id) => fields[id]?.kind === 'text' && fields[id].required) ?? declared.find((id) => fields[id] !== undefined && namesPages.has(fields[id].kind)) ?? declared[0]
  const withState = declared.includes('state') || Object.keys(book.states).length < 2 ? declared : insertAfter(declared, main, 'state')
  return withState.map((id) => columnOf(book, id, id === main, labelsOf))
}

/** What may be chosen as columns: the declared ones, then every other field. */
export function everyColumnOf(book: Book, labelsOf: LabelsOf): readonly ListColumn[] {
  const declared = columnsOf(book, labelsOf)
  const others = Object.keys(book.fields).filter((id) => isColumn(book, id, labelsOf) && !declared.some((column) => column.id === id))
  return [...declared, ...others.map((id) => columnOf(book, id, false, labelsOf))]
}

/** A column that a member chose, and the width they gave it. */
export interface ColumnChoice {
  readonly id: string
  readonly px?: number | undefined
}

/** `name,owner.140`: columns in their order, with a width where one was given. */
export const encodeColumns = (choices: readonly ColumnChoice[]): string => choices.map(({ id, px }) => (px === undefined ? id : `${id}.${px}`)).join(',')

export const decodeColumns = (text: string): readonly ColumnChoice[] =>
  text.split(',').filter((part) => part !== '').map((part) => {
    const [id = '', px] = part.split('.')
    return px !== undefined && /^\d{2,4}$/.test(px) ? { id, px: Number(px) } : { id }
  })

/** The chosen columns, the one that names the page first whatever was chosen; what the book does not know is left out. */
export function chosenColumns(every: readonly ListColumn[], choices: readonly ColumnChoice[]): readonly ListColumn[] {
  const wanted = choices.flatMap(({ id, px }) => {
    const column = every.find((each) => each.id === id)
    return column === undefined ? [] : [px === undefined ? column : { ...column, minPx: px, track: `${px}px` }]
  })
  const main = wanted.find((column) => column.main) ?? every.find((column) => column.main)
  return [...(main === undefined ? [] : [main]), ...wanted.filter((column) => !column.main)]
}

/** What a row of these columns needs at least. */
export const leastWidth = (columns: readonly ListColumn[]): number => columns.reduce((sum, column) => sum + column.minPx, 0) + gapPx * (columns.length - 1) + paddingPx

function insertAfter(list: readonly string[], after: string | undefined, item: string): readonly string[] {
  const at = list.indexOf(after ?? '') + 1
  return [...list.slice(0, at), item, ...list.slice(at)]
}

/** As many columns as fit, in their order: the one that names the page, the state, the one sorted by, then the rest as declared. */
export function fittingColumns(columns: readonly ListColumn[], widthPx: number, sortedBy: string): readonly ListColumn[] {
  const rank = (column: ListColumn): number => (column.main ? 0 : column.id === 'state' ? 1 : column.id === sortedBy ? 2 : 3)
  const byRank = columns.toSorted((a, b) => rank(a) - rank(b))
  let leftPx = widthPx - paddingPx
  const fit = new Set<ListColumn>()
  for (const column of byRank) {
    leftPx -= column.minPx + gapPx
    if (leftPx < 0 && fit.size > 0) break
    fit.add(column)
  }
  return columns.filter((column) => fit.has(column))
}
