import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { isSame } from '@hebu/shared/rules/comparing/same.ts'

import type { Workspace } from '../../../workspace/workspace.ts'
import type { SectionField } from './sections.ts'

/** What a person may take over from a figure: it differs from what stands there, and they may write that ([UI180]). */
export function adoptable(workspace: Workspace, book: Book, page: Page, { name, field }: Pick<SectionField, 'name' | 'field'>): { readonly into: string; readonly value: unknown } | undefined {
  if (field.kind !== 'computed' || field.adopts === undefined || !workspace.table(book.id).rights(page).mayEditField(field.adopts)) return undefined
  const value = workspace.computedValue(page, name)
  return value === undefined || isSame(value, page.values[field.adopts]) ? undefined : { into: field.adopts, value }
}
