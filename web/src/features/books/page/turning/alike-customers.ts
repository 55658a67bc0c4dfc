import type { Page } from '@hebu/shared/codec/page.ts'
import type { FoldedParty } from '@hebu/shared/rules/matching/likeness.ts'
import { foldParty, likenessOf, possibleFrom } from '@hebu/shared/rules/matching/likeness.ts'
import { partyOf } from '@hebu/shared/rules/matching/party-of.ts'
import { createPinyin } from '@hebu/shared/vocabulary/pinyin.ts'

import type { Workspace } from '../../../../workspace/workspace.ts'

const pinyin = createPinyin()
const folded = new WeakMap<Page, FoldedParty>()

/** Work longer than this lets the window answer. */
const sliceMs = 8
const mostShown = 3

/** Customers that may be the one who asked, the likest first; `undefined` where nobody wants them any more ([CUS29]). */
export async function alikeCustomers(workspace: Workspace, { name, phone }: { readonly name: string; readonly phone: string }, isWanted: () => boolean): Promise<readonly Page[] | undefined> {
  const book = workspace.bookById('customers')
  if (book === undefined || (name.trim().length < 2 && phone.trim() === '')) return []
  const own = foldParty({ id: '', name, phones: phone === '' ? [] : [phone], emails: [] }, pinyin)
  const found: { readonly page: Page; readonly score: number }[] = []
  let until = performance.now() + sliceMs
  for (const page of workspace.table('customers').pages()) {
    if (page.state === 'merged' || page.state === 'invalid') continue
    let party = folded.get(page)
    if (party === undefined) folded.set(page, (party = foldParty(partyOf(book, page) ?? { id: page.id, name: String(page.values['name'] ?? ''), phones: [], emails: [] }, pinyin)))
    const likeness = likenessOf(own, party)
    if (likeness !== undefined && likeness.score >= possibleFrom) found.push({ page, score: likeness.score })
    if (performance.now() < until) continue
    await new Promise<void>((resolve) => { setTimeout(resolve) })
    if (!isWanted()) return undefined
    until = performance.now() + sliceMs
  }
  return found.toSorted((a, b) => b.score - a.score).slice(0, mostShown).map(({ page }) => page)
}
