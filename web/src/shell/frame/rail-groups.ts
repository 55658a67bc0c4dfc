import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Text } from '@hebu/shared/vocabulary/text.ts'

import { shellWords } from '../../words/shell.ts'

/** A stretch of the rail: what everybody uses first comes without a heading. */
export interface RailGroup {
  readonly label?: Text
  readonly books: readonly Book[]
}

const places: readonly { readonly label?: Text; readonly ids: readonly string[] }[] = [
  { ids: ['customers', 'visits', 'meetings', 'plans', 'reports', 'tasks'] },
  {
    label: shellWords.dealings,
    ids: ['proposals', 'contracts', 'contractChanges', 'orders', 'products', 'opportunities', 'followUps', 'inquiries', 'cases', 'surveys', 'surveyResponses', 'suggestions', 'campaigns', 'research', 'partners'],
  },
  { label: shellWords.money, ids: ['receivables', 'receipts', 'budgets', 'expenses', 'costs', 'funds'] },
  {
    label: shellWords.team,
    ids: ['projects', 'board', 'reviewCycles', 'reviews', 'peerInputs', 'improvements', 'growthFiles', 'honours', 'trainingPlans', 'trainings', 'leaves', 'attendance', 'hiring'],
  },
  { label: shellWords.control, ids: ['documents', 'seals', 'sealUses', 'risks', 'audits', 'confidentiality', 'assets'] },
]

const placed = new Set(places.flatMap((place) => place.ids))

/** The books under the headings of the rail, in the rail's order. A book that no heading names goes to the end. */
export function groupBooks(books: readonly Book[]): readonly RailGroup[] {
  const named = places.map(({ label, ids }) => ({
    ...(label === undefined ? {} : { label }),
    books: ids.flatMap((id) => books.find((book) => book.id === id) ?? []),
  }))
  const others = { label: shellWords.others, books: books.filter((book) => !placed.has(book.id)) }
  return [...named, others].filter((group) => group.books.length > 0)
}
