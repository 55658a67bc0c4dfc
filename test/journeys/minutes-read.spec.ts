/** Minutes that were sent are read: who, when, and who was reminded. */
import { meetings } from '@hebu/shared/books/meetings.ts'
import { bellWords } from '@hebu/web/words/bell.ts'
import { inboxWords } from '@hebu/web/words/inbox.ts'
import { meetingPageWords } from '@hebu/web/words/meeting.ts'
import { todayWords } from '@hebu/web/words/today.ts'
import type { Locator, Page } from '@playwright/test'

import { expectSynced, thePage, theText } from '../kit/hands.ts'
import { expect, test, zh } from '../kit/journey.ts'

const people = [
  { name: '林小满', post: 'developer' },
  { name: '周远', post: 'developer' },
  { name: '沈砚', post: 'developer' },
]
const theMove = (page: Page, move: string): Locator => thePage(page).getByRole('button', { name: zh(meetings.moves[move]!.label), exact: true })
const receipts = (page: Page): Locator => thePage(page).getByRole('region', { name: zh(meetingPageWords.receipts), exact: true })
const toRead = (page: Page): Locator => page.getByRole('region', { name: zh(todayWords.readings), exact: true })

test('[MEET10] [MEET15] [S3-4.2.3b] minutes that were sent wait in Today, are read by coming to their end, and whoever has not read them is reminded', async ({ found }) => {
  const { founder, person } = await found({ charter: 'commercial', people })
  const here = await founder.open('/today')
  await expectSynced(here)
  await here.getByRole('region', { name: zh(meetingPageWords.next), exact: true }).getByRole('button').first().click()
  await theMove(here, 'open').click()
  await thePage(here).getByRole('button', { name: zh(meetingPageWords.allPresent), exact: true }).click()
  await theText(here, 'discussion').click()
  await here.keyboard.type('年会礼盒先报价，再打样。')
  await theMove(here, 'draft').click()
  await theMove(here, 'submit').click()
  await expectSynced(here)
  const path = new URL(here.url()).pathname
  // Nobody approves their own: the head's minutes fall to those who were there.
  const shen = await person('沈砚').open(path)
  await theMove(shen, 'approve').click()
  await shen.getByRole('dialog').getByRole('button', { name: zh(meetings.moves['approve']!.label), exact: true }).click()
  await expectSynced(shen)
  await expect(receipts(here)).toContainText(zh(meetingPageWords.readCount, { n: 0, of: 4 }))

  // Nothing but coming to the end of it says that it was read.
  const lin = await person('林小满').open('/today')
  await toRead(lin).getByRole('link').first().click()
  await expect(receipts(lin)).toContainText(zh(meetingPageWords.readCount, { n: 0, of: 4 }))
  await receipts(lin).hover()
  await expect(async () => {
    await lin.mouse.wheel(0, 400)
    await expect(receipts(lin)).toContainText(zh(meetingPageWords.readCount, { n: 1, of: 4 }), { timeout: 250 })
  }).toPass()
  await expectSynced(lin)
  await expect(receipts(here).getByRole('listitem').filter({ hasText: '林小满' })).toHaveAttribute('data-read', '')
  await expect(receipts(here).getByRole('listitem').filter({ hasText: '林小满' })).toContainText(/\d{1,2}:\d{2}/)
  await expect(receipts(here).getByRole('listitem').filter({ hasText: '周远' })).toContainText(zh(meetingPageWords.unread))

  await receipts(here).getByRole('button', { name: zh(meetingPageWords.remindUnread, { n: 2 }), exact: true }).click()
  await expect(here.getByText(zh(meetingPageWords.reminded, { names: '周远和沈砚' })).or(here.getByText(zh(meetingPageWords.reminded, { names: '沈砚和周远' })))).toBeVisible()
  await receipts(here).getByRole('button', { name: zh(meetingPageWords.remindUnread, { n: 2 }), exact: true }).click()
  await expect(here.getByText(zh(meetingPageWords.remindedAlready))).toBeVisible()
  await expectSynced(here)

  const zhou = await person('周远').open('/today')
  await expect(toRead(zhou).getByRole('link').first()).toBeVisible()
  await zhou.getByRole('banner').getByRole('button', { name: new RegExp(`^${zh(bellWords.title)}`) }).click()
  await zhou.getByRole('dialog').getByRole('link', { name: new RegExp(zh(inboxWords.mention, { name: founder.name })) }).click()
  await expect(zhou).toHaveURL(new RegExp(path))
  // A link to what stands below the minutes passes them over.
  await expect(thePage(zhou).getByText(zh(meetingPageWords.reminder, { mentions: '' }).slice(1)).first()).toBeInViewport()
  await receipts(zhou).getByRole('button', { name: zh(meetingPageWords.giveReceipt), exact: true }).click()
  await expectSynced(zhou)
  await expect(receipts(here)).toContainText(zh(meetingPageWords.readCount, { n: 2, of: 4 }))
  await zhou.goto('/today')
  await expect(zhou.getByRole('region', { name: zh(todayWords.done), exact: true })).toBeVisible()
  await expect(toRead(zhou)).toHaveCount(0)
})
