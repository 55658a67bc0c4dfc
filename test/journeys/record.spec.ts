import { pageWords } from '@hebu/web/words/page.ts'
import { commentWords, fieldActWords, historyWords, recordWords, timelineWords } from '@hebu/web/words/record.ts'
import { undoWords } from '@hebu/web/words/undo.ts'
import type { Locator, Page } from '@playwright/test'

import { faultsOn } from '../kit/checker.ts'
import { expectSynced, keptForOffline, makePage, theBook, theField, thePage, write } from '../kit/hands.ts'
import { expect, test, zh } from '../kit/journey.ts'
import type { Person } from '../kit/person.ts'

// Without a network the product is there from the device.
test.use({ serviceWorkers: 'allow' })

const people = [
  { name: '林小满', post: 'salesperson' },
  { name: '周远', post: 'salesperson' },
]
const nameLabel = zh(theBook('customers').fields['name']!.label)

const theRecord = (page: Page): Locator => thePage(page).getByRole('region', { name: zh(recordWords.record), exact: true })
const theBox = (page: Page): Locator => theRecord(page).getByRole('textbox', { name: zh(commentWords.write), exact: true })
const theTab = (page: Page, tab: 'timeline' | 'comments' | 'history'): Locator => theRecord(page).getByRole('tab', { name: new RegExp(`^${zh(recordWords[tab])}`) })

async function say(page: Page, text: string): Promise<void> {
  await theBox(page).click()
  await page.keyboard.type(text)
  await page.keyboard.press('Control+Enter')
  await expect(theBox(page)).toHaveValue('')
}

/** A customer that somebody made, open with that somebody. */
async function aCustomer(person: Person): Promise<{ readonly page: Page; readonly id: string }> {
  const page = await person.open('/customers')
  await expectSynced(page)
  const id = await makePage(page, 'customers')
  await write(page, 'customers', 'name', '青禾示例印务')
  await expectSynced(page)
  return { page, id }
}

test('[REC5] [REC9] [REC10] [UI77] two people talk about a page: one names the other, who sees it at once, answers and resolves it', async ({ found }) => {
  const { person } = await found({ people })
  const { page: here, id } = await aCustomer(person('林小满'))
  const there = await person('周远').open(`/customers/${id}`)
  await expect(theRecord(there)).toBeVisible()

  await here.locator('#page-title').focus()
  await here.keyboard.press('c')
  await expect(theBox(here)).toBeFocused()
  await here.keyboard.type('请 @zy')
  await expect(theRecord(here).getByRole('option', { name: /周远/ })).toHaveAttribute('aria-selected', 'true')
  await here.keyboard.press('Enter')
  await here.keyboard.type('补上税号')
  await here.keyboard.press('Control+Enter')

  const shown = theRecord(there).locator('[data-for-me]')
  await expect(shown).toContainText('请 @周远 补上税号')
  await expect(shown).toContainText(zh(commentWords.mentionsMe))
  await expect(theRecord(there).getByRole('status').filter({ hasText: '林小满' })).toHaveText(zh(recordWords.arrived, { name: '林小满', text: '请 @周远 补上税号' }))

  const timeline = await faultsOn(there, { within: '#record' })
  await theTab(there, 'comments').click()
  const comments = await faultsOn(there, { within: '#record' })
  expect([...timeline, ...comments]).toEqual([])
  await theRecord(there).getByRole('button', { name: zh(commentWords.replyTo, { name: '林小满' }), exact: true }).click()
  await there.keyboard.type('已补')
  await there.keyboard.press('Control+Enter')
  await theTab(here, 'comments').click()
  await expect(theRecord(here)).toContainText('已补')
  await theRecord(there).getByRole('button', { name: zh(commentWords.resolveOf, { name: '林小满' }), exact: true }).click()
  await expect(theRecord(here).getByText(zh(commentWords.resolvedCount, { count: 1 }))).toBeVisible()
  await there.getByRole('button', { name: zh(undoWords.undo), exact: true }).click()
  await expect(theRecord(here).getByText(zh(commentWords.resolvedCount, { count: 1 }))).toHaveCount(0)
})

