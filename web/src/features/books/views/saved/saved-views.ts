import { views } from '@hebu/shared/books/views.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { Accessor } from 'solid-js'
import { createMemo } from 'solid-js'

import { sameOrder } from '../../list/state/list-state.ts'
import type { Done, PageAddress, Workspace } from '../../../../workspace/workspace.ts'

/** A view that was saved for a list. */
export interface SavedView {
  readonly id: string
  readonly name: string
  /** In the order in which looks are compared. */
  readonly look: string
  readonly shared: boolean
  /** Whether this member may change and delete it. */
  readonly mine: boolean
}

/** The saved views of a list that this member sees, the member's own before those of the department. */
export function createSavedViews(workspace: Workspace, book: string): { readonly own: Accessor<readonly SavedView[]>; readonly shared: Accessor<readonly SavedView[]> } {
  const table = workspace.table(views.id)
  const viewOf = (page: Page): SavedView => ({ id: page.id, name: String(page.values['name'] ?? ''), look: sameOrder(String(page.values['look'] ?? '')), shared: page.shelf === 'g-all', mine: table.rights(page).edit })
  const every = createMemo(() => table.pages().filter(({ values }) => values['of'] === book).toSorted((a, b) => ((a.made?.at ?? '') < (b.made?.at ?? '') ? -1 : 1)).map(viewOf))
  return { own: () => every().filter(({ shared }) => !shared), shared: () => every().filter(({ shared }) => shared) }
}

const addressOf = (view: SavedView): PageAddress => ({ book: views.id, id: view.id })

/** Saves a look under a name, for this member or for the department. */
export const saveView = ({ commands }: Workspace, book: string, name: string, look: string, shared: boolean): Done<{ readonly id: string }> =>
  commands.create(views.id, { name: name.trim(), of: book, look, ...(shared ? { shared } : {}) })

export const updateView = ({ commands }: Workspace, view: SavedView, look: string): Done => commands.set(addressOf(view), 'look', look)

export const renameView = ({ commands }: Workspace, view: SavedView, name: string): Done => commands.set(addressOf(view), 'name', name.trim())

export const removeView = ({ commands }: Workspace, view: SavedView): Done => commands.remove(addressOf(view))

/** Puts a view on the department's shelf; the member's own gives way to it. Answers the new one. */
export function shareView(workspace: Workspace, book: string, view: SavedView): Done<{ readonly id: string }> {
  const made = saveView(workspace, book, view.name, view.look, true)
  if (made.ok) removeView(workspace, view)
  return made
}
