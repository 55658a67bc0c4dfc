import { syncProblemMarks, syncWords } from '@hebu/web/words/sync.ts'

import { expectSynced, keptForOffline, makePage, syncMark, theField, theText, wordsIn, write } from '../kit/hands.ts'
import { expect, test, zh } from '../kit/journey.ts'
import { aPlainPeer, theVolumeOf } from '../kit/plain-peer.ts'

// Without a network the product is there from the device.
test.use({ serviceWorkers: 'allow' })

/** Room for the app itself and a little more. */
const quotaBytes = 6_000_000

test('[LOC5] [SYN9] a device that is full says so, what is written goes to the relay all the same, and all is well once there is room', async ({ found }) => {
  test.slow()
  const department = await found({ people: [{ name: '林小满', post: 'salesperson' }] })
  const { relay, founder } = department
  const lin = department.person('林小满')
  // Chromium remembers for a while how much room there was: it is told before the app first asks.
  const blank = await lin.open('/healthz')
  const browser = await blank.context().newCDPSession(blank)
  await browser.send('Storage.overrideQuotaForOrigin', { origin: lin.line.url, quotaSize: quotaBytes })

  const page = await lin.open('/meetings')
  await expectSynced(page)
  const id = await makePage(page, 'meetings')
  await keptForOffline(page)

  const full = zh(syncProblemMarks.deviceFull)
  await theText(page, 'discussion').click()
  for (let count = 1; count <= 40 && (await syncMark(page).textContent()) !== full; count++) {
    await page.keyboard.insertText(`${count}${'中秋礼盒'.repeat(12_500)}`)
    await page.keyboard.press('Enter')
    await expect(syncMark(page)).not.toHaveText(/待同步/)
  }
  await expect(syncMark(page)).toHaveText(full)

  await write(page, 'meetings', 'place', '三楼会议室')
  const volume = await theVolumeOf(relay.url, await founder.token(), 'meetings')
  const peer = aPlainPeer(relay.url, volume, await founder.token())
  await expect.poll(() => peer.doc.getMap(id).get('place')).toBe('三楼会议室')
  peer.close()

  await browser.send('Storage.overrideQuotaForOrigin', { origin: lin.line.url })
  await write(page, 'meetings', 'guests', '陈经理')
  await expect(syncMark(page)).toHaveText(zh(syncWords.synced), { timeout: 60_000 })
  const words = await wordsIn(page, 'discussion')
  await lin.goOffline()
  await page.reload()
  await expect(theField(page, 'guests').getByRole('textbox')).toHaveValue('陈经理')
  await expect(theField(page, 'place').getByRole('textbox')).toHaveValue('三楼会议室')
  expect((await wordsIn(page, 'discussion')) === words).toBe(true)
})