test('[REC3] [REC6] [REC8] [REC11] [REC12] a change says who made it and from what to what, and its field restores it', async ({ found }) => {
  const { founder, person } = await found({ people })
  const { page: here, id } = await aCustomer(person('林小满'))
  const there = await founder.open(`/customers/${id}`)
  await write(there, 'customers', 'name', '青禾示例文创')

  await expect(theRecord(here).locator('summary').filter({ hasText: founder.name })).toContainText(zh(timelineWords.changed, { fields: nameLabel }))
  await theField(here, 'name').getByRole('textbox').focus()
  await here.keyboard.press('Shift+Tab')
  await expect(theField(here, 'name').getByRole('button', { name: zh(fieldActWords.acts, { field: nameLabel }), exact: true })).toBeFocused()
  await here.keyboard.press('Enter')
  await here.getByRole('menuitem', { name: zh(fieldActWords.history), exact: true }).click()
  await expect(theTab(here, 'history')).toHaveAttribute('aria-selected', 'true')
  await expect(here).toHaveURL(/#history\/name$/)
  const change = theRecord(here).getByRole('listitem').filter({ hasText: founder.name })
  await expect(change.locator('del')).toHaveText('青禾示例印务')
  await expect(change.locator('ins')).toHaveText('青禾示例文创')
  await change.getByRole('button', { name: zh(historyWords.restoreOf, { field: nameLabel, value: '青禾示例印务' }), exact: true }).click()
  await expect(there.locator('#page-title')).toHaveText('青禾示例印务')
  await here.reload()
  await expect(theTab(here, 'history')).toHaveAttribute('aria-selected', 'true')
})

test('[REC2] [REC9] what is said without a connection is sent later and stands beside what others said; unsent words outlive a reload', async ({ found }) => {
  const { person } = await found({ people })
  const { page: here, id } = await aCustomer(person('林小满'))
  const there = await person('周远').open(`/customers/${id}`)
  await expect(theRecord(there)).toBeVisible()
  await keptForOffline(there)
  await person('周远').goOffline()
  await say(there, '离线时说的')
  await theBox(there).click()
  await there.keyboard.type('还没说完')
  await say(here, '联网时说的')
  await person('周远').goOnline()
  await there.reload()
  await expect(theBox(there)).toHaveValue('还没说完')
  for (const page of [here, there]) {
    await expect(theRecord(page)).toContainText('离线时说的')
    await expect(theRecord(page)).toContainText('联网时说的')
  }
})

test.describe('on a phone', () => {
  test('[REC11] [UI78] a field is commented on by touch, and the record lies under the fields without a horizontal scroll', async ({ found }) => {
    const { person } = await found({ people })
    await person('林小满').context({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })
    const { page } = await aCustomer(person('林小满'))
    await theField(page, 'name').getByRole('button', { name: zh(fieldActWords.acts, { field: nameLabel }), exact: true }).tap()
    await page.getByRole('menuitem', { name: zh(fieldActWords.comment), exact: true }).tap()
    await expect(theRecord(page).getByText(zh(commentWords.about, { field: nameLabel }), { exact: true })).toBeInViewport()
    await theBox(page).fill('名称对吗？')
    await theRecord(page).getByRole('button', { name: zh(commentWords.send), exact: true }).tap()
    await expect(theField(page, 'name').getByRole('button', { name: zh(commentWords.openOnField, { field: nameLabel, count: 1 }), exact: true })).toBeAttached()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    const small = await theRecord(page).getByRole('button').or(theRecord(page).getByRole('tab')).evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().height < 43.5).map((one) => one.textContent))
    expect(small).toEqual([])
    await page.getByRole('button', { name: zh(pageWords.back), exact: true }).tap()
  })
})
