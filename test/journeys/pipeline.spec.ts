/** Who is to be contacted, what may become a deal, and what began as a question. */
import { AxeBuilder } from '@axe-core/playwright'
import { customers } from '@hebu/shared/books/customers.ts'
import { opportunities } from '@hebu/shared/books/opportunities.ts'
import { createPage } from '@hebu/shared/codec/write-page.ts'
import { listWords } from '@hebu/web/words/list.ts'
import { careWords } from '@hebu/web/words/care.ts'
import { funnelWords } from '@hebu/web/words/funnel.ts'
import { turnWords } from '@hebu/web/words/turning.ts'
import { undoWords } from '@hebu/web/words/undo.ts'
import { viewWords } from '@hebu/web/words/view-parts.ts'
import type { Page } from '@playwright/test'

import { expectSynced, makePage, openBook, theField, thePage, write } from '../kit/hands.ts'
import { expect, test, zh } from '../kit/journey.ts'
import { aPlainPeer } from '../kit/plain-peer.ts'
import { tooSmall } from '../kit/too-small.ts'
import type { Department } from '../kit/world.ts'

const people = [{ name: '林小满', post: 'salesperson' }]
const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString()

const expectClean = async (page: Page): Promise<void> => expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html.slice(0, 120)).join(' ')}`)).toEqual([])

/** A customer of class A whom nobody has called for a quarter, and two deals with them. */
async function aNeglectedCustomer({ relay, workspace, person }: Department): Promise<void> {
  const lin = person('林小满')
  const token = await lin.token()
  const files = aPlainPeer(relay.url, `${workspace}/customers/g-sales`, token)
  const deals = aPlainPeer(relay.url, `${workspace}/opportunities/g-sales/${new Date().getFullYear()}`, token)
  await Promise.all([files.synced, deals.synced])
  const made = { by: lin.member, at: daysAgo(90) }
  files.doc.transact(() => createPage(files.doc, customers, undefined, { id: 'qinghe', made, beginning: {}, given: { name: '青禾示例印务', tier: 'key', owner: lin.member, industry: '印刷' }, shared: false }))
  deals.doc.transact(() => {
    for (const [id, yuan] of [['deal1', 10_000], ['deal2', 30_000]] as const) {
      createPage(deals.doc, opportunities, undefined, { id, made, beginning: {}, given: { title: `年框 ${id}`, customer: { id: 'qinghe', shelf: 'g-sales' }, follower: lin.member, amount: { amountCents: yuan * 100, currency: 'CNY' }, foundAt: daysAgo(90).slice(0, 10) }, shared: false })
    }
  })
  for (const [peer, of] of [[files, 'customers/g-sales'], [deals, `opportunities/g-sales/${new Date().getFullYear()}`]] as const) {
    const witness = aPlainPeer(relay.url, `${workspace}/${of}`, token)
    await expect.poll(() => witness.doc.share.size).toBeGreaterThan(0)
    witness.close()
    peer.close()
  }
}

test('[CUS24] [CUS26] [UI77] on a phone: the overdue come first, a press logs the contact and asks for a score, and one step takes it back', async ({ found }) => {
  const department = await found({ people })
  await aNeglectedCustomer(department)
  const lin = department.person('林小满')
  await lin.context({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })
  const page = await lin.open('/followUps')
  await expectSynced(page)
  const row = page.locator('[data-band="overdue"] [data-customer="qinghe"]')
  await expect(row).toBeVisible()
  expect(await tooSmall(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  await expectClean(page)
  await row.getByRole('button', { name: zh(careWords.log) }).click()
  const dialog = page.getByRole('dialog', { name: zh(careWords.logOf, { customer: '青禾示例印务' }) })
  await dialog.locator('[data-ask="usage"]').getByRole('textbox').fill('样盒摆在前台，来客都问')
  await dialog.getByRole('button', { name: zh(careWords.log), exact: true }).click()
  await expect(dialog.getByText(zh(careWords.scoreMissing))).toBeVisible()
  await expectClean(page)
  await dialog.locator('[data-ask="score"]').getByRole('textbox').fill('5')
  await dialog.getByRole('button', { name: zh(careWords.log), exact: true }).click()
  await expect(page.locator('[data-band="later"] [data-customer="qinghe"]')).toBeVisible()
  await expect(dialog).toHaveCount(0)
  await page.getByRole('button', { name: zh(undoWords.undo), exact: true }).first().click()
  await expect(row).toBeVisible()
})

test('[CUS22] [CUS28] [CUS29] [CUS30] [CUS31] stuck deals are marked, columns tell both sums, the funnel counts; a question is found to be a known customer’s, and taken back', async ({ found }) => {
  test.slow()
  const department = await found({ people })
  await aNeglectedCustomer(department)
  const page = await department.person('林小满').open('/opportunities?view=board')
  await expectSynced(page)
  const lane = page.locator('[data-key="found"]')
  await expect(lane).toContainText('¥40,000')
  await expect(lane).toContainText('¥4,000')
  await expect(lane.locator('[data-card="deal1"]')).toContainText(zh(opportunities.fields.dueStepAt.late!, { days: 76 }))
  await page.getByRole('button', { name: zh(viewWords.funnel), exact: true }).click()
  const row = page.getByRole('table').getByRole('row', { name: new RegExp(`^${zh(opportunities.states.found)}`) })
  await expect(row).toContainText('¥40,000')
  await expectClean(page)
  await row.getByRole('link', { name: zh(funnelWords.openHere, { stage: zh(opportunities.states.found), count: 2 }) }).click()
  await expect(page.locator('[data-id="deal2"]')).toBeVisible()

  await openBook(page, 'inquiries')
  await makePage(page, 'inquiries')
  await write(page, 'inquiries', 'caller', '青禾示例印务 沈女士')
  await write(page, 'inquiries', 'question', '年底加五十份，来得及吗？')
  await thePage(page).getByRole('button', { name: zh(turnWords.turn), exact: true }).click()
  await page.getByRole('menuitem', { name: zh(turnWords.customer) }).click()
  await page.getByRole('button', { name: zh(turnWords.isThisOne, { name: '青禾示例印务' }) }).click()
  await expect(theField(page, 'customer')).toContainText('青禾示例印务')
  await expect(theField(page, 'turnedInto')).toContainText('青禾示例印务')
  await page.getByRole('button', { name: zh(undoWords.undo), exact: true }).first().click()
  await expect(theField(page, 'turnedInto')).not.toContainText('青禾示例印务')
  await expect(page.getByRole('button', { name: zh(listWords.newOne, { one: '咨询' }), exact: true }).first()).toBeVisible()
})
