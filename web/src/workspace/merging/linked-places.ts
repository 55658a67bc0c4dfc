import type { Book } from '@hebu/shared/books/define-book.ts'
import type { CellField, Field, Fields, PageLink } from '@hebu/shared/books/field-kinds.ts'
import { linkIn, rowsIn } from '@hebu/shared/books/read-values.ts'
import type { Page } from '@hebu/shared/codec/page.ts'

import type { Done, PageAddress, Workspace } from '../workspace.ts'

/** A field or cell that names pages of one book. */
interface Naming {
  readonly field: string
  readonly column?: string
  readonly many: boolean
  /** Of any book: ids read `book:id`. */
  readonly any: boolean
}

/** A place that names a page. */
export interface LinkPlace {
  readonly page: PageAddress
  /** `field`, or `field/column` in `row`. */
  readonly path: string
  readonly row?: string
  /** Names another page instead; ids as in the book, without its name. */
  lead(from: string, to: PageLink): Done
  /** Whether it names this page now. */
  names(id: string): boolean
}

const namingIn = (field: Field | CellField, book: string): Pick<Naming, 'many' | 'any'> | undefined => {
  if (field.kind === 'customer' || field.kind === 'customers') return book === 'customers' ? { many: field.kind === 'customers', any: false } : undefined
  if (field.kind !== 'link' && field.kind !== 'links') return undefined
  return field.to === undefined || field.to === book ? { many: field.kind === 'links', any: field.to === undefined } : undefined
}

/** What merging itself writes leads nowhere else. */
const ownFields = ({ identity }: Book): ReadonlySet<string> =>
  new Set(identity === undefined ? [] : [identity.into, identity.records.own, ...Object.values(identity.records.parts ?? {})])

/** The fields and cells of a book that name pages of another, by its declaration. */
function namingsOf(of: Book, book: string): readonly Naming[] {
  const own = ownFields(of)
  return Object.entries(of.fields as Fields).flatMap(([name, field]): readonly Naming[] => {
    if (own.has(name)) return []
    if (field.kind === 'rows') return Object.entries<CellField>(field.columns).flatMap(([column, cell]) => { const naming = namingIn(cell, book); return naming === undefined ? [] : [{ field: name, column, ...naming }] })
    const naming = namingIn(field, book)
    return naming === undefined ? [] : [{ field: name, ...naming }]
  })
}

/** What a place is made with: the current value is read anew each time. */
function placeIn(workspace: Workspace, book: string, page: Page, naming: Naming, row: string | undefined): LinkPlace {
  const { field, column, any, many } = naming
  const address = { book: page.book, id: page.id }
  const full = (id: string): string => (any ? `${book}:${id}` : id)
  const read = (): unknown => {
    const value = workspace.table(page.book).page(page.id)?.values[field]
    return column === undefined ? value : rowsIn(value).find((each) => each.id === row)?.cells[column]
  }
  const links = (): readonly PageLink[] => [read()].flat().flatMap((each) => linkIn(each) ?? [])
  return {
    page: address,
    path: column === undefined ? field : `${field}/${column}`,
    ...(row === undefined ? {} : { row }),
    names: (id) => links().some((link) => link.id === full(id)),
    lead(from, to) {
      const next: PageLink = { id: full(to.id), shelf: to.shelf }
      const value = many ? [...links().filter(({ id }) => id !== full(from) && id !== next.id), next] : next
      return column === undefined || row === undefined ? workspace.commands.set(address, field, value) : workspace.commands.setCell(address, field, row, column, value)
    },
  }
}

/** Every place on this device that names the page, in any book, by the declarations alone ([MRG14]). */
export function placesNaming(workspace: Workspace, book: string, id: string): readonly LinkPlace[] {
  return workspace.books().flatMap((of) =>
    namingsOf(of, book).flatMap((naming) => {
      const named = naming.any ? `${book}:${id}` : id
      // Asked of every page there is.
      const isNamed = (value: unknown): boolean => value !== undefined && (Array.isArray(value) ? value.some((each) => linkIn(each)?.id === named) : linkIn(value)?.id === named)
      return workspace.table(of.id).pages().flatMap((page) => {
        const value = page.values[naming.field]
        if (naming.column === undefined) return isNamed(value) ? [placeIn(workspace, book, page, naming, undefined)] : []
        return rowsIn(value).filter(({ cells }) => isNamed(cells[naming.column!])).map((row) => placeIn(workspace, book, page, naming, row.id))
      })
    }))
}

/** A place that was noted down; `undefined` where its page is not on this device, or its field no longer declared. */
export function notedPlace(workspace: Workspace, book: string, of: string, path: string, noted: string): LinkPlace | undefined {
  const [field = '', column] = path.split('/')
  const [id = '', row] = column === undefined ? [noted] : noted.split('/')
  const declared = workspace.books().find((each) => each.id === of)
  const naming = declared === undefined ? undefined : namingsOf(declared, book).find((each) => each.field === field && each.column === column)
  const page = declared === undefined ? undefined : workspace.table(of).page(id)
  return naming === undefined || page === undefined ? undefined : placeIn(workspace, book, page, naming, row)
}
