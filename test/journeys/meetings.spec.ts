import { meetings } from '@hebu/shared/books/meetings.ts'
import { meetingPageWords } from '@hebu/web/words/meeting.ts'
import type { Locator, Page } from '@playwright/test'

import { faultsOn } from '../kit/checker.ts'
import { expectSynced, thePage } from '../kit/hands.ts'
import { expect, test, zh } from '../kit/journey.ts'

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

test('[MEET1] [MEET2] [MEET8] [MEET9] [MEET10] the next meeting opens from Today, is called over, approved and read', async ({ found }) => {
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
  await theMove(here, 'approve').click()
  await here.getByRole('dialog').getByRole('button', { name: zh(meetings.moves['approve']!.label), exact: true }).click()
  await expectSynced(here)

  const there = await person('林小满').open(new URL(here.url()).pathname)
  await theDesk(there).getByRole('button', { name: zh(meetingPageWords.giveReceipt), exact: true }).click()
  await expect(theDesk(there).getByRole('button', { name: zh(meetingPageWords.giveReceipt), exact: true })).toHaveCount(0)
  await expect(theDesk(here).getByRole('region', { name: zh(meetingPageWords.receipts), exact: true })).toContainText(zh(meetingPageWords.readCount, { n: 1, of: 3 }))
})
