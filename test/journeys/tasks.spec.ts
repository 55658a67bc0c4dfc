/** Today, and a task from the customer it is about until it is done. */
import { moveWords } from '@hebu/web/words/moves.ts'
import { savedWords } from '@hebu/web/words/saved-views.ts'
import { shellWords } from '@hebu/web/words/shell.ts'
import { taskWords } from '@hebu/web/words/tasks.ts'
import { todayWords } from '@hebu/web/words/today.ts'
import type { Page } from '@playwright/test'

import { expectSynced, giveTask, makePage, theBook, theField, thePage, write } from '../kit/hands.ts'
import { expect, test, zh } from '../kit/journey.ts'

const people = [{ name: '林小满', post: 'salesperson' }]
const tasks = theBook('tasks')

/** The day so many days from now, as it is typed. */
const day = (page: Page, from: number): Promise<string> => page.evaluate((days) => new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' }), from)

test('[TASK1] [TASK2] [TASK3] [TODAY11] [S1-4.1.2b] a task from a customer is put off with a reason and done in Today, in front of everybody it concerns', async ({ found }) => {
  const department = await found({ people })
  const page = await department.person('林小满').open('/customers')
  await expectSynced(page)
  await makePage(page, 'customers')
  await write(page, 'customers', 'name', '云岫市青禾示例商贸')
  await giveTask(page, { title: '寄出三份样品', due: await day(page, 0) })

  // The customer's page has it, by its words and its day.
  const ofPage = thePage(page).getByRole('region', { name: zh(taskWords.ofPage), exact: true })
  await ofPage.getByRole('link', { name: '寄出三份样品' }).click()
  await thePage(page).getByRole('button', { name: zh(moveWords.otherMoves), exact: true }).click()
  await page.getByRole('menuitem', { name: zh(tasks.moves['start']!.label), exact: true }).click()
  const due = theField(page, 'dueAt').getByRole('textbox')
  // What has the focus shows the day as it is typed.
  await due.click()
  await expect(due).toHaveValue(await day(page, 0))
  await due.fill(await day(page, 1))
  await due.press('Tab')
  const why = thePage(page).getByRole('textbox', { name: zh(taskWords.reason), exact: true }).first()
  await why.fill('客户改到明天收货')
  await thePage(page).getByRole('button', { name: zh(taskWords.keepReason), exact: true }).click()
  await expect(thePage(page).getByRole('button', { name: zh(taskWords.keepReason), exact: true })).toHaveCount(0)
  await expect(theField(page, 'movedDue')).toContainText('客户改到明天收货')

  // Among those of one's own; done in Today with a word on what came of it.
  await page.goto('/tasks')
  await page.getByRole('button', { name: zh(savedWords.switch, { view: zh(savedWords.all) }), exact: true }).click()
  await page.getByRole('menuitemradio', { name: zh(tasks.list.quick![0]!.label), exact: true }).click()
  await expect(page).toHaveURL(/f=assignee/)
  await expect(page.getByRole('row').filter({ hasText: '寄出三份样品' })).toBeVisible()
  await page.getByRole('navigation', { name: zh(shellWords.books) }).getByRole('link', { name: zh(shellWords.today), exact: true }).click()
  await page.getByRole('button', { name: `${zh(todayWords.finish)}: 寄出三份样品`, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: zh(taskWords.finish), exact: true }).click()
  await expect(dialog.getByText(zh(taskWords.outcomeMissing))).toBeVisible()
  await dialog.getByRole('textbox', { name: zh(taskWords.outcome) }).fill('已寄出，单号已发给客户')
  await dialog.getByRole('button', { name: zh(taskWords.finish), exact: true }).click()
  await expect(page.getByRole('region', { name: zh(todayWords.done), exact: true }).getByText('寄出三份样品')).toBeVisible()
  await expectSynced(page)

  // The head sees it on the customer, done.
  const head = await department.founder.open('/customers')
  await head.getByRole('row').filter({ hasText: '云岫市青禾示例商贸' }).click()
  await expect(thePage(head).getByRole('region', { name: zh(taskWords.ofPage), exact: true })).toContainText(zh(taskWords.settled, { n: 1 }))
})
