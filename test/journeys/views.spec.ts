/** A member's own views, on each of the member's devices. */
import { customers } from '@hebu/shared/books/customers.ts'
import { createPage } from '@hebu/shared/codec/write-page.ts'
import { savedWords } from '@hebu/web/words/saved-views.ts'
import type { Locator, Page } from '@playwright/test'

import { expectSynced, offlineWaiting, signIn, syncMark, theList } from '../kit/hands.ts'
import { expect, test, zh } from '../kit/journey.ts'
import { aPlainPeer } from '../kit/plain-peer.ts'

// Without a network the product is there from the device.
test.use({ serviceWorkers: 'allow' })

const regions = ['上海', '杭州', '苏州', '南京']
const rows = (page: Page): Locator => theList(page, 'customers').locator('[data-id]')
const names = (page: Page): Promise<readonly string[]> => rows(page).locator('[aria-colindex="1"]').allInnerTexts()
const switchTo = (page: Page, view: string): Locator => page.getByRole('button', { name: zh(savedWords.switch, { view }), exact: true })
const sortBy = (page: Page, column: string): Promise<void> => theList(page, 'customers').locator(`[data-column="${column}"] button`).first().click()

async function press(page: Page, view: string, item: string): Promise<void> {
  await switchTo(page, view).click()
  await page.locator('[role^="menuitem"]').filter({ hasText: item }).click()
}

test('[UI90] [UI174] an own view made offline is on the member’s other device, and of two that save it at once both show the same', async ({ found, browser }) => {
  test.slow()
  const { relay, workspace, person } = await found({ people: [{ name: '林小满', post: 'salesperson' }] })
  const lin = person('林小满')
  const peer = aPlainPeer(relay.url, `${workspace}/customers/g-sales`, await lin.token())
  await peer.synced
  for (const [at, region] of regions.entries()) {
    const given = { name: `示例${at + 1}号有限公司`, region, industry: '食品', kind: 'enterprise', scale: 'medium', source: 'web', owner: lin.member, tier: 'b' }
    peer.doc.transact(() => createPage(peer.doc, customers, undefined, { id: `customer${at}`, made: { by: lin.member, at: '2026-11-02T01:00:00.000Z' }, beginning: {}, given, shared: false }))
  }
  const office = await lin.open('/customers')
  await expect(rows(office)).toHaveCount(4)
  peer.close()
  await expectSynced(office)
  const other = await browser.newContext({ locale: 'zh-CN', baseURL: relay.url, viewport: { width: 1360, height: 860 } })
  const home = await other.newPage()
  await home.goto('/customers')
  await signIn(home, lin.name, lin.password)
  await home.waitForURL('**/customers')
  await expect(rows(home)).toHaveCount(4)
  await expectSynced(home)

  await lin.goOffline()
  await sortBy(office, 'region')
  await press(office, zh(savedWords.all), zh(savedWords.saveAs))
  await office.getByRole('dialog').getByRole('textbox').fill('按地区')
  await office.getByRole('dialog').getByRole('button', { name: zh(savedWords.keep), exact: true }).click()
  await expect(switchTo(office, '按地区')).toBeVisible()
  await expect(syncMark(office)).toHaveText(offlineWaiting(1))
  const byRegion = await names(office)
  await lin.goOnline()
  await expectSynced(office)
  await press(home, zh(savedWords.all), '按地区')
  await expect.poll(() => names(home)).toEqual(byRegion)

  // Both save it at once, one of them without a line: one look stays, on both.
  await lin.goOffline()
  await sortBy(office, 'region')
  const keep = (page: Page) => page.getByRole('button', { name: zh(savedWords.save), exact: true }).click()
  await keep(office)
  await expect(switchTo(office, '按地区')).toBeVisible()
  await sortBy(home, 'name')
  await keep(home)
  await expect(switchTo(home, '按地区')).toBeVisible()
  await expectSynced(home)
  await lin.goOnline()
  await expectSynced(office)
  await expect.poll(async () => JSON.stringify(await names(office)) === JSON.stringify(await names(home))).toBe(true)
  await expect(switchTo(office, '按地区')).toBeVisible()
  await expect(switchTo(home, '按地区')).toBeVisible()
  await other.close()
})
