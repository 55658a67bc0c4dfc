import { announcedCalendar, addWorkingDays } from '@hebu/shared/vocabulary/working-calendar.ts'
import { dateOf } from '@hebu/shared/vocabulary/dates.ts'
import { draftingWords } from '@hebu/web/words/reports.ts'
import { todayWords } from '@hebu/web/words/today.ts'
import type { Page } from '@playwright/test'

import type { Person } from '../kit/person.ts'
import { expectSynced, keptForOffline, makePage, openBook, theBook, theText, thePage, write } from '../kit/hands.ts'
import { expect, test, zh } from '../kit/journey.ts'

const people = [{ name: '林小满', post: 'salesperson' }]
const label = (move: string): string => zh(theBook('reports').moves[move]!.label)
const state = (id: string): string => zh(theBook('reports').states[id]!)

/** The afternoon of the next day that people work on: everybody owes a report by then. */
const day = addWorkingDays(dateOf(Date.now(), 'Asia/Shanghai'), 1, announcedCalendar)

async function openThen(person: Person, path: string): Promise<Page> {
  const page = await (await person.context()).newPage()
  await page.clock.setFixedTime(new Date(`${day}T16:40:00+08:00`))
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
  await page.getByRole('button', { name: new RegExp(`^${zh(todayWords.begin)}.*${zh({ hant: '每日日報', en: '' })}`) }).click()
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
