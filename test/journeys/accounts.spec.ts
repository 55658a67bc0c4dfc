import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'

import { entryWords } from '@hebu/web/words/entry.ts'
import { meWords } from '@hebu/web/words/me.ts'
import { problemWords } from '@hebu/web/words/problems.ts'
import { shellWords } from '@hebu/web/words/shell.ts'
import type { Page } from '@playwright/test'

import { expectSynced, makePage, rowWith, signIn, theBook, write } from '../kit/hands.ts'
import { expect, password, test, zh } from '../kit/journey.ts'

// Without a network the product is there from the device.
test.use({ serviceWorkers: 'allow' })

const people = [
  { name: '林小满', post: 'salesperson' },
  { name: '周远', post: 'operator' },
]

async function signOut(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: zh(shellWords.meMenu, { name }) }).click()
  await page.getByRole('menuitem', { name: zh(shellWords.signOut) }).click()
  await page.getByRole('dialog').getByRole('button', { name: zh(meWords.signOut), exact: true }).click()
  await expect(page.getByRole('heading', { name: zh(entryWords.signInTitle) })).toBeVisible()
}

test('[TAB3] [ACC6] [ACC13] [UI6] [S2-7.1.2] two accounts in one browser never see what the other wrote, and each finds their own again', async ({ found }) => {
  const department = await found({ people })
  const lin = department.person('林小满')
  const page = await lin.open('/reports')
  await expectSynced(page)
  await makePage(page, 'reports')
  await expect(rowWith(page, 'reports', '林小满')).toBeVisible()
  await expectSynced(page)

  await signOut(page, '林小满')
  await page.goto('/reports')
  await expect(page.getByRole('heading', { name: zh(entryWords.signInTitle) })).toBeVisible()
  await expect(page.getByText('2026', { exact: false })).toHaveCount(0)

  await signIn(page, '周远', 'falsches-passwort')
  await expect(page.getByRole('alert').filter({ hasText: zh(problemWords['wrong-name-or-password']) })).toBeVisible()
  await signIn(page, '周远', password)
  await expectSynced(page)
  await page.goto('/reports')
  await expect(page.getByRole('heading', { level: 1, name: zh(theBook('reports').name) })).toBeVisible()
  await expectSynced(page)
  await expect(rowWith(page, 'reports', '林小满')).toHaveCount(0)
  await makePage(page, 'reports')
  await expect(rowWith(page, 'reports', '周远')).toBeVisible()
  await expectSynced(page)

  await signOut(page, '周远')
  await page.getByRole('button', { name: /林小满/ }).click()
  await signIn(page, '林小满', password)
  await expectSynced(page)
  await page.goto('/reports')
  await expect(rowWith(page, 'reports', '林小满')).toBeVisible()
  await expect(rowWith(page, 'reports', '周远')).toHaveCount(0)
})

test('[LOC2] signing out of a shared computer can take everything along', async ({ found }) => {
  const department = await found({ people })
  const lin = department.person('林小满')
  const page = await lin.open('/customers')
  await expectSynced(page)
  await makePage(page, 'customers')
  await write(page, 'customers', 'name', '示例商贸')
  await expectSynced(page)
  await page.getByRole('button', { name: zh(shellWords.meMenu, { name: '林小满' }) }).click()
  await page.getByRole('menuitem', { name: zh(shellWords.signOut) }).click()
  await page.getByRole('dialog').getByRole('checkbox', { name: zh(meWords.alsoErase) }).check()
  await page.getByRole('dialog').getByRole('button', { name: zh(meWords.signOut), exact: true }).click()
  await expect(page.getByRole('heading', { name: zh(entryWords.signInTitle) })).toBeVisible()
  await expect(page.getByText('林小满')).toHaveCount(0)
  await expect.poll(async () => (await page.evaluate(() => indexedDB.databases())).map(({ name }) => name).filter((name) => name?.includes(lin.member))).toEqual([])
})

test('[JOIN3] a used, an expired and a made-up invitation each say what they are', async ({ found, browser }) => {
  const department = await found({ people })
  const { relay } = department
  const stranger = await (await browser.newContext({ locale: 'zh-CN', baseURL: relay.url })).newPage()

  const used = await department.invite({ post: 'salesperson' })
  await department.founder.tryToAsk('GET', '/api/me')
  const joined = await fetch(`${relay.url}/api/join`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ token: used, name: '沈一', password, language: 'zh-Hans' }) })
  expect(joined.status).toBe(200)
  await stranger.goto(`/join#${used}`)
  await expect(stranger.getByText(zh(problemWords['invitation-used']))).toBeVisible()

  const expired = await department.invite({ post: 'salesperson', validHours: 1 })
  await relay.kill()
  const store = new DatabaseSync(join(relay.dataFolder, 'accounts.sqlite'))
  store.exec(`UPDATE invitations SET expires_at = ${Date.now() - 1000} WHERE used_at IS NULL`)
  store.close()
  await relay.restart()
  await stranger.goto(`/join#${expired}`)
  await stranger.reload()
  await expect(stranger.getByText(zh(problemWords['invitation-expired']))).toBeVisible()

  await stranger.goto(`/join#${'x'.repeat(43)}`)
  await stranger.reload()
  await expect(stranger.getByText(zh(problemWords['invitation-unknown']))).toBeVisible()
})

test('[LNG2] the language changes at once, everywhere, and stays', async ({ found }) => {
  const department = await found({ people })
  const page = await department.person('林小满').open('/customers')
  await expectSynced(page)
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans')
  await page.getByRole('button', { name: zh(shellWords.meMenu, { name: '林小满' }) }).click()
  await page.getByRole('menuitemradio', { name: 'English' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Customer files' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: 'Customer files' })).toBeVisible()
  await page.getByRole('button', { name: 'Menu of 林小满' }).click()
  await page.getByRole('menuitemradio', { name: '繁體中文' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '客戶檔案' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hant')
})
