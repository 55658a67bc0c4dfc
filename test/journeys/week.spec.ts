import { announcedCalendar, addWorkingDays } from '@hebu/shared/vocabulary/working-calendar.ts'
import { dateOf } from '@hebu/shared/vocabulary/dates.ts'
import { matrixWords, remarkWords } from '@hebu/web/words/reports.ts'
import { todayWords } from '@hebu/web/words/today.ts'
import type { Page } from '@playwright/test'

import { beginOfToday, expectSynced, keptForOffline, theBook, theField, thePage } from '../kit/hands.ts'
import { expect, test, zh } from '../kit/journey.ts'
import type { Person } from '../kit/person.ts'

// Without a network the product is there from the device.
test.use({ serviceWorkers: 'allow' })

const label = (move: string): string => zh(theBook('reports').moves[move]!.label)
const state = (id: string): string => zh(theBook('reports').states[id]!)
/** A day that people work on, ahead of the relay's clock. */
const day = addWorkingDays(dateOf(Date.now(), 'Asia/Shanghai'), 1, announcedCalendar)

async function openAt(person: Person, path: string, time: string): Promise<Page> {
  const page = await (await person.context()).newPage()
  await page.clock.setFixedTime(new Date(`${day}T${time}:00+08:00`))
  await page.goto(path)
  return page
}

test('[WEEK1] [REP11] [REP23] [TODAY4] [S2-6.1.2c] who is on the road hands in without a line; those above see it missing, then in time; the remark on it is answered from Today', async ({ found }) => {
  const { founder, person } = await found({ people: [{ name: '林小满', post: 'salesperson' }] })
  const lin = person('林小满')
  const hers = await openAt(lin, '/today', '17:40')
  await expectSynced(hers)
  await keptForOffline(hers)
  await lin.goOffline()
  await beginOfToday(hers).click()
  const submit = thePage(hers).getByRole('button', { name: label('submit'), exact: true })
  await expect(submit).not.toHaveAttribute('aria-disabled')
  // Nobody asks why it is late: it is not.
  await expect(theField(hers, 'lateReason')).toHaveCount(0)
  await submit.click()
  await expect(thePage(hers).getByText(state('submitted'), { exact: true }).first()).toBeVisible()

  const his = await openAt(founder, '/reports?view=matrix', '19:10')
  await expectSynced(his)
  const cell = (handing: 'missing' | 'submitted') => his.getByRole('gridcell', { name: new RegExp(`^林小满，${Number(day.slice(5, 7))}月${Number(day.slice(8))}日.*${zh(matrixWords[handing])}`) })
  await expect(cell('missing')).toBeVisible()
  await lin.goOnline()
  await expectSynced(hers)
  await expect(cell('submitted')).toBeVisible()

  // What is said while she looks elsewhere waits for her.
  await hers.getByRole('link', { name: zh(todayWords.title), exact: true }).first().click()
  const report = `/reports/${lin.member}.daily.${day}`
  await his.goto(report)
  const remarks = (page: Page) => thePage(page).getByRole('region', { name: zh(remarkWords.title), exact: true })
  await remarks(his).getByRole('textbox', { name: zh(remarkWords.write), exact: true }).fill('样品的事明天会上说')
  await remarks(his).getByRole('button', { name: zh(remarkWords.send), exact: true }).click()
  await expect(remarks(his).getByRole('listitem')).toContainText('样品的事明天会上说')
  await expectSynced(his)

  const answered = hers.getByRole('region', { name: zh(todayWords.answered), exact: true })
  await expect(answered).toContainText('样品的事明天会上说')
  await answered.getByRole('link').first().click()
  await remarks(hers).getByRole('button', { name: zh(remarkWords.answerTo, { name: founder.name }), exact: true }).click()
  await hers.keyboard.type('好的，我带样品来')
  await hers.keyboard.press('Control+Enter')
  await expect(remarks(hers).getByRole('listitem')).toContainText('好的，我带样品来')
  await expect(remarks(his).getByRole('listitem')).toContainText('好的，我带样品来')
})
