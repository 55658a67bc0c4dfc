import type { Page } from '@hebu/shared/codec/page.ts'

import type { Workspace } from '../../../../workspace/workspace.ts'
import { alikeParties, foldTyped } from '../../merging/alike.ts'

/** Customers that may be the one who asked, the likest first; `undefined` where nobody wants them any more ([CUS29]). */
export async function alikeCustomers(workspace: Workspace, { name, phone }: { readonly name: string; readonly phone: string }, isWanted: () => boolean): Promise<readonly Page[] | undefined> {
  const book = workspace.bookById('customers')
  if (book === undefined) return []
  const found = await alikeParties(workspace, book, foldTyped({ name, phones: phone.trim() === '' ? [] : [phone], emails: [] }), () => true, isWanted)
  return found?.map(({ page }) => page)
}
