import { announcedCalendar, addWorkingDays } from '@hebu/shared/vocabulary/working-calendar.ts'
import { dateOf } from '@hebu/shared/vocabulary/dates.ts'
import { draftingWords, matrixWords, readingWords } from '@hebu/web/words/reports.ts'
import { todayWords } from '@hebu/web/words/today.ts'
import type { Page } from '@playwright/test'

import type { Person } from '../kit/person.ts'
import { beginOfToday, expectSynced, keptForOffline, makePage, openBook, theBook, theField, theText, thePage, write } from '../kit/hands.ts'
import { expect, test, zh } from '../kit/journey.ts'

// Without a network the product is there from the device.
test.use({ serviceWorkers: 'allow' })

const people = [{ name: '林小满', post: 'salesperson' }]
const label = (move: string): string => zh(theBook('reports').moves[move]!.label)
const state = (id: string): string => zh(theBook('reports').states[id]!)

/** The afternoon of the next day that people work on: everybody owes a report by then. */
const day = addWorkingDays(dateOf(Date.now(), 'Asia/Shanghai'), 1, announcedCalendar)

async function openThen(person: Person, path: string, time = '16:40'): Promise<Page> {
  const page = await (await person.context()).newPage()
  await page.clock.setFixedTime(new Date(`${day}T${time}:00+08:00`))
  await page.goto(path)
  return page
}

test('[REP1] [REP2] [REP4] [S2-6.1.2a] a report is drafted as it is begun in Today, written on, drafted again and submitted, without a connection', async ({ found }) => {
  const { person } = await found({ people })
  const lin = person('林小满')
  const page = await openThen(lin, '/customers')
  await expectSynced(page)
  await makePage(page, 'customers')
  await write(page, 'customers', 'name', '青禾示例印务')
  await expectSynced(page)
  await keptForOffline(page)
  await lin.goOffline()

  await page.getByRole('link', { name: zh(todayWords.title), exact: true }).first().click()
  // One press begins it, and it is drafted; one more would submit it.
  await beginOfToday(page).click()
  await expect(theText(page, 'done')).toContainText('青禾示例印务')
  const submit = thePage(page).getByRole('button', { name: label('submit'), exact: true })
  await expect(submit).not.toHaveAttribute('aria-disabled')
  await expect(theText(page, 'next')).not.toBeEmpty()

  // What the author writes stays as it is.
  await theText(page, 'done').click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type('，打样已寄出')
  const report = page.url()
  await openBook(page, 'customers')
  await makePage(page, 'customers')
  await write(page, 'customers', 'name', '远山示例茶行')
  await openBook(page, 'reports')
  await page.getByRole('grid').getByText('林小满').first().click()
  await expect(page).toHaveURL(report)
  await thePage(page).getByRole('button', { name: zh(draftingWords.again), exact: true }).click()
  await expect(theText(page, 'done')).toContainText('远山示例茶行')
  await expect(theText(page, 'done')).toContainText('，打样已寄出')
  await expect(theText(page, 'done').getByText('青禾示例印务')).toHaveCount(1)

  await submit.click()
  await expect(thePage(page).getByText(state('submitted'), { exact: true }).first()).toBeVisible()
  await lin.goOnline()
  await expectSynced(page)
})

test('[REP10] [REP11] [REP12] [REP13] [S2-6.1.2c] the head sees whose report is missing, reminds with one press, and looks at one person’s month, on a desk and a phone', async ({ found }) => {
  const { founder, person } = await found({ people })
  const page = await openThen(founder, '/reports?view=matrix', '19:10')
  await expectSynced(page)
  await expect(page.getByRole('list', { name: zh(matrixWords.legend), exact: true })).toContainText(`${zh(matrixWords.waivedMark)}${zh(matrixWords.waived)}`)
  const handing = (of: 'missing'): string => zh(matrixWords[of])
  const cell = page.getByRole('gridcell', { name: new RegExp(`^林小满.*${handing('missing')}`) })
  await cell.last().click()
  // The keyboard goes over the cells.
  const label = await cell.last().getAttribute('aria-label')
  await page.keyboard.press('ArrowLeft')
  await expect(page.locator('[role="gridcell"]:focus')).not.toHaveAttribute('aria-label', label!)
  await page.keyboard.press('ArrowRight')
  await expect(cell.last()).toBeFocused()
  const remind = page.getByRole('button', { name: zh(matrixWords.remind), exact: true })
  await remind.click()
  await expect(page.getByText(/^已提醒林小满/)).toBeVisible()
  await remind.click()
  await expect(page.getByText(zh(matrixWords.remindedAlready, { name: '林小满' }), { exact: true })).toBeVisible()
  await expectSynced(page)

  await page.getByRole('button', { name: '林小满', exact: true }).click()
  await expect(page.getByRole('region', { name: '林小满', exact: true }).getByText(handing('missing'), { exact: true }).first()).toBeVisible()
  await page.getByRole('button', { name: zh(matrixWords.back), exact: true }).click()

  await page.setViewportSize({ width: 390, height: 844 })
  await expect(page.getByRole('button', { name: zh(matrixWords.nextWeek), exact: true })).toBeVisible()
  await expect.poll(() => page.getByRole('columnheader').count()).toBeLessThanOrEqual(9)
  await expect(cell.last()).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)

  const lin = await openThen(person('林小满'), `/reports/${person('林小满').member}.daily.${day}`, '19:20')
  await expect(thePage(lin).getByText(/@林小满\s*请提交.*日报/).first()).toBeVisible()
})

test('[REP20] [REP21] [S2-6.1.2c] the head reads one report after the other, and has read what was seen to its end', async ({ found }) => {
  const { founder, person } = await found({ people: [...people, { name: '周远', post: 'salesperson' }] })
  for (const name of ['林小满', '周远']) {
    const page = await openThen(person(name), '/today')
    await beginOfToday(page).click()
    const submit = thePage(page).getByRole('button', { name: label('submit'), exact: true })
    await expect(submit).not.toHaveAttribute('aria-disabled')
    await submit.click()
    await expect(thePage(page).getByText(state('submitted'), { exact: true }).first()).toBeVisible()
    await expectSynced(page)
  }
  const page = await openThen(founder, `/reports/${person('林小满').member}.daily.${day}`, '19:10')
  const bar = thePage(page).getByRole('group', { name: zh(readingWords.reading), exact: true })
  await expect(bar).toContainText(zh(readingWords.left, { n: 1 }))
  // On a phone the ways on stand in one line under how much is left.
  await page.setViewportSize({ width: 390, height: 844 })
  await expect.poll(async () => new Set(await bar.getByRole('button').evaluateAll((buttons) => buttons.map((button) => { const { top, bottom } = button.getBoundingClientRect(); return Math.round((top + bottom) / 2) }))).size).toBe(1)
  await page.setViewportSize({ width: 1280, height: 720 })
  await bar.getByRole('button', { name: zh(readingWords.readOn), exact: true }).click()
  await expect(page).toHaveURL(new RegExp(`${person('周远').member}\\.daily`))
  await expect(bar).toContainText(zh(readingWords.notRead))
  // Whoever reads to the end has read it.
  await expect(theField(page, 'next')).toBeAttached()
  await thePage(page).first().evaluate((article) => article.scrollTo(0, article.scrollHeight))
  await expect(bar).toContainText(zh(readingWords.read))
  await expect(bar).toContainText(zh(readingWords.noneLeft))
  await expect(theField(page, 'readBy')).toContainText('王主任')
  await expectSynced(page)
})
