import { contactWords, missedWords } from '@hebu/web/words/contact.ts'
import { dossierWords, learnedWords } from '@hebu/web/words/dossier.ts'
import { recordWords } from '@hebu/web/words/record.ts'
import { shellWords } from '@hebu/web/words/shell.ts'
import { undoWords } from '@hebu/web/words/undo.ts'
import { filterWords } from '@hebu/web/words/view-parts.ts'
import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'

import { expectSynced, keptForOffline, makePage, openBook, rowWith, theBook, theField, thePage, write } from '../kit/hands.ts'
import { expect, test, zh } from '../kit/journey.ts'

// Without a network the product is there from the device.
test.use({ serviceWorkers: 'allow' })

const people = [
  { name: '林小满', post: 'salesperson' },
  { name: '周远', post: 'salesperson' },
]
const log = zh(shellWords.newVisit)

const theSheet = (page: Page): Locator => page.getByRole('dialog', { name: new RegExp(`^${zh(contactWords.log)}`) })
const theTimeline = (page: Page): Locator => thePage(page).getByRole('region', { name: zh(recordWords.record), exact: true })
const save = (page: Page): Locator => theSheet(page).getByRole('button', { name: zh(contactWords.save), exact: true })

test('[CUS1] [CUS4] [CUS5] [CUS6] [CUS8] [CUS10] a contact is logged on the customer’s page; what it found is proposed there, and the file is verified', async ({ found }) => {
  const { person } = await found({ people })
  const page = await person('林小满').open('/customers')
  await expectSynced(page)
  await makePage(page, 'customers')
  await write(page, 'customers', 'name', '青禾示例印务')
  // What is missing leads to its field.
  await thePage(page).getByRole('button', { name: zh(theBook('customers').fields['region']!.label), exact: true }).click()
  await expect(theField(page, 'region').getByRole('textbox')).toBeFocused()

  await page.locator('#page-title').focus()
  await page.keyboard.press('l')
  await expect(theSheet(page).getByRole('textbox', { name: zh(contactWords.said), exact: true })).toBeFocused()
  const faults = await new AxeBuilder({ page }).include('[role="dialog"]').analyze()
  expect(faults.violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html.slice(0, 120)).join(' ')}`)).toEqual([])
  await page.keyboard.press('Control+Enter')
  await expect(theSheet(page).getByRole('alert')).toHaveText(zh(contactWords.nothing))
  await theSheet(page).getByRole('textbox', { name: zh(contactWords.needs), exact: true }).fill('年底要三百份定制年历')
  await theSheet(page).getByRole('textbox', { name: zh(contactWords.next), exact: true }).fill('送样')
  await theSheet(page).getByRole('button', { name: zh(contactWords.inDays, { count: 3 }), exact: true }).click()
  await page.keyboard.press('Control+Enter')
  await expect(theSheet(page)).toHaveCount(0)

  // It stands on the timeline, and both days at the head.
  await expect(theTimeline(page).getByText(/年底要三百份定制年历.*→ 送样/)).toBeVisible()
  const figures = thePage(page).getByRole('region', { name: zh(dossierWords.figures), exact: true })
  await expect(figures.locator('[data-field="lastContactAt"] dd')).not.toHaveText('—')
  await expect(figures.locator('[data-field="nextFollowUpAt"] dd')).not.toHaveText('—')

  // Nothing is written into the file until a person takes it over.
  await thePage(page).getByText(zh(learnedWords.title, { field: zh(theBook('customers').fields['needs']!.label) }), { exact: true }).click()
  await thePage(page).getByRole('button', { name: zh(learnedWords.takeOf, { text: '年底要三百份定制年历' }), exact: true }).click()
  await expect(theField(page, 'needs').getByRole('textbox')).toHaveValue('年底要三百份定制年历')

  await thePage(page).getByRole('button', { name: zh(dossierWords.verify), exact: true }).click()
  await expect(thePage(page).getByText(zh(dossierWords.verifiedToday), { exact: true })).toBeVisible()
  await expectSynced(page)

  await page.getByRole('button', { name: new RegExp(`^${zh(filterWords.filter)}`) }).click()
  await page.getByRole('group', { name: zh(filterWords.quick), exact: true }).getByRole('button', { name: '档案不完整', exact: true }).click()
  await expect(page).toHaveURL(/f=complete/)
  await expect(rowWith(page, 'customers', '青禾示例印务')).toBeVisible()
})

test('[CUS12] a colleague of the same department sees the measure and nothing of the rating [S4-6.2.3]', async ({ found }) => {
  const { founder, person } = await found({ people })
  const head = await founder.open('/customers')
  await expectSynced(head)
  const id = await makePage(head, 'customers')
  await write(head, 'customers', 'name', '青禾示例印务')
  await write(head, 'customers', 'creditNeed', '预付五成')
  await theField(head, 'creditRating').getByRole('radio', { name: 'D', exact: true }).check()
  await expectSynced(head)
  const page = await person('林小满').open(`/customers/${id}`)
  await expect(thePage(page).getByRole('region', { name: zh(dossierWords.figures), exact: true })).toContainText('预付五成')
  await expect(theTimeline(page)).toBeVisible()
  await expect(theField(page, 'creditRating')).toHaveCount(0)
  // Nor is it anywhere on the device.
  const kept = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''))
  expect(kept.filter((name) => name.includes('customers-secret'))).toEqual([])
  expect(kept.some((name) => name.includes('customers-file'))).toBe(true)
})

test.describe('on a phone', () => {
  test('[CUS7] [CUS8] [CUS13] a contact is logged with three touches and no connection, and is handed in later', async ({ found }) => {
    const { founder, person } = await found({ people })
    const lin = person('林小满')
    await lin.context({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })
    const page = await lin.open('/customers')
    await expectSynced(page)
    const id = await makePage(page, 'customers')
    await write(page, 'customers', 'name', '青禾示例印务')
    await keptForOffline(page)
    await lin.goOffline()
    let touches = 0
    const touch = async (what: Locator): Promise<void> => {
      await what.tap()
      touches += 1
    }
    await touch(thePage(page).getByRole('button', { name: log, exact: true }))
    await expect(theSheet(page).getByRole('textbox', { name: zh(contactWords.said), exact: true })).toBeFocused()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    const small = await theSheet(page).getByRole('button').evaluateAll((all) => all.filter((one) => { const { width, height } = one.getBoundingClientRect(); return width > 0 && (width < 43.5 || height < 43.5) }).map((one) => one.textContent))
    expect(small).toEqual([])
    await page.keyboard.type('电话里说价格可以，下周定')
    // What was typed outlives a closed sheet.
    await page.keyboard.press('Escape')
    await expect(theSheet(page)).toHaveCount(0)
    touches = 0
    await touch(thePage(page).getByRole('button', { name: log, exact: true }))
    await expect(theSheet(page).getByRole('textbox', { name: zh(contactWords.said), exact: true })).toHaveValue('电话里说价格可以，下周定')
    await touch(theSheet(page).getByText(zh(contactWords.tomorrow), { exact: true }))
    await touch(save(page))
    expect(touches).toBe(3)
    await expect(page.getByText(zh(contactWords.saved, { name: '青禾示例印务' }))).toBeVisible()
    await expect(theTimeline(page).getByText(/电话里说价格可以/)).toBeAttached()
    await lin.goOnline()
    await expectSynced(page)
    const head = await founder.open(`/customers/${id}`)
    await expect(theTimeline(head).getByText(/电话里说价格可以/)).toBeAttached()
  })
})

test('[CUS11] a missed visit says that it was missed, and is planned anew with a reason', async ({ found }) => {
  const { person } = await found({ people })
  const page = await person('林小满').open('/customers')
  await expectSynced(page)
  await openBook(page, 'visits')
  await makePage(page, 'visits')
  const when = theField(page, 'plannedAt').getByRole('textbox')
  await when.fill('2020-01-06 10:00')
  await when.press('Tab')
  await expect(thePage(page).getByText(/没有按期联络/)).toBeVisible()
  await thePage(page).getByRole('button', { name: zh(missedWords.replan), exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: zh(missedWords.to), exact: true }).fill('2040-01-06 10:00')
  await dialog.getByRole('textbox', { name: zh(missedWords.reason), exact: true }).fill('客户出差')
  await dialog.getByRole('button', { name: zh(missedWords.replan), exact: true }).click()
  await expect(thePage(page).getByText(/没有按期联络/)).toHaveCount(0)
  await expect(theTimeline(page).getByText('客户出差', { exact: true })).toBeAttached()
  await expect(page.getByRole('button', { name: zh(undoWords.undo), exact: true })).toBeVisible()
})
