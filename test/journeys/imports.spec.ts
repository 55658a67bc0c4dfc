import { handoverWords } from '@hebu/web/words/handover.ts'
import { importWords, lineActWords } from '@hebu/web/words/exchange.ts'
import { listMenuWords } from '@hebu/web/words/list-menu.ts'
import { listWords } from '@hebu/web/words/list.ts'
import { timelineWords } from '@hebu/web/words/record.ts'
import { undoWords } from '@hebu/web/words/undo.ts'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

import { chooseOption, expectSynced, keptForOffline, makePage, rowWith, syncMark, theBook, theField, theList, thePage, write } from '../kit/hands.ts'
import { expect, test, zh } from '../kit/journey.ts'

// Without a network the product is there from the device.
test.use({ serviceWorkers: 'allow' })

const customers = theBook('customers')
const people = [{ name: '林小满', post: 'salesperson' }, { name: '周远', post: 'salesperson' }]

const sheet = ['公司名称,行业,创建人,创建时间,状态', '云岫示例食品有限公司,食品,周远,2019-05-06,成交客户', '鹿汀示例商贸有限公司,商贸,离职的示例人,,', '松间示例酒店有限公司,酒店,,,没有这个状态'].join('\r\n')
  .replace('成交客户', zh(customers.states['active']!))

/** Opens a customer of the list. */
async function openRow(page: Page, name: string): Promise<void> {
  const row = rowWith(page, 'customers', name)
  await expect(row).toBeVisible()
  await page.goto(`/customers/${await row.getAttribute('data-id')}`)
}

const violations = async (page: Page): Promise<readonly string[]> => (await new AxeBuilder({ page }).include('[role=dialog]').analyze()).violations.map(({ id }) => id)

test('[XCH32] [XCH33] [XCH34] [XCH35] a file keeps who began its customers; the head takes the import back on another device, but for what was changed since; an export off line reaches the audit', async ({ found }) => {
  test.slow()
  const { person, founder } = await found({ people })
  const page = await person('林小满').open('/customers/import')
  await expectSynced(page)
  await page.locator('input[type="file"]').setInputFiles({ name: '老客户.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet) })
  await expect(page.getByRole('row').filter({ hasText: zh(lineActWords.refused) }).filter({ hasText: '没有这个状态' })).toContainText('松间示例酒店有限公司')
  await page.getByRole('button', { name: zh(importWords.go, { count: 2 }), exact: true }).click()
  await expect(page.getByRole('heading', { name: zh(importWords.done) })).toBeVisible()
  await page.getByRole('link', { name: zh(importWords.toList, { book: zh(customers.name) }) }).click()
  await openRow(page, '云岫示例食品有限公司')
  await expect(thePage(page)).toContainText(zh(customers.states['active']!))
  const told = page.getByRole('listitem')
  await expect(told.filter({ hasText: zh(timelineWords.made) })).toContainText('周远')
  await expect(told.filter({ hasText: zh(timelineWords.imported) })).toContainText('林小满')
  // Somebody goes on with one of them.
  await write(page, 'customers', 'industry', '食品加工')
  await keptForOffline(page)

  const lin = person('林小满')
  await page.goto('/customers')
  await expect(rowWith(page, 'customers', '鹿汀示例商贸有限公司')).toBeVisible()
  await lin.goOffline()
  await page.getByRole('button', { name: zh(listWords.more), exact: true }).click()
  const [table] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: zh(listMenuWords.csv), exact: true }).click()])
  expect(table.suggestedFilename()).toContain('林小满')
  await lin.goOnline()
  const exported = async () => (await founder.ask<{ readonly entries: readonly { readonly kind: string; readonly member?: string; readonly subject?: string; readonly detail?: string }[] }>('GET', '/api/audit')).entries.filter(({ kind }) => kind === 'export')
  await expect.poll(exported, { timeout: 60_000 }).toEqual([expect.objectContaining({ member: lin.member, subject: 'customers', detail: expect.stringMatching(/^2\b/) })])

  const head = await founder.open('/customers/import')
  await expectSynced(head)
  const past = head.getByRole('listitem').filter({ hasText: '老客户.csv' })
  await expect(past).toContainText('林小满')
  await past.getByRole('button', { name: zh(importWords.takeBack) }).click()
  await expect(head.getByText(zh(importWords.tookBackSome, { count: 1, kept: 1, names: '云岫示例食品有限公司' }))).toBeVisible()
  await expect(theList(page, 'customers').getByRole('row').filter({ hasText: '鹿汀示例商贸有限公司' })).toHaveCount(0)
  await expect(rowWith(page, 'customers', '云岫示例食品有限公司')).toBeVisible()
})

