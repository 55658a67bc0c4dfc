import { customers } from '@hebu/shared/books/customers.ts'
import { createPage } from '@hebu/shared/codec/write-page.ts'
import { binWords } from '@hebu/web/words/bin.ts'
import { listWords } from '@hebu/web/words/list.ts'
import { cellWords } from '@hebu/web/words/cells.ts'
import { savedWords } from '@hebu/web/words/saved-views.ts'
import { manyActWords, undoWords } from '@hebu/web/words/undo.ts'
import { bulkWords, viewWords } from '@hebu/web/words/view-parts.ts'
import type { Locator, Page } from '@playwright/test'

import { expectSynced, theList } from '../kit/hands.ts'
import { expect, test, zh } from '../kit/journey.ts'
import { aPlainPeer } from '../kit/plain-peer.ts'
import type { Department } from '../kit/world.ts'

const people = [{ name: '林小满', post: 'salesperson' }]
const regions = ['上海', '杭州', '苏州', '南京', '宁波', '合肥']

/** Six customers that Lin looks after. */
async function someCustomers({ relay, workspace, person }: Department): Promise<void> {
  const lin = person('林小满')
  const peer = aPlainPeer(relay.url, `${workspace}/customers/g-sales`, await lin.token())
  await peer.synced
  peer.doc.transact(() => {
    for (const [at, region] of regions.entries()) {
      const given = { name: `示例${at + 1}号有限公司`, region, industry: '食品', kind: 'enterprise', scale: 'medium', source: 'web', owner: lin.member, tier: 'b' }
      createPage(peer.doc, customers, undefined, { id: `customer${at}`, made: { by: lin.member, at: '2026-11-02T01:00:00.000Z' }, beginning: {}, given, shared: false })
    }
  })
  const witness = aPlainPeer(relay.url, `${workspace}/customers/g-sales`, await lin.token())
  await expect.poll(() => witness.doc.share.size).toBeGreaterThanOrEqual(regions.length)
  witness.close()
  peer.close()
}

const rowOf = (page: Page, at: number): Locator => theList(page, 'customers').locator(`[data-id="customer${at}"]`)
/** Whether the keyboard is in the list, or in what catches words for its cells. */
const expectInList = (page: Page): Promise<void> => expect(page.locator('[role="grid"]:focus, [data-catcher]:focus')).toHaveCount(1)
const names = (page: Page): Promise<readonly string[]> => theList(page, 'customers').locator('[data-id] [aria-colindex="1"]').allInnerTexts()
const notice = (page: Page, words: string | RegExp): Locator => page.getByText(words).first()
const switchTo = (page: Page, view: string): Locator => page.getByRole('button', { name: zh(savedWords.switch, { view }), exact: true })

