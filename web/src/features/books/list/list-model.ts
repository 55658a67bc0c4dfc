import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Fields } from '@hebu/shared/books/field-kinds.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { Text } from '@hebu/shared/vocabulary/text.ts'
import type { Accessor } from 'solid-js'
import { createMemo } from 'solid-js'

import { listWords } from '../../../words/list.ts'
import { useWords } from '../../../words/language.tsx'
import { useWorkspace } from '../../../workspace/context.tsx'
import type { LiveTable } from '../../../workspace/workspace.ts'
import { choicesOf } from '../values/choices.ts'
import type { Names } from '../values/use-names.ts'
import { useNames } from '../values/use-names.ts'
import { createPiece } from './state/lazy-piece.ts'
import type { ListColumn } from './list-columns.ts'
import { columnsOf, everyColumnOf } from './list-columns.ts'
import type { ListState } from './state/list-state.ts'
import { createListState } from './state/list-state.ts'
import type { LookKeeper } from './state/look-keeper.ts'
import { createOrderedPages } from './ordered-pages.ts'

/** The list of one book: what its table, board and calendar have in common. */
export interface ListModel {
  readonly book: Book
  readonly state: ListState
  readonly table: LiveTable
  readonly names: Names
  /** For telling what is late; the same for the whole list. */
  readonly nowMs: number
  /** The pages that the filters leave, in the chosen order. */
  readonly pages: Accessor<readonly Page[]>
  readonly countByState: Accessor<ReadonlyMap<string, number>>
  /** Whether the filters have been fetched that the address asks for. */
  readonly ready: Accessor<boolean>
  /** The declared columns, and everything that can be one. */
  readonly declared: Accessor<readonly ListColumn[]>
  readonly every: Accessor<readonly ListColumn[]>
  labelOf(column: string): string
  readonly open: Accessor<string | undefined>
  openPage(page: Page, by: 'key' | 'pointer'): void
  /** Makes a page with these values and opens it. */
  makeNew(values?: Readonly<Record<string, unknown>>): void
}

export interface ListModelInput {
  readonly book: Book
  readonly keeper: LookKeeper
  readonly open: Accessor<string | undefined>
  readonly openPage: ListModel['openPage']
  readonly makeNew: ListModel['makeNew']
}

export function createListModel(input: ListModelInput): ListModel {
  const workspace = useWorkspace()
  const words = useWords()
  const names = useNames()
  const { book } = input
  const fields: Fields = book.fields
  const nowMs = Date.now()
  const state = createListState(() => book, workspace, input.keeper)
  const filters = createPiece(() => state.filters() !== '', async () => (await import('../views/filters/match.ts')).createMatcher)
  const matcher = createMemo(() => (state.filters() === '' ? undefined : filters()?.(book, state.filters(), { workspace, names, nowMs })))
  const { rows, countByState } = createOrderedPages(() => book, state, matcher)

  const wordings = (id: string): readonly Text[] => {
    const field = fields[id]
    return field === undefined ? Object.values(book.states) : field.kind === 'choice' ? Object.values(choicesOf(field, workspace.charter())) : []
  }
  const labelOf = (id: string) => words.say(fields[id]?.label ?? listWords.state)
  const labelsOf = (id: string) => [labelOf(id), ...wordings(id).map((wording) => words.say(wording))]
  const declared = createMemo(() => columnsOf(book, labelsOf))
  const every = createMemo(() => everyColumnOf(book, labelsOf))
  return {
    book,
    state,
    table: workspace.table(book.id),
    names,
    nowMs,
    pages: rows,
    countByState,
    ready: () => state.filters() === '' || filters() !== undefined,
    declared,
    every,
    labelOf,
    open: input.open,
    openPage: input.openPage,
    makeNew: input.makeNew,
  }
}
