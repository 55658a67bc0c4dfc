import { charters } from '@hebu/shared/charters/catalogue.ts'
import { books } from '@hebu/shared/books/catalogue.generated.ts'
import { limitGroups, limitsOfBooks, limitUnits, limitWords } from '@hebu/web/words/limits.ts'
import { expect, test } from 'vitest'

test('[SET9] every limit of every charter has a name, a unit and a group', () => {
  const names = new Set(charters.flatMap(({ limits }) => Object.keys(limits)))
  const grouped = new Set(limitGroups.flatMap((group) => group.names))
  expect([...names].filter((name) => !Object.hasOwn(limitWords, name))).toEqual([])
  expect([...names].filter((name) => !grouped.has(name))).toEqual([])
  expect([...names].filter((name) => !limitUnits.some(([ending]) => name.endsWith(ending)))).toEqual([])
})

test('[SET9] a limit of a book that is not there is not offered; it is known to some charter', () => {
  const names = new Set(charters.flatMap(({ limits }) => Object.keys(limits)))
  expect(Object.keys(limitsOfBooks).filter((name) => !names.has(name))).toEqual([])
  expect(Object.values(limitsOfBooks).filter((of) => books.some(({ id }) => id === of))).toEqual([])
})
