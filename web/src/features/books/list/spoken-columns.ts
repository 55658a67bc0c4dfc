import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Field } from '@hebu/shared/books/field-kinds.ts'
import type { Page } from '@hebu/shared/codec/page.ts'

import type { Workspace } from '../../../workspace/workspace.ts'
import { shownKind } from '../values/format-value.ts'
import type { Names } from '../values/use-names.ts'
import { rawValue } from '../values/use-names.ts'
import { dueOf } from './due.ts'
import type { ListColumn } from './list-columns.ts'

export interface SpokenInput {
  readonly book: Book
  readonly page: Page
  readonly names: Names
  readonly workspace: Workspace
  readonly nowMs: number
  /** What the page is called where they stand. */
  readonly called: string
}

/**
 * Columns whose values say something where no heading stands over them, what is late first ([CUS22] [UI177]): what was
 * reckoned says nothing by itself unless it is the page's number, a flag says its name where it holds, and what the page's name says is not said again.
 */
export function spokenColumns(columns: readonly ListColumn[], { book, page, names, workspace, nowMs, called }: SpokenInput): readonly ListColumn[] {
  const isLate = (id: string, field: Field): boolean => dueOf(book, id, page.state, rawValue(workspace, page, id, field), nowMs, workspace.directory().workspace.timeZone)?.is === 'late'
  const late: ListColumn[] = []
  const others: ListColumn[] = []
  for (const column of columns) {
    const { id, main, field } = column
    if (main) continue
    if (field === undefined) others.push(column)
    else if (isLate(id, field)) late.push(column)
    else if (shownKind(field) === 'flag') {
      if (rawValue(workspace, page, id, field) === true) others.push(column)
    } else if (field.kind !== 'computed' || field.numbers === true) {
      const value = names.value(book, page, id, field)
      if (value !== '' && !called.includes(value)) others.push(column)
    }
  }
  return [...late.slice(0, 1), ...others, ...late.slice(1)]
}
