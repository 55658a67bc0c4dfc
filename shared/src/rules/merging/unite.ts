import type { Book } from '../../books/define-book.ts'
import type { CellField, Field, Fields, Row } from '../../books/field-kinds.ts'
import { rowsIn } from '../../books/read-values.ts'
import { isFilled } from '../workflow.ts'
import { isMultiple } from '../schema.ts'
import { foldName } from '../matching/fold-name.ts'
import { foldPhones } from '../matching/fold-phone.ts'

/** A page of those that become one. */
export interface MergeSide {
  readonly id: string
  readonly shelf: string
  readonly values: Readonly<Record<string, unknown>>
  /** Companions that this device holds. */
  readonly parts: readonly string[]
  /** When the field was last written, in ms since 1970. */
  changedAt(field: string): number
}

/** Whose value a field takes; `both` puts texts one under the other. */
export type MergeChoice = { readonly take: string } | 'both'

/** Whether a field takes one of several values, or all that they hold. */
export const isUnited = (field: Field): boolean => field.kind === 'rows' || field.kind === 'checklist' || isMultiple(field)

/** The fields that a merge looks at: what people write, in the companions that all sides hold. */
export const mergedFields = (book: Book, sides: readonly MergeSide[]): readonly (readonly [string, Field])[] =>
  Object.entries(book.fields as Fields).filter(([, field]) => field.internal !== true && field.kind !== 'computed' && field.kind !== 'richText' && (field.part === undefined || sides.every(({ parts }) => parts.includes(field.part!))))

const textOf = (value: unknown): string => JSON.stringify(value) ?? ''

/** Whether there is something to choose: two sides that say different things. */
export const isDisputed = (name: string, field: Field, sides: readonly MergeSide[]): boolean =>
  !isUnited(field) && new Set(sides.map(({ values }) => values[name]).filter((value) => isFilled(field, value)).map(textOf)).size > 1

/**
 * The value that a field takes unless somebody chooses another: the only one there is; of several the one written last,
 * but name and material fields stay those of the page that stays ([MRG12]).
 */
export function usualChoice(book: Book, name: string, field: Field, sides: readonly MergeSide[]): MergeChoice {
  const [stays] = sides
  const filled = sides.filter(({ values }) => isFilled(field, values[name]))
  if (filled.length === 0 || filled.includes(stays!) && (field.material === true || name === book.identity?.name)) return { take: stays!.id }
  const newest = filled.reduce((one, other) => (other.changedAt(name) > one.changedAt(name) && textOf(other.values[name]) !== textOf(one.values[name]) ? other : one))
  return { take: newest.id }
}

/** The value that a choice gives. */
export function chosenValue(name: string, choice: MergeChoice, sides: readonly MergeSide[]): unknown {
  if (choice !== 'both') return sides.find(({ id }) => id === choice.take)?.values[name]
  const texts = sides.map(({ values }) => values[name]).filter((value): value is string => typeof value === 'string' && value.trim() !== '')
  return [...new Set(texts)].join('\n') || undefined
}

/** What names an element of a multiple field: the member, the page linked, the file. */
export const elementId = (element: unknown): string =>
  typeof element === 'string' ? element : String((element as { readonly sha256?: unknown }).sha256 ?? (element as { readonly id?: unknown }).id)

/** What a page's rows lack that another's have: rows of their own, and cells that are empty. */
export interface RowsLacking {
  readonly added: readonly Row[]
  readonly filled: readonly { readonly row: string; readonly column: string; readonly value: unknown }[]
}

const telling = (cell: CellField | undefined, value: unknown): readonly string[] => {
  if (cell?.kind !== 'text' || typeof value !== 'string' || value.trim() === '') return []
  if (cell.format === 'phone') return foldPhones(value).map((digits) => `t${digits}`)
  return cell.format === 'email' ? [`e${value.trim().toLowerCase()}`] : []
}

/**
 * Rows are one where they share a number or an address, or a name and nothing that differs; all others are added.
 * What one has and the other lacks is filled in, what differs stays ([MRG13]).
 */
export function rowsLacking(field: Field, has: unknown, other: unknown): RowsLacking {
  if (field.kind !== 'rows') return { added: [], filled: [] }
  const columns = Object.entries<CellField>(field.columns)
  const nameColumn = columns.find(([, cell]) => cell.kind === 'text' && cell.required === true)?.[0]
  const marksOf = (row: Row): ReadonlySet<string> => new Set(columns.flatMap(([column, cell]) => telling(cell, row.cells[column])))
  const nameOf = (row: Row): string => (nameColumn === undefined ? '' : foldName(String(row.cells[nameColumn] ?? '')).whole)
  const agrees = (one: Row, two: Row): boolean => columns.every(([column, cell]) => column === nameColumn || !isFilled(cell, one.cells[column]) || !isFilled(cell, two.cells[column]) || textOf(one.cells[column]) === textOf(two.cells[column]))
  const isOne = (one: Row, two: Row): boolean => {
    if (field.keyedBy === 'member') return one.id === two.id
    const marks = marksOf(one)
    if (nameColumn !== undefined && nameOf(one) !== nameOf(two) && nameOf(one) !== '' && nameOf(two) !== '') return false
    return [...marksOf(two)].some((mark) => marks.has(mark)) || (agrees(one, two) && (nameColumn === undefined || nameOf(one) !== ''))
  }
  const present = [...rowsIn(has)]
  const added: Row[] = []
  const filled: { readonly row: string; readonly column: string; readonly value: unknown }[] = []
  const taken = new Set<string>()
  for (const row of rowsIn(other)) {
    const same = present.find((each) => !taken.has(each.id) && isOne(each, row))
    if (same === undefined) {
      added.push(row)
      continue
    }
    taken.add(same.id)
    for (const [column, cell] of columns) if (cell.kind !== 'computed' && isFilled(cell, row.cells[column]) && !isFilled(cell, same.cells[column])) filled.push({ row: same.id, column, value: row.cells[column] })
  }
  return { added, filled }
}