test('[MRG23] [MRG25] [MRG26] [MRG30] a leaver\'s customers are handed on from the member\'s row, off line too, on a phone, and taken back', async ({ found }) => {
  test.slow()
  const { person, founder } = await found({ people })
  const lin = await person('林小满').open('/customers')
  await expectSynced(lin)
  for (const name of ['云岫示例食品', '鹿汀示例商贸']) {
    await makePage(lin, 'customers')
    await write(lin, 'customers', 'name', name)
    await lin.goto('/customers')
  }
  await lin.goto('/tasks')
  await makePage(lin, 'tasks')
  await write(lin, 'tasks', 'title', '寄样品')
  await expectSynced(lin)
  // A member hands their own work on, and nobody else's.
  await lin.goto('/members')
  await expect(lin.getByRole('button', { name: zh(handoverWords.actOf, { name: '林小满' }) })).toBeVisible()
  await expect(lin.getByRole('button', { name: zh(handoverWords.actOf, { name: '周远' }) })).toHaveCount(0)

  await founder.context({ viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true })
  const page = await founder.open('/members')
  await keptForOffline(page)
  await founder.goOffline()
  await expect(syncMark(page)).not.toHaveText(/已同步/)
  const act = page.getByRole('button', { name: zh(handoverWords.actOf, { name: '林小满' }) })
  await act.click()
  const dialog = page.getByRole('dialog', { name: zh(handoverWords.title, { name: '林小满' }) })
  await expect(dialog).toContainText(zh(customers.name))
  expect(await violations(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  await chooseOption(dialog.getByRole('combobox', { name: zh(handoverWords.to) }), '周远')
  await dialog.getByRole('button', { name: zh(handoverWords.confirm, { count: 3 }), exact: true }).click()
  await expect(page.getByText(zh(handoverWords.done, { count: 3, name: '周远' }))).toBeVisible()
  await founder.goOnline()
  await expectSynced(page)
  await lin.goto('/customers')
  await openRow(lin, '云岫示例食品')
  await expect(theField(lin, 'owner')).toContainText('周远')

  // Another day: nothing of this window's undo is left.
  await page.reload()
  await act.click()
  await dialog.getByRole('button', { name: zh(handoverWords.takeBack) }).click()
  await expect(page.getByText(zh(handoverWords.takenBack, { count: 3, name: '林小满' }))).toBeVisible()
  await expect(theField(lin, 'owner')).toContainText('林小满')
  await page.getByRole('button', { name: zh(undoWords.undo), exact: true }).click()
  await expect(theField(lin, 'owner')).toContainText('周远')
})

test('[XCH42] [XCH43] [XCH45] contacts of earlier years that came from a file are said to be there, known again, and taken back', async ({ found }) => {
  const { person } = await found({ people })
  const page = await person('林小满').open('/customers/import')
  await expectSynced(page)
  const take = (name: string, text: string): Promise<void> => page.locator('input[type="file"]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
  const contacts = ['日期,客户名称,方式,沟通内容', '2019-03-05,云岫示例食品,电话,问价', '2019-03-05,云岫示例食品有限公司,电话,寄样'].join('\r\n')
  await take('客户.csv', '客户名称\r\n云岫示例食品有限公司')
  await page.getByRole('button', { name: zh(importWords.go, { count: 1 }), exact: true }).click()
  await expect(page.getByRole('heading', { name: zh(importWords.done) })).toBeVisible()
  await page.goto('/visits/import')
  await take('拜访.csv', contacts)
  await page.getByRole('button', { name: zh(importWords.go, { count: 2 }), exact: true }).click()
  await expect(page.getByRole('heading', { name: zh(importWords.done) })).toBeVisible()
  await keptForOffline(page)

  // Another day.
  await page.goto('/visits')
  await expect(page.getByRole('heading', { name: zh(listWords.older, { count: 1 }) })).toBeVisible()
  await page.getByRole('button', { name: zh(listWords.openOlder), exact: true }).click()
  await expect(theList(page, 'visits').getByRole('row').filter({ hasText: '云岫示例食品有限公司' })).toHaveCount(2)
  await page.goto('/visits/import')
  await take('拜访.csv', contacts)
  await expect(page.getByRole('button', { name: zh(importWords.goNothing) })).toBeDisabled()
  await page.goto('/visits/import')
  await page.getByRole('listitem').filter({ hasText: '拜访.csv' }).getByRole('button', { name: zh(importWords.takeBack) }).click()
  await expect(page.getByText(zh(importWords.tookBack, { name: '拜访.csv', count: 2 }))).toBeVisible()
})
