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

/** Puts a contract on the relay that only wants to be handed in; `draft` of the group `sales`, its drafter's. */
export async function aReadyContract({ relay, workspace, person }: Department, drafter: string): Promise<void> {
  const lin = person(drafter)
  const token = await lin.token()
  const today = dateOf(Date.now(), 'Asia/Shanghai')
  const shelves = { files: `${workspace}/customers/g-sales`, contracts: `${workspace}/contracts/g-sales/${today.slice(0, 4)}` }
  const files = aPlainPeer(relay.url, shelves.files, token)
  const shelf = aPlainPeer(relay.url, shelves.contracts, token)
  await Promise.all([files.synced, shelf.synced])
  const made = { by: lin.member, at: new Date(Date.now() - 86_400_000).toISOString() }
  const amount = { amountCents: 3_600_000, currency: 'CNY' }
  files.doc.transact(() => createPage(files.doc, customers, undefined, { id: 'qinghe', made, beginning: {}, given: { name: '青禾示例印务', tier: 'key', owner: lin.member }, shared: false }))
  shelf.doc.transact(() => {
    createPage(shelf.doc, contracts, undefined, { id: 'draft', made, beginning: {}, given: {
      owner: lin.member, custodian: lin.member, kind: 'sale', title: '中秋礼盒供货合同', customer: { id: 'qinghe', shelf: 'g-sales' }, amount, deliverBy: addDays(today, 30),
      lines: [{ id: 'a', cells: { item: '望月礼盒', spec: '六枚装', qty: 100, price: { amountCents: 36_000, currency: 'CNY' } } }],
      payment: [{ id: 'p', cells: { milestone: '验收后十日', percent: 100, amount } }],
    }, shared: false })
    for (const [field, words] of [['duties', '供方按封样供货，需方按期付款。'], ['breach', '逾期一日，按合同金额千分之一计付违约金。']] as const) writeText(shelf.doc.get(textRoot('draft', field), XmlFragment), ['paragraph', words])
  })
  for (const [peer, name] of [[files, shelves.files], [shelf, shelves.contracts]] as const) {
    const other = aPlainPeer(relay.url, name, token)
    await expect.poll(() => other.doc.share.size).toBeGreaterThan(0)
    other.close()
    peer.close()
  }
}
