import type { Book } from '@hebu/shared/books/define-book.ts'
import type { ComputedField, ComputedInput, Fields, Row, Working, World } from '@hebu/shared/books/field-kinds.ts'
import type { Page } from '@hebu/shared/codec/page.ts'

import type { Workspace } from './workspace.ts'

/** What a derived value was made of. */
export interface Grounds {
  /** Fields of the page itself. */
  readonly fields: readonly string[]
  /** Pages that were looked up, by book; no number where the whole book was gone through. */
  readonly books: readonly { readonly book: string; readonly count: number | undefined }[]
  /** The arithmetic, where the field tells it. */
  readonly workings?: readonly Working[] | undefined
}

/** Derives a value once more and notes what is read on the way. */
export function groundsOf(field: ComputedField, page: Page, world: World, row?: Row): Grounds {
  const fields = new Set<string>()
  const counts = new Map<string, Set<string> | undefined>()
  const note = (book: string, found: readonly ComputedInput[]): void => {
    if (!counts.has(book)) counts.set(book, new Set())
    for (const { id } of found) counts.get(book)?.add(id)
  }
  const values = new Proxy(page.values, {
    get(target, name) {
      if (typeof name === 'string' && name in target) fields.add(name)
      return Reflect.get(target, name) as unknown
    },
  })
  const watched: World = Object.create(world, {
    linked: { value: (book: string, by: string, id: string) => { const found = world.linked(book, by, id); note(book, found); return found } },
    page: { value: (book: string, id: string) => { const found = world.page(book, id); note(book, found === undefined ? [] : [found]); return found } },
    pages: { value: (book: string) => { counts.set(book, undefined); return world.pages(book) } },
  }) as World
  field.compute({ ...page, values }, watched, row)
  return { fields: [...fields], books: [...counts].map(([book, ids]) => ({ book, count: ids?.size })), workings: field.workings?.(page, world) }
}

/** What computed fields say, and what that is made of. */
export function computedFields(bookById: (id: string) => Book | undefined, world: World): Pick<Workspace, 'computedValue' | 'grounds'> {
  const fieldsOf = (book: string): Fields | undefined => bookById(book)?.fields
  return {
    computedValue(page, field, column, row) {
      const declared = fieldsOf(page.book)?.[field]
      const shown = column === undefined || declared?.kind !== 'rows' ? declared : declared.columns[column]
      return shown?.kind === 'computed' ? shown.compute(page, world, row) : undefined
    },
    grounds(page, field) {
      const declared = fieldsOf(page.book)?.[field]
      return declared?.kind === 'computed' ? groundsOf(declared, page, world) : { fields: [], books: [] }
    },
  }
}
