import type { Book } from '../../books/define-book.ts'
import type { CellField, Field, Fields } from '../../books/field-kinds.ts'
import { isOrigin, originFields } from './origin-fields.ts'

/** Where a column of a sheet may go: a field, or a column of its rows; `nth` is which row of the page, from 1. */
export interface ImportTarget {
  /** `name`, `contacts.phone`, `contacts.phone#2`. */
  readonly id: string
  readonly field: string
  readonly column?: string
  readonly nth: number
}

const brought = new Set(['text', 'longText', 'number', 'money', 'percent', 'date', 'dateTime', 'choice', 'flag', 'member', 'members', 'customer', 'customers', 'link', 'links'])

const isBrought = (field: Field): boolean => field.internal !== true && brought.has(field.kind)

/** Rows of one page that a line may bring in. */
export const mostRowsOfLine = 9

export function readTarget(id: string): ImportTarget {
  const [, field = '', column, nth] = /^([^.#]+)(?:\.([^#]+))?(?:#(\d+))?$/.exec(id) ?? []
  return { id, field, ...(column === undefined ? {} : { column }), nth: Number(nth ?? 1) }
}

export const targetId = (field: string, column?: string, nth = 1): string => `${field}${column === undefined ? '' : `.${column}`}${nth === 1 ? '' : `#${nth}`}`

/** What a column of a sheet can be brought into, in the order of the declaration; of rows the first one; and what it may say of a page's past. Companions that `holds` denies are left out. */
export function importTargets(book: Book, holds: (part: string) => boolean): readonly ImportTarget[] {
  const targets = Object.entries(book.fields as Fields).flatMap(([name, field]) => {
    if (field.internal === true || (field.part !== undefined && !holds(field.part))) return []
    if (field.kind !== 'rows') return isBrought(field) ? [readTarget(name)] : []
    return field.keyedBy === undefined ? Object.entries<CellField>(field.columns).filter(([, cell]) => isBrought(cell)).map(([column]) => readTarget(targetId(name, column))) : []
  })
  return [...targets, ...Object.keys(originFields(book)).map(readTarget)]
}

/** The field that a target writes into, or the column of rows. */
export function fieldOfTarget(book: Book, { field, column }: ImportTarget): CellField | Field | undefined {
  if (isOrigin(field)) return originFields(book)[field]
  const declared = (book.fields as Fields)[field]
  return column === undefined ? declared : declared?.kind === 'rows' ? declared.columns[column] : undefined
}

/** The field that tells pages of one name apart: the customer that they are about. */
export const tellingField = (book: Book): string | undefined => Object.entries(book.fields as Fields).find(([, field]) => field.kind === 'customer' && field.part === undefined && field.internal !== true)?.[0]

/** The text that names a page of the book: what lines and pages are known again by. */
export const namingField = (book: Book): string | undefined => Object.entries(book.fields as Fields).find(([, field]) => field.kind === 'text' && field.required === true && field.part === undefined && field.internal !== true)?.[0]
