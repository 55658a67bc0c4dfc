import { contactWords } from '@hebu/web/words/contact.ts'
import { deviceWords } from '@hebu/web/words/devices.ts'
import { entryWords } from '@hebu/web/words/entry.ts'
import { jumpWords } from '@hebu/web/words/jump.ts'
import { backupWords } from '@hebu/web/words/backups.ts'
import { safetyWords } from '@hebu/web/words/safety.ts'
import { shellWords, themeWords } from '@hebu/web/words/shell.ts'
import type { Page } from '@playwright/test'

import { expectSynced, makePage, rowWith, signIn, syncMark, theBook, theField, thePage, write } from '../kit/hands.ts'
import { expect, password, test, zh } from '../kit/journey.ts'

// Without a network the product is there from the device.
test.use({ serviceWorkers: 'allow' })

const people = [{ name: '林小满', post: 'salesperson' }]

const palette = (page: Page) => page.getByRole('dialog', { name: zh(jumpWords.label) })

/** Opens the palette by its keys and types. */
async function jump(page: Page, typed: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await expect(palette(page).getByRole('combobox')).toBeFocused()
  await page.keyboard.type(typed)
}

test('[UI120] [UI121] [UI133] by keyboard alone: a customer by two letters, a new page, the theme, the shortcuts', async ({ found }) => {
  const department = await found({ people })
  const page = await department.person('林小满').open('/customers')
  const trouble: string[] = []
  page.on('console', (message) => void (message.type() === 'error' && trouble.push(message.text())))
  await expectSynced(page)
  const first = await makePage(page, 'customers')
  await write(page, 'customers', 'name', '云岫市青禾示例印务')
  await makePage(page, 'customers')
  await write(page, 'customers', 'name', '鹿汀市望川示例酒店')
  await page.keyboard.press('Escape')

  await jump(page, 'qh')
  await expect(palette(page).getByRole('option').first()).toHaveAttribute('aria-selected', 'true')
  await expect(palette(page).getByRole('option').first()).toContainText('云岫市青禾示例印务')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/customers/${first}$`))
  await expect(palette(page)).toHaveCount(0)

  // While an input method composes, Enter is its own.
  await jump(page, '')
  // Where one is already is no way to go.
  await expect(palette(page).getByRole('option').first()).toContainText('鹿汀市望川示例酒店')
  await palette(page).getByRole('combobox').evaluate((input) => {
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true }))
  })
  await expect(palette(page)).toBeVisible()
  await page.keyboard.type(`${zh(jumpWords.newOne, { one: zh(theBook('visits').one) })}`)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/visits\//)
  await expect(thePage(page)).toBeVisible()

  await jump(page, zh(themeWords.dark))
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')

  await page.getByRole('main').focus()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: zh(shellWords.keysTitle) })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(trouble).toEqual([])
})

test('[DEV1] [DEV2] [UI130] another device is seen, and signed out while it works', async ({ found, browser }) => {
  const department = await found({ people })
  const lin = department.person('林小满')
  const desk = await lin.open('/me')
  const other = await (await browser.newContext({ locale: 'zh-CN', baseURL: department.relay.url })).newPage()
  const trouble: string[] = []
  other.on('console', (message) => void (message.type() === 'error' && trouble.push(message.text())))
  await other.goto('/')
  await signIn(other, '林小满', password)
  await expectSynced(other)
  // A first visit and signing in leave no failure behind.
  expect(trouble).toEqual([])

  await expect(desk.getByText(zh(safetyWords.allThere))).toBeVisible()
  await expect(desk.getByText(zh(backupWords.never))).toBeVisible()
  await desk.reload()
  await expect(desk.getByText(zh(deviceWords.current), { exact: true })).toBeVisible()
  await expect(desk.getByText(zh(deviceWords.connected), { exact: true })).toHaveCount(1)
  await desk.getByRole('button', { name: new RegExp(`^${zh(deviceWords.signOutOne, { name: '' })}`) }).first().click()
  await desk.getByRole('dialog').getByRole('button', { name: zh(deviceWords.signOut), exact: true }).click()
  await expect(other.getByText(zh(shellWords.sessionEnded))).toBeVisible()
  await expectSynced(desk)
})

test('[LEA1] [LEA3] [S2-7.1.2] a device that is long without the relay locks, keeps what was not sent, and opens when it is back', async ({ found }) => {
  const department = await found({ people })
  const lin = department.person('林小满')
  const page = await (await lin.context()).newPage()
  await page.clock.install()
  await page.goto('/customers')
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  await expectSynced(page)
  await lin.goOffline()
  await makePage(page, 'customers')
  await write(page, 'customers', 'name', '锁上也在的客户')
  await expect(syncMark(page)).toHaveText(/待同步/)

  await page.clock.fastForward(31 * 86_400_000)
  await expect(page.getByRole('heading', { name: zh(entryWords.lockedTitle) })).toBeVisible()
  await expect(page.getByText('锁上也在的客户')).toHaveCount(0)
  await page.getByRole('button', { name: zh(entryWords.lockedConnect) }).click()
  await expect(page.getByText(zh(entryWords.lockedOffline))).toBeVisible()

  // The session still stands: the network coming back is enough.
  await lin.goOnline()
  await expectSynced(page)
  const head = await department.founder.open('/customers')
  await expect(rowWith(head, 'customers', '锁上也在的客户')).toBeVisible()
})

test('[UI132] [TODAY10] on a phone the app starts with Today, the tabs lead to the books, and ＋ begins a visit', async ({ found }) => {
  const department = await found({ people })
  const lin = department.person('林小满')
  await lin.context({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  const page = await lin.open('/')
  await expectSynced(page)
  await expect(page).toHaveURL(/\/today$/)
  const tabs = page.getByRole('navigation', { name: zh(shellWords.books) })
  await tabs.getByRole('link', { name: zh(shellWords.more) }).tap()
  await expect(page).toHaveURL(/\/more$/)
  await tabs.getByRole('button', { name: zh(shellWords.begin) }).tap()
  const sheet = page.getByRole('dialog', { name: zh(contactWords.log), exact: true })
  await expect(sheet.getByRole('radio', { name: '电话' })).toBeAttached()
  await sheet.getByRole('button', { name: zh(shellWords.newOne, { one: zh(theBook('customers').one) }), exact: true }).tap()
  await expect(page).toHaveURL(/\/customers\//)
  await expect(theField(page, 'name')).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
})
