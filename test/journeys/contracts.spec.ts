/** A contract is drafted from a template, reviewed, signed, performed and archived; the ledger adds it up. */
import { AxeBuilder } from '@axe-core/playwright'
import { contracts } from '@hebu/shared/books/contracts.ts'
import { customers } from '@hebu/shared/books/customers.ts'
import { textRoot } from '@hebu/shared/codec/roots.ts'
import { createPage, enterMove } from '@hebu/shared/codec/write-page.ts'
import { addDays, dateOf } from '@hebu/shared/vocabulary/dates.ts'
import { contractWords, ledgerWords } from '@hebu/web/words/contracts.ts'
import { viewWords } from '@hebu/web/words/view-parts.ts'
import type { Page } from '@playwright/test'
import { XmlFragment } from 'yjs'

import { write as writeText } from '../kit/editor-harness/sample-text.ts'
import { expectSynced, theField, thePage, write } from '../kit/hands.ts'
import { expect, test, zh } from '../kit/journey.ts'
import { aPlainPeer } from '../kit/plain-peer.ts'
import { tooSmall } from '../kit/too-small.ts'
import type { Department } from '../kit/world.ts'

const people = [{ name: '林小满', post: 'salesperson' }, { name: '方既白', post: 'legal' }]
const today = dateOf(Date.now(), 'Asia/Shanghai')
const yuan = (amount: number) => ({ amountCents: amount * 100, currency: 'CNY' })

