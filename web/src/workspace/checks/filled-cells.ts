import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Fields } from '@hebu/shared/books/field-kinds.ts'
import { linkIn } from '@hebu/shared/books/read-values.ts'

import type { PageStore } from '../page-store.ts'
import type { Commands, PageAddress } from '../workspace.ts'

type Cells = Readonly<Record<string, unknown>>

/** Where linked pages are looked up. */
export interface FilledFrom {
  book(id: string): Book | undefined
  store(book: string): PageStore
}

/** What the page that a cell names gives the other columns of its row, by the book's declaration. */
function givenBy(book: Book | undefined, field: string, column: string, value: unknown, from: FilledFrom): Cells {
  const declared = (book?.fields as Fields | undefined)?.[field]
  const cell = declared?.kind === 'rows' ? declared.columns[column] : undefined
  const link = linkIn(value)
  if (cell?.kind !== 'link' || cell.fills === undefined || cell.to === undefined || link === undefined) return {}
  const values = from.store(cell.to).peek(link.id)?.values ?? {}
  return Object.fromEntries(Object.entries(cell.fills).flatMap(([into, source]) => (values[source] === undefined ? [] : [[into, values[source]]])))
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/**
 * Naming a page in a row fills what the row does not have yet, and what the page named before had given it; what
 * somebody wrote stays ([PROP2]). Undone with it, as one step.
 */
export function withFilledCells<C extends Commands>(commands: C, from: FilledFrom): C {
  const columnsOf = (address: PageAddress, field: string): readonly string[] => {
    const declared = (from.book(address.book)?.fields as Fields | undefined)?.[field]
    return declared?.kind === 'rows' ? Object.keys(declared.columns) : []
  }
  return {
    ...commands,
    setCell(address, field, row, column, value) {
      const book = from.book(address.book)
      const cells = (from.store(address.book).peek(address.id)?.values[field] as readonly { readonly id: string; readonly cells: Cells }[] | undefined)?.find(({ id }) => id === row)?.cells ?? {}
      const gives = givenBy(book, field, column, value, from)
      if (Object.keys(gives).length === 0) return commands.setCell(address, field, row, column, value)
      const gave = givenBy(book, field, column, cells[column], from)
      return commands.asOne({}, () => {
        const written = commands.setCell(address, field, row, column, value)
        if (written.ok) for (const [into, filled] of Object.entries(gives)) if (cells[into] === undefined || same(cells[into], gave[into])) commands.setCell(address, field, row, into, filled)
        return written
      })
    },
    addRow(address, field, cells = {}, before, member) {
      const book = from.book(address.book)
      const gives = Object.assign({}, ...columnsOf(address, field).map((column) => givenBy(book, field, column, cells[column], from))) as Cells
      return commands.addRow(address, field, { ...gives, ...cells }, before, member)
    },
  }
}
