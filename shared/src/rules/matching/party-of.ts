import type { Book } from '../../books/define-book.ts'
import { rowsIn, stringIn } from '../../books/read-values.ts'
import type { Party } from './likeness.ts'

/** What a declaration's path names in the values of a page: `field`, or `field/column` for all of its rows. */
function textsAt(values: Readonly<Record<string, unknown>>, paths: readonly string[] = []): readonly string[] {
  return paths.flatMap((path) => {
    const [field = '', column] = path.split('/')
    const found = column === undefined ? [values[field]] : rowsIn(values[field]).map(({ cells }) => cells[column])
    return found.map(stringIn).filter((each) => each !== undefined && each !== '') as string[]
  })
}

/** Whom a page is about, by its book's declaration; `undefined` for books whose pages are no parties. */
export function partyOf(book: Book, page: { readonly id: string; readonly values: Readonly<Record<string, unknown>> }): Party | undefined {
  const { identity } = book
  if (identity === undefined) return undefined
  const [name = ''] = textsAt(page.values, [identity.name])
  const [region] = textsAt(page.values, identity.region === undefined ? [] : [identity.region])
  return { id: page.id, name, phones: textsAt(page.values, identity.phones), emails: textsAt(page.values, identity.emails), region }
}
