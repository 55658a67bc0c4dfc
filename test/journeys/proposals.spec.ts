/** A quote is drafted from a deal, its price checked against policy; on a phone the customer's word is noted and the contract made. */
import { AxeBuilder } from '@axe-core/playwright'
import { customers } from '@hebu/shared/books/customers.ts'
import { opportunities } from '@hebu/shared/books/opportunities.ts'
import { products } from '@hebu/shared/books/products.ts'
import { proposals } from '@hebu/shared/books/proposals.ts'
import type { PageLink } from '@hebu/shared/books/field-kinds.ts'
import { createPage, enterMove } from '@hebu/shared/codec/write-page.ts'
import { fieldWords } from '@hebu/web/words/field-words.ts'
import { proposalWords } from '@hebu/web/words/proposals.ts'
import type { Page } from '@playwright/test'
import type * as Y from 'yjs'

import { expectSynced, theField, thePage, write } from '../kit/hands.ts'
import { expect, test, zh } from '../kit/journey.ts'
import { aPlainPeer } from '../kit/plain-peer.ts'
import { squeezed } from '../kit/squeezed.ts'
import { tooSmall } from '../kit/too-small.ts'
import type { Department } from '../kit/world.ts'

const people = [{ name: '林小满', post: 'salesperson' }]
const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString()
const year = new Date().getFullYear()
const yuan = (amount: number) => ({ amountCents: amount * 100, currency: 'CNY' })
const customer: PageLink = { id: 'qinghe', shelf: 'g-sales' }

