import { headings } from '@hebu/shared/books/define-book.ts'
import { books } from '@hebu/shared/books/catalogue.generated.ts'
import { groupBooks } from '@hebu/web/shell/frame/rail-groups.ts'
import { expect, test } from 'vitest'

const [a, b, c, d] = books

test('[NEW2] books stand under the headings that they declare, in the order of the headings; those without one first', () => {
  const groups = groupBooks([{ ...a!, under: 'money' }, b!, { ...c!, under: 'dealings' }, d!, { ...a!, id: 'last', under: 'dealings' }])
  expect(groups.map((group) => group.books.map(({ id }) => id))).toEqual([[b!.id, d!.id], [c!.id, 'last'], [a!.id]])
  expect(groups.map(({ label }) => label?.en)).toEqual([undefined, 'Business', 'Finance'])
})

test('[NEW2] a heading without books is not shown', () => {
  expect(groupBooks(books.map((book) => ({ ...book, under: headings[0] })))).toHaveLength(1)
})
