/** What the system shows while nobody looks, and where a press on it leads. */
import { bellWords } from '@hebu/web/words/bell.ts'
import { inboxWords } from '@hebu/web/words/inbox.ts'
import type { BrowserContext, Page } from '@playwright/test'

import { expectSynced, giveTask, keptForOffline, makePage, rowWith, thePage, write } from '../kit/hands.ts'
import { expect, test, zh } from '../kit/journey.ts'

// Without a network the product is there from the device.
test.use({ serviceWorkers: 'allow' })

const people = [{ name: '林小满', post: 'salesperson' }]

/** Another window lies over it: the browser that tests drive shows all of them. */
const cover = (page: Page, covered: boolean): Promise<void> =>
  page.evaluate((hidden) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => (hidden ? 'hidden' : 'visible') })
    document.dispatchEvent(new Event('visibilitychange'))
  }, covered)

interface Shown {
  readonly title: string
  readonly body: string
}

/** What the system shows of the app. */
const shownOn = (page: Page): Promise<readonly Shown[]> =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready
    return (await registration.getNotifications()).map(({ title, body }) => ({ title, body }))
  })

/** Presses what is shown, as the system tells the worker of it; what a script presses may wait for nothing, so the press waits itself. */
const press = (context: BrowserContext, title: string): Promise<unknown> =>
  context.serviceWorkers()[0]!.evaluate(`(async () => {
    const notification = (await registration.getNotifications()).find(({ title }) => title === ${JSON.stringify(title)})
    const event = new NotificationEvent('notificationclick', { notification })
    let done
    Object.defineProperty(event, 'waitUntil', { value: (promise) => { done = promise } })
    dispatchEvent(event)
    await done
  })()`)

test('[NOTE4] [NOTE5] what is urgent is told by the system at once; a press leads to it in the window that is open, and seen it is gone', async ({ found }) => {
  const department = await found({ people })
  const lin = department.person('林小满')
  await (await lin.context()).grantPermissions(['notifications'])
  const page = await lin.open('/customers')
  await keptForOffline(page)
  await makePage(page, 'customers')
  await write(page, 'customers', 'name', '云岫市青禾示例商贸')
  await expectSynced(page)
  await page.goto('/plans')
  await page.getByRole('banner').getByRole('button', { name: zh(bellWords.title), exact: true }).click()
  await page.getByRole('button', { name: zh(inboxWords.turnOn), exact: true }).click()
  await expect(page.getByText(zh(inboxWords.isOn))).toBeVisible()
  await page.keyboard.press('Escape')
  await page.evaluate(() => Object.assign(globalThis, { here: 'still' }))
  await cover(page, true)

  const head = await department.founder.open('/customers')
  await rowWith(head, 'customers', '云岫市青禾示例商贸').click()
  await giveTask(head, { title: '报一份年会礼盒的价', due: '+3', to: ['林', '林小满'], urgent: true })
  await expectSynced(head)

  const told = zh(inboxWords.assigned, { name: department.founder.name })
  await expect.poll(async () => (await shownOn(page)).filter(({ title }) => title === told).map(({ body }) => body)).toEqual([expect.stringContaining('报一份年会礼盒的价')])

  await press(await lin.context(), told)
  await cover(page, false)
  await expect(thePage(page).getByRole('heading', { level: 1, name: '报一份年会礼盒的价' })).toBeVisible()
  expect(await page.evaluate(() => (globalThis as { here?: unknown }).here)).toBe('still')
  // It was looked at: nothing of it is left. What the day asks of a salesperson by this hour may still be told.
  await expect.poll(async () => (await shownOn(page)).map(({ title }) => title)).not.toContain(told)
})
