import { meetings } from '@hebu/shared/books/meetings.ts'
import { approvalWords } from '@hebu/web/words/approval.ts'
import { meetingPageWords, presentWords } from '@hebu/web/words/meeting.ts'
import type { Locator, Page } from '@playwright/test'

import { faultsOn } from '../kit/checker.ts'
import { expectSynced, theField, thePage, theText } from '../kit/hands.ts'
import { expect, test, zh } from '../kit/journey.ts'

// Without a network the product is there from the device.
test.use({ serviceWorkers: 'allow' })

const people = [
  { name: '林小满', post: 'developer' },
  { name: '周远', post: 'developer' },
]

const theComing = (page: Page): Locator => page.getByRole('region', { name: zh(meetingPageWords.next), exact: true })
const theDesk = (page: Page): Locator => thePage(page).getByRole('region', { name: zh(meetingPageWords.desk), exact: true })
const theMove = (page: Page, move: string): Locator => thePage(page).getByRole('button', { name: zh(meetings.moves[move]!.label), exact: true })

/** Opens the next meeting from Today. */
async function openNext(page: Page): Promise<void> {
  await theComing(page).getByRole('button').first().click()
  await expect(theDesk(page)).toBeVisible()
}

test('[MEET1] [MEET2] [MEET8] [MEET9] [MEET10] [SEAL21] the next meeting opens from Today, is called over, approved and read', async ({ found }) => {
  const { founder, person } = await found({ charter: 'commercial', people })
  const here = await founder.open('/today')
  await expectSynced(here)
  await openNext(here)
  await expect(theDesk(here).getByRole('listitem').filter({ hasText: '林小满' })).toBeVisible()
  expect(await faultsOn(here, { within: 'article' })).toEqual([])

  await theMove(here, 'open').click()
  await theDesk(here).getByRole('button', { name: zh(meetingPageWords.begin), exact: true }).click()
  await expect(theDesk(here).getByRole('timer')).toBeVisible()
  await theDesk(here).getByRole('button', { name: zh(meetingPageWords.attendanceOf, { name: '周远', status: '请假' }), exact: true }).click()
  await theDesk(here).getByRole('button', { name: zh(meetingPageWords.allPresent), exact: true }).click()
  await expect(theDesk(here).getByRole('button', { name: zh(meetingPageWords.attendanceOf, { name: '林小满', status: '出席' }), exact: true })).toHaveAttribute('aria-pressed', 'true')
  await expect(theDesk(here).getByRole('button', { name: zh(meetingPageWords.attendanceOf, { name: '周远', status: '请假' }), exact: true })).toHaveAttribute('aria-pressed', 'true')

  await theMove(here, 'draft').click()
  await theMove(here, 'submit').click()
  // Nobody approves their own: the head's minutes fall to those who were there ([SEAL21]).
  const approval = (page: Page): Locator => thePage(page).getByRole('region', { name: zh(approvalWords.approval), exact: true })
  await expect(approval(here)).toContainText('林小满')
  await expect(approval(here)).not.toContainText('周远')
  await expect(theMove(here, 'approve')).toHaveCount(0)
  await expectSynced(here)

  const there = await person('林小满').open(new URL(here.url()).pathname)
  await theMove(there, 'approve').click()
  await there.getByRole('dialog').getByRole('button', { name: zh(meetings.moves['approve']!.label), exact: true }).click()
  await expect(approval(here)).toContainText(zh(approvalWords.complete))
  await theDesk(there).getByRole('button', { name: zh(meetingPageWords.giveReceipt), exact: true }).click()
  await expect(theDesk(there).getByRole('button', { name: zh(meetingPageWords.giveReceipt), exact: true })).toHaveCount(0)
  await expect(theDesk(here).getByRole('region', { name: zh(meetingPageWords.receipts), exact: true })).toContainText(zh(meetingPageWords.readCount, { n: 1, of: 3 }))
})

