import { books } from '@hebu/shared/books/catalogue.generated.ts'
import type { Fields } from '@hebu/shared/books/field-kinds.ts'
import { minPxOf } from '@hebu/web/features/books/page/fields/rows/min-px.ts'
import { expect, test } from 'vitest'

test('[FLD23] no column of any book is so narrow that its words stand letter under letter', () => {
  const columns = books.flatMap(({ id, fields }) => Object.entries(fields as Fields).flatMap(([name, field]) => (field.kind === 'rows' ? Object.entries(field.columns).map(([column, cell]) => [`${id}.${name}.${column}`, minPxOf(cell)] as const) : [])))
  expect(columns.filter(([, px]) => (px ?? 0) < 60)).toEqual([])
  expect(columns.length).toBeGreaterThan(20)
})