const expectClean = async (page: Page): Promise<void> => expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html.slice(0, 120)).join(' ')}`)).toEqual([])

/** A product with a limit, a customer, a deal, and an offer that the customer has. */
async function aQuoteWithTheCustomer({ relay, workspace, founder, person }: Department): Promise<void> {
  const lin = person('林小满')
  const made = { by: lin.member, at: daysAgo(9) }
  const write = async (token: string, volume: string, act: (doc: Y.Doc) => void): Promise<void> => {
    const peer = aPlainPeer(relay.url, `${workspace}/${volume}`, token)
    await peer.synced
    peer.doc.transact(() => act(peer.doc))
    const witness = aPlainPeer(relay.url, `${workspace}/${volume}`, token)
    await expect.poll(() => witness.doc.share.size).toBeGreaterThan(0)
    witness.close()
    peer.close()
  }
  const [head, token] = [await founder.token(), await lin.token()]
  await write(head, 'products/g-all', (doc) => void createPage(doc, products, undefined, { id: 'tea', made: { ...made, by: founder.member }, beginning: {}, given: { code: 'T1', name: '木铃茶礼', spec: '品鉴装', unit: '盒', listPrice: yuan(198), policyLimit: yuan(170) }, shared: false }))
  await write(token, 'customers/g-sales', (doc) => void createPage(doc, customers, undefined, { id: 'qinghe', made, beginning: {}, given: { name: '青禾示例印务', tier: 'key', owner: lin.member, industry: '印刷' }, shared: false }))
  await write(token, `opportunities/g-sales/${year}`, (doc) => void createPage(doc, opportunities, undefined, { id: 'deal', made, beginning: {}, given: { title: '年框答谢礼', customer, follower: lin.member, amount: yuan(20_000), foundAt: daysAgo(9).slice(0, 10) }, shared: false }))
  await write(token, `proposals/g-sales/${year}`, (doc) => {
    createPage(doc, proposals, undefined, { id: 'offer', made, beginning: {}, given: { title: '节礼方案', customer, owner: lin.member, delivery: '二十天', validUntil: daysAgo(-20).slice(0, 10), lines: [{ id: 'a', cells: { item: '木铃茶礼', qty: 10, price: yuan(180) } }] }, shared: false })
    const steps = [['submit', 'drafting', 'review'], ['approve', 'review', 'approved'], ['send', 'approved', 'sent']] as const
    steps.forEach(([move, from, to], at) => enterMove(doc, 'offer', { id: move, move, from, to, by: move === 'approve' ? founder.member : lin.member, at: daysAgo(8 - at), ...(at === 0 ? {} : { after: steps[at - 1]![0] }) }))
  })
}

test('[PROP2] [PROP4] [PROP12] [S2-3.1.4b] a proposal is drafted from a deal; naming the product fills its line, and a price below policy is told with its limit', async ({ found }) => {
  test.slow()
  const department = await found({ people })
  await aQuoteWithTheCustomer(department)
  const page = await department.person('林小满').open('/opportunities/deal')
  await expectSynced(page)
  await thePage(page).getByRole('button', { name: zh(proposalWords.begin), exact: true }).click()
  await expect(page).toHaveURL(/\/proposals\//)
  await expect(theField(page, 'customer')).toContainText('青禾示例印务')
  await expect(theField(page, 'opportunity')).toContainText('年框答谢礼')
  await expect(theField(page, 'number')).toContainText(/FA-\d{6}-/)
  const lines = theField(page, 'lines')
  await lines.getByRole('button', { name: zh(fieldWords.rowAdd) }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type('木铃')
  await expect(page.getByRole('option', { name: /木铃茶礼/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(lines.locator('[data-cell$="/item"]')).toContainText('木铃茶礼')
  await expect(lines.locator('[data-cell$="/price"]')).toContainText('198')
  await lines.locator('[data-cell$="/qty"]').click()
  await page.keyboard.type('100')
  await page.keyboard.press('Tab')
  await page.keyboard.type('160')
  await page.keyboard.press('Enter')
  const figures = page.getByRole('region', { name: zh(proposalWords.figures) })
  await expect(figures).toContainText('¥16,000')
  await expect(figures).toContainText(zh(proposalWords.belowBy, { item: '木铃茶礼', price: '¥160', limit: '¥170' }))
  await lines.locator('[data-cell$="/price"]').first().click()
  await page.keyboard.type('175')
  await page.keyboard.press('Enter')
  await expect(figures.getByRole('status')).toHaveCount(0)
  await write(page, 'proposals', 'delivery', '签约后二十天')
  await expectClean(page)
  await expectSynced(page)
})

test('[PROP7] [PROP8] [PROP11] on a phone what the customer says of a quote is noted beside it, and once it is accepted its contract is made', async ({ found }) => {
  test.slow()
  const department = await found({ people })
  await aQuoteWithTheCustomer(department)
  const lin = department.person('林小满')
  await lin.context({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })
  const page = await lin.open('/proposals/offer')
  await expect(page.getByRole('region', { name: zh(proposalWords.figures) })).toContainText('¥1,800')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  expect(await squeezed(page)).toEqual([])
  await thePage(page).getByRole('button', { name: zh(proposalWords.feedback), exact: true }).tap()
  const dialog = page.getByRole('dialog', { name: zh(proposalWords.feedbackTitle, { n: 1 }) })
  await dialog.getByRole('button', { name: zh(proposalWords.note), exact: true }).tap()
  await expect(dialog.getByText(zh(proposalWords.saidMissing))).toBeVisible()
  await dialog.getByRole('textbox', { name: zh(proposalWords.said) }).fill('同意，尽快签')
  expect(await tooSmall(page)).toEqual([])
  await expectClean(page)
  await dialog.getByRole('button', { name: zh(proposalWords.note), exact: true }).tap()
  await expect(dialog).toHaveCount(0)
  await expect(theField(page, 'feedback')).toContainText('同意，尽快签')
  await thePage(page).getByRole('button', { name: zh(proposals.moves.accept!.label), exact: true }).tap()
  await expect(thePage(page).getByRole('button', { name: zh(proposalWords.contract), exact: true })).toBeVisible()
  expect(await squeezed(page)).toEqual([])
  await thePage(page).getByRole('button', { name: zh(proposalWords.contract), exact: true }).tap()
  await expect(page).toHaveURL(/\/contracts\//)
  await expect(theField(page, 'proposal')).toContainText('节礼方案')
  await expect(theField(page, 'lines')).toContainText('木铃茶礼')
  await expect(page.getByRole('heading', { level: 1, name: '节礼方案' })).toBeVisible()
  await expectSynced(page)
})