test('[MEET11] [MEET12] [MEET13] three in a meeting: one presents and takes down a resolution, two follow, one of them looks elsewhere', async ({ found }) => {
  const { founder, person } = await found({ charter: 'commercial', people })
  const here = await founder.open('/meetings')
  await expectSynced(here)
  await openNext(here)
  await theMove(here, 'open').click()
  await expectSynced(here)
  const path = new URL(here.url()).pathname
  // One is elsewhere: there it is offered as well.
  const [lin, zhou] = [await person('林小满').open(path), await person('周远').open('/today')] as const
  const stage = (page: Page): Locator => page.getByRole('dialog', { name: /^演示：/ })
  const part = (page: Page): Locator => stage(page).getByRole('navigation').locator('[aria-current="step"]')

  await theDesk(here).getByRole('button', { name: zh(meetingPageWords.present), exact: true }).click()
  await expect(stage(here)).toBeVisible()
  const first = (await part(here).textContent())!
  for (const page of [lin, zhou]) {
    await page.getByRole('button', { name: zh(meetingPageWords.follow), exact: true }).click()
    await expect(part(page)).toHaveText(first)
  }
  // The whole screen and back by the same press; what is shown goes on.
  await stage(here).getByRole('button', { name: zh(presentWords.full), exact: true }).click()
  await expect(stage(here).getByRole('button', { name: zh(presentWords.leaveFull), exact: true })).toBeVisible()
  expect(await here.evaluate(() => document.fullscreenElement !== null)).toBe(true)
  await expect(part(here)).toHaveText(first)
  await stage(here).getByRole('button', { name: zh(presentWords.leaveFull), exact: true }).click()
  await expect(stage(here).getByRole('button', { name: zh(presentWords.full), exact: true })).toBeVisible()
  expect(await here.evaluate(() => document.fullscreenElement === null)).toBe(true)
  await here.keyboard.press('ArrowRight')
  await expect(part(here)).not.toHaveText(first)
  const second = (await part(here).textContent())!
  for (const page of [lin, zhou]) await expect(part(page)).toHaveText(second)
  expect(await faultsOn(here, { within: 'dialog' })).toEqual([])

  await stage(here).getByRole('textbox', { name: zh(presentWords.captureLabel), exact: true }).fill('@林小满 12月3日 报价给华辰')
  await here.keyboard.press('Enter')
  for (const page of [here, lin, zhou]) await expect(stage(page).getByRole('complementary').getByRole('listitem')).toContainText('报价给华辰')
  await expect(stage(lin).getByRole('complementary').getByRole('listitem')).toContainText('林小满')

  // Whoever moves by themselves stays there.
  await zhou.keyboard.press('ArrowLeft')
  await expect(part(zhou)).toHaveText(first)
  await expect(stage(zhou).getByText(zh(presentWords.stopped, { name: founder.name }))).toBeVisible()
  await stage(here).getByRole('button', { name: zh(presentWords.nextPart), exact: true }).click()
  await expect(part(lin)).not.toHaveText(second)
  await expect(part(zhou)).toHaveText(first)

  await here.keyboard.press('Escape')
  await expect(stage(here)).toHaveCount(0)
  await expect(theDesk(here).getByRole('button', { name: zh(meetingPageWords.present), exact: true })).toBeFocused()
  await expect(stage(lin).getByText(zh(presentWords.ended, { name: founder.name }))).toBeVisible()
})

test('[MEET14] an item typed into the minutes is a row at once, on the other device too; undoing takes both back', async ({ found }) => {
  const { founder, person } = await found({ charter: 'commercial', people })
  const here = await founder.open('/meetings')
  await expectSynced(here)
  await openNext(here)
  await expectSynced(here)
  const there = await person('林小满').open(new URL(here.url()).pathname)
  await expect(theText(there, 'discussion')).toBeVisible()
  await person('林小满').goOffline()
  await theText(there, 'discussion').click()
  await there.keyboard.type('/sx')
  await expect(there.getByRole('listbox').getByRole('option').first()).toBeVisible()
  await there.keyboard.press('Enter')
  await there.keyboard.type('@周远 ')
  await there.keyboard.type('12月3日 报价给华辰')
  await expect(theText(there, 'discussion').locator('[data-capture]')).toHaveAttribute('data-capture', /周远/)
  await there.keyboard.press('Enter')
  const line = (page: Page): Locator => theText(page, 'discussion').locator('[data-row]')
  const table = (page: Page): Locator => theField(page, 'resolutions').getByRole('grid')
  await expect(line(there)).toContainText('周远')
  await expect(table(there)).toContainText('报价给华辰')
  await person('林小满').goOnline()
  await expect(table(here)).toContainText('报价给华辰')
  await expect(line(here)).toContainText('报价给华辰')
  await there.keyboard.press('Control+z')
  await expect(line(there)).toHaveCount(0)
  await expect(theField(here, 'resolutions')).not.toContainText('报价给华辰')
})

test.describe('on a phone', () => {
  test('[MEET1] [MEET9] the next meeting is opened and called over by touch, without a horizontal scroll', async ({ found }) => {
    const { founder } = await found({ charter: 'commercial' })
    await founder.context({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })
    const page = await founder.open('/today')
    await expectSynced(page)
    await theComing(page).getByRole('button').first().tap()
    const present = theDesk(page).getByRole('button', { name: zh(meetingPageWords.attendanceOf, { name: founder.name, status: '出席' }), exact: true })
    await present.tap()
    await expect(present).toHaveAttribute('aria-pressed', 'true')
    expect((await present.boundingBox())!.height).toBeGreaterThanOrEqual(44)
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  })
})
