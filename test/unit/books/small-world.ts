import { books } from '@hebu/shared/books/catalogue.generated.ts'
import type { Book, Naming, ShelvingInput } from '@hebu/shared/books/define-book.ts'
import type { ComputedField, ComputedInput, Row, World } from '@hebu/shared/books/field-kinds.ts'
import type { Member } from '@hebu/shared/vocabulary/directory.ts'

import { aMember } from '../../kit/department.ts'

type Given = Partial<Omit<ComputedInput, 'id' | 'values'>>

/** A page with these values; made by Zhou on a Monday morning unless said otherwise. */
export const aPage = (id: string, values: ComputedInput['values'], given: Given = {}): ComputedInput => ({
  id,
  shelf: 'g-east',
  state: 'draft',
  made: { by: 'zhou', at: '2026-11-23T01:00:00.000Z' },
  ...given,
  values,
})

export const aRow = (id: string, cells: Row['cells']): Row => ({ id, at: id, cells })

export const to = (id: string, shelf = 'g-east') => ({ id, shelf })

export const yuan = (amount: number) => ({ amountCents: Math.round(amount * 100), currency: 'CNY' })

export const moved = (move: string, state: string, at: string, verdict = 'applied') => ({ move, to: state, by: 'zhou', at, verdict })

/** A device that holds these pages, on Wednesday 2026-11-25 at noon in Shanghai. */
export function aWorld(pagesByBook: Readonly<Record<string, readonly ComputedInput[]>> = {}, given: Partial<World> = {}): World {
  const pages = (book: string) => pagesByBook[book] ?? []
  return {
    today: '2026-11-25',
    nowMs: Date.parse('2026-11-25T04:00:00.000Z'),
    timeZone: 'Asia/Shanghai',
    linked: (book, field, id) => pages(book).filter(({ values }) => (values[field] as { readonly id?: string } | undefined)?.id === id),
    page: (book, id) => pages(book).find((page) => page.id === id),
    pages,
    ...given,
  }
}

/** The value of a computed field of a book, or of a computed column `rows/column` for a row. */
export function valueOf(book: Book, name: string, page: ComputedInput, world: World, row?: Row): unknown {
  const [field = '', column] = name.split('/')
  const declared = book.fields[field]
  const found = column === undefined ? declared : declared?.kind === 'rows' ? declared.columns[column] : undefined
  if (found?.kind !== 'computed') throw new Error(`${book.id} has no computed field ${name}`)
  return (found as ComputedField).compute(page, world, row)
}

/** Zhou of the east, Shen of the west, Wang above both. */
const groups: Readonly<Record<string, string>> = { zhou: 'east', lin: 'east', shen: 'west' }

export const shelving = (values: ShelvingInput['values'], me: Member = aMember('zhou')): ShelvingInput => ({
  values,
  me,
  today: '2026-11-25',
  groupOf: (id) => groups[id],
})

/** Says ids and values as they are. */
export const plainNaming: Naming = {
  member: (id) => String(id ?? ''),
  page: (link) => (typeof link === 'object' && link !== null && 'id' in link ? String(link.id) : ''),
  choice: (_field, value) => String(value ?? ''),
  date: (value) => String(value ?? ''),
  dateTime: (value) => String(value ?? ''),
  period: (key) => String(key ?? ''),
  words: (wording) => wording.en,
}

export const everyBook: readonly Book[] = books