/** Presses a button that has the focus, as those do who have no pointer. */
async function enter(page: Page, button: Locator): Promise<void> {
  await button.focus()
  await page.keyboard.press('Enter')
}
async function pick(page: Page, button: Locator, item: string): Promise<void> {
  await enter(page, button)
  const wanted = page.locator('[role^="menuitem"]').filter({ hasText: item })
  await expect(wanted).toBeVisible()
  for (let tries = 0; tries < 20 && !(await wanted.evaluate((element) => element === document.activeElement)); tries++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
}

test('[UI93] [UI171] [UI90] [UI97] [UND2] [UI95] a list is worked with the keyboard alone: written, undone, saved as a view for the department, pasted into, binned and brought back', async ({ found }) => {
  test.slow()
  const department = await found({ people })
  await someCustomers(department)
  const page = await department.person('林小满').open('/customers')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await expectSynced(page)
  await expect(rowOf(page, 5)).toBeVisible()

  // Into the list, to the region of the first customer, and write it.
  await page.keyboard.press('j')
  await expect(theList(page, 'customers')).toBeFocused()
  await page.keyboard.press('Control+Home')
  await expect(theList(page, 'customers')).not.toHaveAttribute('aria-readonly')
  const region = await theList(page, 'customers').locator('[data-column="region"]').evaluate((header) => Number(header.getAttribute('aria-colindex')))
  for (let step = 1; step < region; step++) await page.keyboard.press('ArrowRight')
  const regionOf = (at: number): Locator => rowOf(page, at).locator(`[aria-colindex="${region}"]`)
  await page.keyboard.press('Enter')
  await page.keyboard.type('绍兴')
  await page.keyboard.press('Enter')
  await expect(regionOf(0)).toHaveText('绍兴')
  await expectInList(page)
  await page.keyboard.press('Control+z')
  await expect(regionOf(0)).toHaveText('上海')
  await page.keyboard.press('Control+Shift+z')
  await expect(regionOf(0)).toHaveText('绍兴')
  await page.keyboard.press('Control+z')
  await expect(regionOf(0)).toHaveText('上海')

  // A block from a spreadsheet says first what it would do, and is one step.
  await page.evaluate(() => navigator.clipboard.writeText('无锡\n常州'))
  await page.keyboard.press('Control+v')
  const paste = page.getByRole('dialog', { name: zh(cellWords.pasteTitle) })
  await expect(paste).toContainText(zh(cellWords.willPaste, { count: 2, pages: 2 }))
  await enter(page, paste.getByRole('button', { name: zh(cellWords.paste, { count: 2 }) }))
  await expect(regionOf(1)).toHaveText('无锡')
  await expect(regionOf(2)).toHaveText('常州')
  await expectInList(page)
  await page.keyboard.press('Control+z')
  await expect(notice(page, zh(undoWords.undone, { act: zh(manyActWords.set, { count: 2, book: zh(customers.name) }) }))).toBeVisible()
  await expect(regionOf(1)).toHaveText('杭州')

  // Ordered by region the other way round, saved for the department.
  const byName = await names(page)
  const header = theList(page, 'customers').locator('[data-column="region"] button')
  await enter(page, header)
  await page.keyboard.press('Enter')
  await expect.poll(() => names(page)).not.toEqual(byName)
  const byRegion = await names(page)
  await pick(page, switchTo(page, zh(savedWords.all)), zh(savedWords.saveAs))
  const dialog = page.getByRole('dialog', { name: zh(savedWords.nameTitle) })
  await expect(dialog.getByRole('textbox')).toBeFocused()
  await page.keyboard.type('按地区')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await expect(dialog.getByRole('checkbox')).toBeChecked()
  await dialog.getByRole('textbox').focus()
  await page.keyboard.press('Enter')
  await expect(switchTo(page, '按地区')).toBeVisible()
  await page.reload()
  await expect.poll(() => names(page)).toEqual(byRegion)
  await expectSynced(page)
  const boss = await department.founder.open('/customers')
  await expectSynced(boss)
  await expect(rowOf(boss, 5)).toBeVisible()
  expect(await names(boss)).toEqual(byName)
  await pick(boss, switchTo(boss, zh(savedWords.all)), '按地区')
  await expect.poll(() => names(boss)).toEqual(byRegion)

  // A typed letter begins: it stands instead of what was there. An input method composes from its first key on.
  await theList(page, 'customers').focus()
  await page.keyboard.press('Control+Home')
  for (let step = 1; step < region; step++) await page.keyboard.press('ArrowRight')
  await expect(page.locator('[data-catcher]')).toBeFocused()
  const inFirst = theList(page, 'customers').locator('[data-id][aria-rowindex="2"]').locator(`[aria-colindex="${region}"]`)
  const before = await inFirst.innerText()
  await page.keyboard.type('Wuxi')
  await expect(inFirst.getByRole('textbox')).toHaveValue('Wuxi')
  await page.keyboard.press('Escape')
  await expect(inFirst).toHaveText(before)
  const method = await page.context().newCDPSession(page)
  await method.send('Input.imeSetComposition', { text: 'w', selectionStart: 1, selectionEnd: 1 })
  await method.send('Input.imeSetComposition', { text: 'wuxi', selectionStart: 4, selectionEnd: 4 })
  await expect(page.locator('[data-catcher]')).toHaveValue('wuxi')
  await expect(inFirst).toHaveText(before)
  await method.send('Input.insertText', { text: '无锡' })
  await expect(inFirst.getByRole('textbox')).toHaveValue('无锡')
  await page.keyboard.press('Escape')
  await expectInList(page)
  await page.keyboard.press('F2')
  await expect(inFirst.getByRole('textbox')).toHaveValue(before)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Shift+Tab')
  await expect(page.locator('[data-catcher], [role="grid"]').locator('visible=true').and(page.locator(':focus'))).toHaveCount(0)

  // Two go to the bin, and both come back with one key.
  await theList(page, 'customers').focus()
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('Space')
  await page.keyboard.press('Shift+ArrowDown')
  await enter(page, page.getByRole('region', { name: zh(bulkWords.bar) }).getByRole('button', { name: zh(bulkWords.remove) }))
  await expect(notice(page, zh(bulkWords.removed, { count: 2 }))).toBeVisible()
  await expect.poll(() => names(page)).toHaveLength(4)
  await page.keyboard.press('Control+z')
  await expect(notice(page, zh(undoWords.undone, { act: zh(manyActWords.remove, { count: 2, book: zh(customers.name) }) }))).toBeVisible()
  await expect.poll(() => names(page)).toEqual(byRegion)
})

test('[UI84] [UI98] [UI87] [UI175] on a phone pages are chosen by a long press, binned and taken back by the notice, and no view of a list is wider than the screen', async ({ found }) => {
  test.slow()
  const department = await found({ people })
  await someCustomers(department)
  const lin = department.person('林小满')
  await lin.context({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })
  const page = await lin.open('/customers')
  await expectSynced(page)
  const fits = async (): Promise<void> => expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  await expect(rowOf(page, 5)).toBeVisible()
  await fits()

  // A finger that rests on a row begins choosing; the next rows are touched.
  const box = (await rowOf(page, 0).boundingBox())!
  const touch = await page.context().newCDPSession(page)
  const point = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] })
  const bar = page.getByRole('region', { name: zh(bulkWords.bar) })
  await expect(bar).toBeVisible()
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })

  // One alone is changed in a sheet, without opening its page.
  await bar.getByRole('button', { name: zh(bulkWords.edit) }).tap()
  const sheet = page.getByRole('dialog')
  await sheet.getByRole('textbox', { name: zh(customers.fields.region.label), exact: true }).fill('绍兴')
  await fits()
  await sheet.getByRole('button', { name: zh(bulkWords.save), exact: true }).tap()
  await expect(sheet).toHaveCount(0)
  await expect(rowOf(page, 0)).toContainText('绍兴')
  await page.getByRole('button', { name: zh(undoWords.undo) }).first().tap()
  await expect(rowOf(page, 0)).toContainText(regions[0]!)
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] })
  await expect(bar).toBeVisible()
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await rowOf(page, 1).tap()
  await expect(bar).toContainText(zh(bulkWords.chosen, { count: 2 }))
  await bar.getByRole('button', { name: zh(bulkWords.remove) }).tap()
  await expect.poll(() => names(page)).toHaveLength(4)
  await page.getByRole('button', { name: zh(undoWords.undo) }).first().tap()
  await expect.poll(() => names(page)).toHaveLength(6)

  for (const view of ['board', 'calendar'] as const) {
    await page.getByRole('button', { name: zh(viewWords.views), exact: true }).tap()
    await page.getByRole('menuitemradio', { name: zh(viewWords[view]) }).tap()
    await expect(page.locator(`[data-view="${view}"]`)).toBeVisible()
    await fits()
  }
  await page.getByRole('button', { name: zh(listWords.more), exact: true }).tap()
  await page.getByRole('menuitem', { name: zh(listWords.bin) }).tap()
  await expect(page.getByText(zh(binWords.empty))).toBeVisible()
  await fits()
})
