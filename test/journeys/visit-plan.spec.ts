import { customers } from '@hebu/shared/books/customers.ts'
import { createPage } from '@hebu/shared/codec/write-page.ts'
import { bulkWords } from '@hebu/web/words/view-parts.ts'
import { undoWords } from '@hebu/web/words/undo.ts'
import { visitPlanWords } from '@hebu/web/words/visit-plan.ts'
import type { Locator, Page } from '@playwright/test'

import { faultsOn } from '../kit/checker.ts'
import { chooseOption, expectSynced, openBook, rowWith, theField, theList, thePage } from '../kit/hands.ts'
import { expect, test, zh } from '../kit/journey.ts'
import { aPlainPeer } from '../kit/plain-peer.ts'
import type { Department } from '../kit/world.ts'

const people = [{ name: '林小满', post: 'salesperson' }, { name: '周远', post: 'salesperson' }]
const names = ['青禾示例印务', '望月示例礼品', '听涛示例酒店', '霜叶示例学校']
const act = zh(visitPlanWords.act)

/** Four screened customers: two that Lin looks after, and two of Zhou's. */
async function screened({ relay, workspace, person }: Department): Promise<void> {
  const [lin, zhou] = [person('林小满'), person('周远')]
  const volume = `${workspace}/customers/g-sales`
  const peer = aPlainPeer(relay.url, volume, await lin.token())
  await peer.synced
  peer.doc.transact(() => {
    for (const [at, name] of names.entries()) createPage(peer.doc, customers, undefined, { id: `customer${at}`, made: { by: lin.member, at: '2026-11-02T01:00:00.000Z' }, beginning: {}, given: { name, region: '云岫市', owner: (at < 2 ? lin : zhou).member, tier: 'b' }, shared: false })
  })
  const witness = aPlainPeer(relay.url, volume, await zhou.token())
  await expect.poll(() => witness.doc.share.size).toBeGreaterThanOrEqual(names.length)
  witness.close()
  peer.close()
}

const theForm = (page: Page): Locator => page.getByRole('dialog', { name: new RegExp(`^${act}`) })
const theBar = (page: Page): Locator => page.getByRole('region', { name: zh(bulkWords.bar) })

test('[CUS57] [CUS58] from the screened customers visits are planned, each by its owner, seen by whoever makes them and taken back as one [S0-3.1.2a]', async ({ found }) => {
  const department = await found({ people })
  await screened(department)
  const page = await department.person('林小满').open('/customers')
  await expectSynced(page)
  await theList(page, 'customers').focus()
  await page.keyboard.press('Control+a')
  await theBar(page).getByRole('button', { name: act, exact: true }).click()
  // What opens from a button is fetched when it is first needed.
  await expect(theForm(page)).toBeVisible()
  expect(await faultsOn(page, { within: '[role="dialog"]' })).toEqual([])
  // A day that is over plans nothing.
  const day = theForm(page).getByRole('textbox', { name: zh(visitPlanWords.from), exact: true })
  const plan = theForm(page).getByRole('button', { name: zh(visitPlanWords.confirm, { count: 4 }), exact: true })
  const plannedFrom = async (typed: string): Promise<void> => {
    // What is edited is written otherwise than what is shown.
    await day.focus()
    await expect(day).toHaveValue(/^\d{4}-\d\d-\d\d$/)
    await day.fill(typed)
    await day.press('Tab')
  }
  await plannedFrom('2020-01-06')
  await expect(theForm(page).getByText(zh(visitPlanWords.past))).toBeVisible()
  await expect(plan).toBeDisabled()
  // A Monday; each of the two has one a day.
  await plannedFrom('2040-01-09')
  await chooseOption(theForm(page).getByRole('combobox', { name: zh(visitPlanWords.aDay) }), zh(visitPlanWords.aDayCount, { count: 1 }))
  const when = '2040年1月9日 至 2040年1月10日'
  await expect(theForm(page).getByRole('status')).toContainText(zh(visitPlanWords.will, { count: 4, when }))
  await expect(theForm(page).getByRole('status')).toContainText(zh(visitPlanWords.share, { name: '周远', count: 2 }))
  await theForm(page).getByRole('textbox', { name: zh(visitPlanWords.purpose), exact: true }).fill('了解年底用礼需求')
  await plan.click()
  await expect(page.getByText(zh(visitPlanWords.done, { count: 4, when }))).toBeVisible()
  await expect(theBar(page)).toHaveCount(0)

  // Asked again, all of them have one.
  await theList(page, 'customers').focus()
  await page.keyboard.press('Control+a')
  await theBar(page).getByRole('button', { name: act, exact: true }).click()
  await expect(theForm(page).getByRole('checkbox', { name: zh(visitPlanWords.planned, { count: 4 }) })).toBeVisible()
  await expect(theForm(page).getByRole('button', { name: zh(visitPlanWords.confirm, { count: 0 }), exact: true })).toBeDisabled()
  await page.keyboard.press('Escape')
  await expect(theForm(page)).toHaveCount(0)
  await expectSynced(page)

  const zhou = await department.person('周远').open('/customers')
  await expectSynced(zhou)
  await openBook(zhou, 'visits')
  await expect(rowWith(zhou, 'visits', names[2]!)).toBeVisible()
  await rowWith(zhou, 'visits', names[2]!).click()
  await expect(theField(zhou, 'purpose').getByRole('textbox')).toHaveValue('了解年底用礼需求')
  await expect(thePage(zhou).getByText('行前准备', { exact: true }).first()).toBeVisible()

  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+z')
  await expect(page.getByText(/^已撤销/).first()).toBeVisible()
  await openBook(page, 'visits')
  await expect(page.getByRole('article')).toHaveCount(0)
  await expect(rowWith(page, 'visits', names[2]!)).toHaveCount(0)
})

