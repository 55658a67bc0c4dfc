import { contracts } from '@hebu/shared/books/contracts.ts'
import { customers } from '@hebu/shared/books/customers.ts'
import { textRoot } from '@hebu/shared/codec/roots.ts'
import { createPage } from '@hebu/shared/codec/write-page.ts'
import { addDays, dateOf } from '@hebu/shared/vocabulary/dates.ts'
import { expect } from '@playwright/test'
import { XmlFragment } from 'yjs'

import { write as writeText } from './editor-harness/sample-text.ts'
import { aPlainPeer } from './plain-peer.ts'
import type { Department } from './world.ts'

/** Puts a contract on the relay that only wants to be handed in, and once it is approved the signed copy; `draft` of its drafter's group. */
export async function aReadyContract({ relay, workspace, person, directory }: Department, drafter: string, { amountCents = 3_600_000 }: { readonly amountCents?: number } = {}): Promise<void> {
  const lin = person(drafter)
  const own = `g-${(await directory()).members.find(({ id }) => id === lin.member)?.group ?? 'all'}`
  const token = await lin.token()
  const today = dateOf(Date.now(), 'Asia/Shanghai')
  const shelves = { files: `${workspace}/customers/${own}`, contracts: `${workspace}/contracts/${own}/${today.slice(0, 4)}` }
  const files = aPlainPeer(relay.url, shelves.files, token)
  const shelf = aPlainPeer(relay.url, shelves.contracts, token)
  await Promise.all([files.synced, shelf.synced])
  const made = { by: lin.member, at: new Date(Date.now() - 86_400_000).toISOString() }
  const amount = { amountCents, currency: 'CNY' }
  files.doc.transact(() => createPage(files.doc, customers, undefined, { id: 'qinghe', made, beginning: {}, given: { name: '青禾示例印务', tier: 'key', owner: lin.member }, shared: false }))
  shelf.doc.transact(() => {
    createPage(shelf.doc, contracts, undefined, { id: 'draft', made, beginning: {}, given: {
      owner: lin.member, custodian: lin.member, kind: 'sale', title: '中秋礼盒供货合同', customer: { id: 'qinghe', shelf: own }, amount, deliverBy: addDays(today, 30),
      quality: '按封样验收', place: '青禾示例印务仓库', clauseResult: '合法、完整', clauseCheck: Object.fromEntries(Object.keys(contracts.fields.clauseCheck.items).map((item) => [item, true])),
      signedAt: today, validFrom: today, validUntil: addDays(today, 365), sealUse: '合同章，2026-031',
      lines: [{ id: 'a', cells: { item: '望月礼盒', spec: '六枚装', qty: 100, price: { amountCents: amountCents / 100, currency: 'CNY' } } }],
      payment: [{ id: 'p', cells: { milestone: '验收后十日', percent: 100, amount } }],
    }, shared: false })
    for (const [field, words] of [['duties', '供方按封样供货，需方按期付款。'], ['breach', '逾期一日，按合同金额千分之一计付违约金。'], ['disputes', '协商不成的，由需方所在地法院管辖。']] as const) writeText(shelf.doc.get(textRoot('draft', field), XmlFragment), ['paragraph', words])
  })
  for (const [peer, name] of [[files, shelves.files], [shelf, shelves.contracts]] as const) {
    const other = aPlainPeer(relay.url, name, token)
    await expect.poll(() => other.doc.share.size).toBeGreaterThan(0)
    other.close()
    peer.close()
  }
}
