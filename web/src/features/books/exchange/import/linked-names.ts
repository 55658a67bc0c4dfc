import type { Book } from '@hebu/shared/books/define-book.ts'
import type { CellField, PageLink } from '@hebu/shared/books/field-kinds.ts'
import { linkedBook } from '@hebu/shared/books/field-kinds.ts'
import { foldName } from '@hebu/shared/rules/matching/fold-name.ts'
import { untrack } from 'solid-js'

import type { Workspace } from '../../../../workspace/workspace.ts'
import type { PasteInput } from '../../values/read-pasted.ts'

/** A customer's name in the form in which names are compared. */
export function keyOfCustomer(name: string): string {
  const { core, region, branch } = foldName(name)
  return `${core}|${region}|${branch}`
}

/** Finds the customers that cells name also where they write them otherwise, in the other script or without the legal form; `pause` is awaited after each, so that the window can answer. */
export async function namingCustomers(input: PasteInput, book: Book, fields: readonly CellField[], workspace: Workspace, pause: () => Promise<void>): Promise<PasteInput> {
  if (book.id === 'customers' || !fields.some((field) => linkedBook(field) === 'customers')) return input
  const byName = new Map<string, PageLink[]>()
  for (const { id, shelf, values } of untrack(() => workspace.table('customers').pages())) {
    const key = keyOfCustomer(String(values['name'] ?? ''))
    byName.set(key, [...(byName.get(key) ?? []), { id, shelf }])
    await pause()
  }
  return {
    ...input,
    pagesNamed(field, title) {
      const named = input.pagesNamed(field, title)
      return named.length > 0 || linkedBook(field) !== 'customers' ? named : (byName.get(keyOfCustomer(title)) ?? [])
    },
  }
}