test('[CUS57] on a phone visits are planned to rows that are chosen by touch, and to one from its page', async ({ found }) => {
  const department = await found({ people })
  await screened(department)
  const lin = department.person('林小满')
  await lin.context({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })
  const page = await lin.open('/customers')
  await expectSynced(page)
  const row = (at: number): Locator => theList(page, 'customers').locator(`[data-id="customer${at}"]`)
  const box = (await row(0).boundingBox())!
  const touch = await page.context().newCDPSession(page)
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }] })
  await expect(theBar(page)).toBeVisible()
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await row(1).tap()
  await theBar(page).getByRole('button', { name: act, exact: true }).tap()
  await expect(theForm(page)).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  const small = await theForm(page).getByRole('button').evaluateAll((all) => all.filter((one) => { const { width, height } = one.getBoundingClientRect(); return width > 0 && (width < 43.5 || height < 43.5) }).map((one) => one.getAttribute('aria-label') ?? one.textContent))
  expect(small.filter((label) => label !== '选择日期')).toEqual([])
  await chooseOption(theForm(page).getByRole('combobox', { name: zh(visitPlanWords.by) }), zh(visitPlanWords.byMe, { name: '林小满' }))
  await theForm(page).getByRole('button', { name: zh(visitPlanWords.confirm, { count: 2 }), exact: true }).tap()
  await expect(theForm(page)).toHaveCount(0)
  await expect(page.getByRole('button', { name: zh(undoWords.undo), exact: true }).first()).toBeVisible()

  await page.goto('/customers/customer2')
  await thePage(page).getByRole('button', { name: act, exact: true }).tap()
  const when = theForm(page).getByRole('textbox', { name: zh(visitPlanWords.at), exact: true })
  await when.focus()
  await expect(when).toHaveValue(/^\d{4}-\d\d-\d\d \d\d:\d\d$/)
  await when.fill('2040-01-09 14:00')
  await when.press('Tab')
  await theForm(page).getByRole('button', { name: zh(visitPlanWords.confirm, { count: 1 }), exact: true }).tap()
  await expect(page.getByText(zh(visitPlanWords.doneOne, { name: names[2]!, when: '' }))).toBeVisible()
  await expect(theForm(page)).toHaveCount(0)
  await page.goto('/visits')
  await expect(theList(page, 'visits').getByRole('row').filter({ hasText: names[2]! })).toBeVisible()
})
