import { readFile } from 'node:fs/promises'

import { listMenuWords } from '@hebu/web/words/list-menu.ts'
import { importWords, lineActWords } from '@hebu/web/words/exchange.ts'
import { listWords } from '@hebu/web/words/list.ts'
import { readTable } from '@hebu/web/platform/exchange/read/read-table.ts'
import type { Download, Locator, Page } from '@playwright/test'

import { expectSynced, theBook, theList } from '../kit/hands.ts'
import { expect, test, zh } from '../kit/journey.ts'

const people = [{ name: '林小满', post: 'salesperson' }]

const book = theBook('customers')

const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true })

async function linesOf(download: Download): Promise<readonly (readonly string[])[]> {
  const tables = await readTable(new Uint8Array(await readFile(await download.path())))
  if (!tables.ok) throw new Error(tables.refusal)
  return tables.value.sheets[0]!.lines
}

/** Opens the menu of the list and chooses from it. */
async function choose(page: Page, item: string): Promise<void> {
  await button(page, zh(listWords.more)).click()
  await page.getByRole('menuitem', { name: item, exact: true }).click()
}

const sheet = ['公司名称,联系人,手机,业务员,城市,序号', '示例一号食品有限公司,陈示例,13800000001,林小满,上海,1', '示例一号食品有限公司,赵示例,13800000002,,,2', '示例二号商贸有限公司,,,查无此人,杭州,3', '"=示例三号, ""引号""公司",,,,苏州,4'].join('\r\n')

const take = (page: Page, name: string, text: string): Promise<void> => page.locator('input[type="file"]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })

test('[XCH5] [XCH6] [XCH9] [XCH10] [XCH11] [XCH20] [XCH21] a file of customers is looked at, brought in, handed back where it does not fit, exported, taken back and known as such', async ({ found }) => {
  test.slow()
  const department = await found({ people })
  const page = await department.person('林小满').open('/customers')
  await expectSynced(page)
  await choose(page, zh(listMenuWords.import))
  await expect(page.getByRole('heading', { name: zh(importWords.title, { book: zh(book.name) }) })).toBeVisible()

  // What is no table says so and leads no further.
  await take(page, '说明.pdf', '%PDF-1.7')
  await expect(page.getByRole('alert')).not.toBeEmpty()

  await take(page, '客户.csv', sheet)
  const go = button(page, zh(importWords.go, { count: 2 }))
  await expect(go).toBeVisible()
  await expect(page.getByRole('combobox', { name: zh(importWords.goesToOf, { column: '公司名称' }) })).toHaveText('客户名称')
  await expect(page.getByRole('combobox', { name: zh(importWords.goesToOf, { column: '序号' }) })).toHaveText(zh(importWords.leaveOut))
  const refused = page.getByRole('row').filter({ hasText: '查无此人' }).filter({ hasText: zh(lineActWords.refused) })
  await expect(refused).toContainText('示例二号商贸有限公司')
  await go.click()
  await expect(page.getByRole('heading', { name: zh(importWords.done) })).toBeVisible()

  const [left] = await Promise.all([page.waitForEvent('download'), button(page, zh(importWords.refusedFile, { count: 1 })).click()])
  const leftLines = await linesOf(left)
  expect(leftLines).toHaveLength(2)
  expect(leftLines[0]!.at(-1)).toBe(zh(importWords.reason))
  expect(leftLines[1]!.join('\n')).toContain('示例二号商贸有限公司')

  await page.getByRole('link', { name: zh(importWords.toList, { book: zh(book.name) }) }).click()
  const list = theList(page, 'customers')
  await expect(list.getByRole('row').filter({ hasText: '示例一号' })).toBeVisible()
  await expect(list.getByRole('row').filter({ hasText: '=示例三号' })).toBeVisible()
  await expectSynced(page)

  const [csv] = await Promise.all([page.waitForEvent('download'), choose(page, zh(listMenuWords.csv))])
  expect((await linesOf(csv)).map((line) => line[0])).toEqual(['客户名称', '=示例三号, "引号"公司', '示例一号食品有限公司'])
  const [whole] = await Promise.all([page.waitForEvent('download'), choose(page, zh(listMenuWords.everything))])
  const [heads = [], ...rows] = await linesOf(whole)
  const full = rows.find((line) => line[0] === '示例一号食品有限公司')!
  expect(['联系人 姓名', '联系人 电话', '联系人2 姓名', '地区', '负责人'].map((head) => full[heads.indexOf(head)])).toEqual(['陈示例', '13800000001', '赵示例', '上海', '林小满'])

  // At any later time, also after a reload.
  await page.goto('/customers/import')
  await expectSynced(page)
  const past = page.getByRole('listitem').filter({ hasText: '客户.csv' })
  await expect(past).toContainText(zh(importWords.pastCounts, { created: 2, updated: 0, refused: 1 }))
  await past.getByRole('button', { name: zh(importWords.takeBack) }).click()
  await expect(past).toContainText(zh(importWords.wasTakenBack))
  await page.getByRole('link', { name: zh(importWords.back, { book: zh(book.name) }) }).click()
  await expect(page.getByText(zh(listWords.emptyTitle, { one: zh(book.one) }))).toBeVisible()
})

test('[UI150] [UI78] [XCH8] on a phone a file is brought in twice: what is there already is updated, and nothing is cut off', async ({ found }) => {
  test.slow()
  const department = await found({ people })
  const lin = department.person('林小满')
  await lin.context({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })
  const page = await lin.open('/customers/import')
  await expectSynced(page)
  await take(page, '客户.csv', sheet)
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  await expect(button(page, zh(importWords.go, { count: 2 }))).toBeVisible()
  expect(await wide()).toBeLessThanOrEqual(0)
  for (const pressed of await page.getByRole('main').getByRole('button').or(page.getByRole('main').getByRole('combobox')).all()) expect((await pressed.boundingBox())?.height ?? 44).toBeGreaterThanOrEqual(44)
  await button(page, zh(importWords.go, { count: 2 })).click()
  await expect(page.getByRole('heading', { name: zh(importWords.done) })).toBeVisible()
  await button(page, zh(importWords.again)).click()
  await take(page, '更新.csv', '客户,所属行业\n示例一号食品有限公司,食品\n示例三号引号公司,')
  await expect(button(page, zh(importWords.go, { count: 1 }))).toBeVisible()
  await expect(page.getByRole('combobox', { name: zh(importWords.becomesOf, { number: 2 }) })).toHaveText(zh(lineActWords.update))
  await button(page, zh(importWords.go, { count: 1 })).click()
  await expect(page.getByText(zh(importWords.result, { created: 0, updated: 1 }))).toBeVisible()
  expect(await wide()).toBeLessThanOrEqual(0)
})
