import { fieldWords } from '@hebu/web/words/field-words.ts'
import { moveWords } from '@hebu/web/words/moves.ts'
import { pageWords } from '@hebu/web/words/page.ts'
import { rowsWords } from '@hebu/web/words/rows.ts'
import { undoWords } from '@hebu/web/words/undo.ts'
import type { Locator, Page } from '@playwright/test'

import { expectSynced, makePage, theField } from '../kit/hands.ts'
import { expect, test, zh } from '../kit/journey.ts'

const people = [
  { name: '林小满', post: 'salesperson' },
  { name: '周远', post: 'salesperson' },
]

/** What stands in the cells of a table, row by row. */
const cellsOf = (field: Locator): Promise<readonly (readonly string[])[]> =>
  field.getByRole('row').evaluateAll((rows) => rows.filter((row) => row.hasAttribute('data-row')).map((row) => [...row.querySelectorAll<HTMLElement>('[data-cell]')].map((cell) => cell.querySelector<HTMLElement>('[id$="-shown"]')?.innerText.trim() ?? '')))

/** Puts a text on the clipboard and pastes it where the keyboard is. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((words) => navigator.clipboard.writeText(words), text)
  await page.keyboard.press('ControlOrMeta+v')
}

test('[FLD10] [FLD11] [FLD14] [FLD15] a table is filled by the keyboard alone, pasted into from a spreadsheet, and one press takes the paste back', async ({ found }) => {
  const lin = (await found({ people })).person('林小满')
  await (await lin.context()).grantPermissions(['clipboard-read', 'clipboard-write'])
  const page = await lin.open('/meetings')
  await expectSynced(page)
  await makePage(page, 'meetings')
  const agenda = theField(page, 'agenda')
  await agenda.getByRole('button', { name: zh(fieldWords.rowAdd) }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type('上月回顾')
  await page.keyboard.press('Tab')
  await page.keyboard.type('周远')
  await page.keyboard.press('Tab')
  await page.keyboard.type('１５')
  await page.keyboard.press('Enter')
  await paste(page, '议题\t汇报人\t时长\r\n价格调整\t林小满\t20 分钟\r\n"新品\n发布"\t\t三刻\r\n')
  await expect.poll(() => cellsOf(agenda)).toEqual([['上月回顾', '周远', '15 分钟'], ['价格调整', '林小满', '20 分钟'], ['新品 发布', '', '三刻']])
  await expect(agenda.getByRole('group')).toContainText('三刻')
  await page.keyboard.press('ControlOrMeta+z')
  await expect.poll(() => cellsOf(agenda)).toEqual([['上月回顾', '周远', '15 分钟'], ['', '', '']])
  await expect(page.getByText(zh(undoWords.undone, { act: '' }).slice(0, 4)).first()).toBeVisible()

  // Members and days, by what one types of them.
  const resolutions = theField(page, 'resolutions')
  await resolutions.getByRole('button', { name: zh(fieldWords.rowAdd) }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type('节前核对发货单')
  await page.keyboard.press('Tab')
  await page.keyboard.type('zy')
  await expect(page.getByRole('option', { name: /周远/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.type('2026/3/5')
  await page.keyboard.press('Tab')
  await expect.poll(async () => (await cellsOf(resolutions))[0]?.slice(0, 3)).toEqual(['节前核对发货单', expect.stringContaining('周远'), '3月5日'])
  // Out of the table: Escape, then Tab.
  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
  await expect(resolutions.getByRole('button', { name: zh(fieldWords.rowAdd) })).toBeFocused()
  await expectSynced(page)
})

test('[FLD17] [FLD20] two people write different cells of one row, each sees where the other is, and the move says what it waits for', async ({ found }) => {
  const department = await found({ people })
  const here = await department.person('林小满').open('/meetings')
  await expectSynced(here)
  const id = await makePage(here, 'meetings')
  const mine = theField(here, 'agenda')
  await mine.getByRole('button', { name: zh(fieldWords.rowAdd) }).click()
  await here.keyboard.type('春节备货')
  await here.keyboard.press('Tab')
  await expectSynced(here)
  const there = await department.person('周远').open(`/meetings/${id}`)
  const theirs = theField(there, 'agenda')
  await expect.poll(() => cellsOf(theirs)).toEqual([['春节备货', '', '']])
  await theirs.locator('[data-cell$="/minutes"]').click()
  await expect(mine.locator('[data-cell$="/minutes"]')).toContainText('周远')
  await there.keyboard.type('30')
  await here.keyboard.type('林小满')
  await there.keyboard.press('Enter')
  await here.keyboard.press('Enter')
  for (const each of [mine, theirs]) await expect.poll(async () => (await cellsOf(each))[0]).toEqual(['春节备货', '林小满', '30 分钟'])

  // What is wanted is marked, counted and led to.
  const title = theField(here, 'title').getByRole('textbox')
  await title.fill('')
  await title.press('Tab')
  await expect(theField(here, 'title')).toContainText(zh(moveWords.neededFor, { move: '开始会议' }))
  const start = here.getByRole('article').getByRole('button', { name: /^开始会议/ })
  await expect(start).toContainText(zh(moveWords.lackCount, { count: 1 }))
  // It is no dead button: it leads to what is missing.
  await start.click({ force: true })
  await expect(title).toBeFocused()
  await here.keyboard.type('备货会')
  await expect(start).not.toContainText(zh(moveWords.lackCount, { count: 1 }))
})

test('[FLD10] [UI78] [UI176] on a phone a row is a card: a touch writes, and nothing scrolls sideways', async ({ found }) => {
  const lin = (await found({ people })).person('林小满')
  await lin.context({ viewport: { width: 360, height: 760 }, hasTouch: true, isMobile: true })
  const page = await lin.open('/meetings')
  await expectSynced(page)
  await makePage(page, 'meetings')
  const agenda = theField(page, 'agenda')
  await agenda.getByRole('button', { name: zh(fieldWords.rowAdd) }).tap()
  await page.keyboard.type('上月回顾')
  await agenda.locator('[data-cell$="/minutes"]').tap()
  await page.keyboard.type('15')
  await theField(page, 'place').getByRole('textbox').tap()
  await expect.poll(() => cellsOf(agenda)).toEqual([['上月回顾', '', '15 分钟']])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
  const heights = await agenda.locator('[data-cell], button').evaluateAll((each) => each.filter((element) => element.getClientRects().length > 0).map((element) => Math.round(element.getBoundingClientRect().height)))
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(44)
  await agenda.getByRole('button', { name: zh(fieldWords.rowActs, { number: 1 }) }).tap()
  await page.getByRole('menuitem', { name: zh(fieldWords.rowRemove) }).tap()
  await page.getByText(zh(rowsWords.removed, { count: 1 })).locator('..').getByRole('button', { name: zh(pageWords.undo) }).tap()
  await expect.poll(() => cellsOf(agenda)).toEqual([['上月回顾', '', '15 分钟']])
})