const expectClean = async (page: Page): Promise<void> => expect((await new AxeBuilder({ page }).include('article').analyze()).violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html.slice(0, 120)).join(' ')}`)).toEqual([])
const step = (page: Page, move: keyof typeof contracts.moves) => thePage(page).getByRole('button', { name: zh(contracts.moves[move]!.label), exact: true })
const stateOf = (page: Page, state: keyof typeof contracts.states) => expect(thePage(page).getByText(zh(contracts.states[state]), { exact: true }).first()).toBeVisible()

/** A template with its clauses, and a draft without any. */
async function templateAndDraft({ relay, workspace, person }: Department): Promise<void> {
  const lin = person('林小满')
  const token = await lin.token()
  const files = aPlainPeer(relay.url, `${workspace}/customers/g-sales`, token)
  const shelf = aPlainPeer(relay.url, `${workspace}/contracts/g-sales/${today.slice(0, 4)}`, token)
  await Promise.all([files.synced, shelf.synced])
  const made = { by: lin.member, at: new Date(Date.now() - 86_400_000).toISOString() }
  const own = { owner: lin.member, custodian: lin.member, kind: 'sale' }
  files.doc.transact(() => createPage(files.doc, customers, undefined, { id: 'qinghe', made, beginning: {}, given: { name: '青禾示例印务', tier: 'key', owner: lin.member }, shared: false }))
  shelf.doc.transact(() => {
    createPage(shelf.doc, contracts, undefined, { id: 'pattern', made, beginning: {}, given: { ...own, title: '供货合同范本', payment: [{ id: 'p', cells: { milestone: '验收后十日', percent: 100 } }] }, shared: false })
    createPage(shelf.doc, contracts, undefined, { id: 'draft', made, beginning: {}, given: { ...own, title: '中秋礼盒供货合同', customer: { id: 'qinghe', shelf: 'g-sales' }, amount: yuan(36_000), lines: [{ id: 'a', cells: { item: '望月礼盒', spec: '六枚装', qty: 100, price: yuan(360) } }], milestones: [{ id: 'm', cells: { what: '首批交货', dueAt: addDays(today, 5) } }] }, shared: false })
    for (const field of ['duties', 'breach']) writeText(shelf.doc.get(textRoot('pattern', field), XmlFragment), ['paragraph', `范本约定的${field}`])
    enterMove(shelf.doc, 'pattern', { id: 'kept', move: 'keepAsTemplate', from: 'draft', to: 'template', ...made, note: undefined, after: undefined })
  })
  for (const [peer, of] of [[files, 'customers/g-sales'], [shelf, `contracts/g-sales/${today.slice(0, 4)}`]] as const) {
    const witness = aPlainPeer(relay.url, `${workspace}/${of}`, token)
    await expect.poll(() => witness.doc.share.size).toBeGreaterThan(0)
    witness.close()
    peer.close()
  }
}

test('[CON1] [CON3] [CON5] [CON9] [CON10] [CON11] [CUS50] [CUS51] [S1-3.2.1b] [S2-3.1.5b] from the template to the archive: what is missing is named, and the ledger has it', async ({ found }) => {
  test.slow()
  const department = await found({ people })
  await templateAndDraft(department)
  const page = await (await department.person('林小满').context({ viewport: { width: 1440, height: 1000 } })).newPage()
  await page.goto('/contracts/draft')
  await expectSynced(page)
  const desk = page.getByRole('region', { name: zh(contractWords.desk) })
  const clause = (field: 'duties' | 'deliverBy') => desk.getByRole('button', { name: new RegExp(`^${zh(contracts.fields[field].label)}`) })
  await expect(clause('duties')).toContainText(zh(contractWords.clauseMissing))
  await desk.getByRole('button', { name: zh(contractWords.fromTemplate), exact: true }).click()
  await page.getByRole('menuitem', { name: '供货合同范本' }).click()
  await expect(clause('duties')).toContainText(zh(contractWords.clauseDone))
  await expect(theField(page, 'breach')).toContainText('范本约定的breach')
  // The one that is left is named, and leads to its field.
  await expect(desk).toContainText(zh(contractWords.clausesDone, { done: 5, all: 6 }))
  await clause('deliverBy').click()
  await expect(theField(page, 'deliverBy').getByRole('textbox')).toBeFocused()
  await write(page, 'contracts', 'deliverBy', addDays(today, 30))
  await expect(desk).toContainText(zh(contractWords.clausesWhole))
  await expectClean(page)
  await step(page, 'submit').click()
  await stateOf(page, 'inReview')
  await expectSynced(page)

  for (const reviewer of [department.founder, department.person('方既白')]) {
    const theirs = await reviewer.open('/contracts/draft')
    await step(theirs, 'approve').click()
    const note = theirs.getByRole('dialog')
    await note.getByRole('textbox').fill('合法、完整')
    await note.getByRole('button', { name: zh(contracts.moves['approve']!.label), exact: true }).click()
    await expect(note).toBeHidden()
    await expectSynced(theirs)
  }
  await stateOf(page, 'approved')

  for (const [field, day] of [['signedAt', today], ['validFrom', today], ['validUntil', addDays(today, 20)]] as const) await write(page, 'contracts', field, day)
  await theField(page, 'signedCopy').locator('input[type="file"]').first().setInputFiles({ name: '签署件.txt', mimeType: 'text/plain', buffer: Buffer.from('双方签署') })
  await expect(theField(page, 'signedCopy')).toContainText('签署件.txt')
  await step(page, 'sign').click()
  await stateOf(page, 'signed')
  await step(page, 'perform').click()
  await desk.getByRole('button', { name: zh(contractWords.milestoneDone), exact: true }).click()
  await expect(desk).toContainText(zh(ledgerWords.milestonesLine, { done: 1, all: 1, late: 0, doneLate: 0, defects: 0 }))
  await expectClean(page)
  await step(page, 'fulfil').click()
  await stateOf(page, 'fulfilled')
  await expect(thePage(page).locator('#missing-fields')).toContainText('往来函件')
  for (const item of Object.values(contracts.fields.archiveList.items)) await theField(page, 'archiveList').getByRole('checkbox', { name: zh(item), exact: true }).check()
  await step(page, 'archive').click()
  await stateOf(page, 'archived')

  await page.goto('/contracts?view=ledger')
  const archived = page.getByRole('table').first().getByRole('row', { name: new RegExp(zh(contracts.states.archived)) })
  await expect(archived).toContainText('36,000')
  await archived.getByRole('link').click()
  await expect(page.getByRole('button', { name: zh(viewWords.table), exact: true })).toHaveAttribute('aria-pressed', 'true')
  await expect(page.locator('[data-id="draft"]')).toBeVisible()

  // The contract made a customer of them, and stands in their file with what it is worth.
  await page.goto('/customers/qinghe')
  await expect(thePage(page).getByText(zh(customers.states.active), { exact: true }).first()).toBeVisible()
  const signed = thePage(page).locator('[data-field="signedThisYear"]').getByRole('link')
  await expect(signed).toContainText('36,000')
  await signed.click()
  await expect(page.locator('[data-id="draft"]')).toBeVisible()
})

test('[CON9] [CON10] on a phone a draft and the ledger fit and can be pressed', async ({ found }) => {
  const department = await found({ people })
  await templateAndDraft(department)
  const lin = department.person('林小满')
  await lin.context({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })
  const page = await lin.open('/contracts/draft')
  await expect(page.getByRole('region', { name: zh(contractWords.desk) })).toBeVisible()
  await expect(page.getByRole('button', { name: zh(contractWords.headings), exact: true })).toBeVisible()
  expect(await tooSmall(page)).toEqual([])
  await page.goto('/contracts?view=ledger')
  await expect(page.getByText(zh(ledgerWords.byState), { exact: true })).toBeVisible()
  expect(await tooSmall(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
})
