/** What two people tell each other by what they do. */
import { calendarFeedWords } from '@hebu/web/words/calendar-feed.ts'
import { bellWords } from '@hebu/web/words/bell.ts'
import { inboxWords } from '@hebu/web/words/inbox.ts'
import { shellWords } from '@hebu/web/words/shell.ts'
import type { Locator, Page } from '@playwright/test'

import { expectSynced, giveTask, makePage, rowWith, theBook, thePage, write } from '../kit/hands.ts'
import { expect, test, zh } from '../kit/journey.ts'

const people = [{ name: '林小满', post: 'salesperson' }]
const bell = (page: Page, n?: number): Locator => page.getByRole('banner').getByRole('button', { name: n === undefined ? zh(bellWords.title) : zh(bellWords.withNew, { n }), exact: true })

test('[NOTE1] [NOTE2] [NOTE3] [FEED3] [S2-6.1.2c] what the head assigns is told to whom it concerns, seen on every device, gone once it is begun, and in the calendar', async ({ found, browser }) => {
  const department = await found({ people })
  const lin = department.person('林小满')
  const page = await lin.open('/customers')
  await expectSynced(page)
  await makePage(page, 'customers')
  await write(page, 'customers', 'name', '云岫市青禾示例商贸')
  await expectSynced(page)
  await page.getByRole('navigation', { name: zh(shellWords.books) }).getByRole('link', { name: zh(shellWords.today), exact: true }).click()

  const head = await department.founder.open('/customers')
  await rowWith(head, 'customers', '云岫市青禾示例商贸').click()
  await giveTask(head, { title: '报一份年会礼盒的价', due: '+3', to: ['林', '林小满'] })
  await expectSynced(head)

  // Whoever did it is told nothing of it.
  await bell(page, 1).click()
  await expect(bell(head)).toBeVisible()
  const panel = page.getByRole('dialog', { name: zh(bellWords.withNew, { n: 1 }) })
  await expect(panel.getByText(zh(inboxWords.honest))).toBeVisible()
  await panel.getByRole('link', { name: new RegExp(zh(inboxWords.assigned, { name: '王主任' })) }).click()
  await expect(thePage(page).getByRole('heading', { level: 1, name: '报一份年会礼盒的价' })).toBeVisible()
  await expect(bell(page)).toBeVisible()
  await expectSynced(page)

  // Another device of the same person knows that it was seen, and keeps the work among what is left.
  const other = await (await browser.newContext({ locale: 'zh-CN', baseURL: department.relay.url, storageState: await (await lin.context()).storageState() })).newPage()
  await other.goto('/customers')
  await expectSynced(other)
  await bell(other).click()
  const seen = other.getByRole('region', { name: zh(inboxWords.earlier), exact: true })
  await expect(seen.getByRole('link', { name: /报一份年会礼盒的价/ })).toBeVisible()
  await thePage(page).getByRole('button', { name: zh(theBook('tasks').moves['start']!.label), exact: true }).click()
  await expect(seen).toHaveCount(0)

  // The calendar of whoever has the work holds it, and who has the link needs no more.
  await page.goto('/me')
  await page.getByRole('button', { name: zh(calendarFeedWords.make), exact: true }).click()
  const link = await page.getByRole('textbox', { name: zh(calendarFeedWords.linkTitle), exact: true }).inputValue()
  await expect.poll(async () => (await (await head.request.get(link)).text()).replaceAll('\r\n ', '')).toContain('报一份年会礼盒的价')
})
