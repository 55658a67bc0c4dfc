import type { Page } from '@playwright/test'

import { expectSynced, keptForOffline, makePage, offlineWaiting, rowWith, syncMark, theField, theList, theText, write } from '../kit/hands.ts'
import { expect, test } from '../kit/journey.ts'

// Without a network the product is there from the device.
test.use({ serviceWorkers: 'allow' })

const people = [
  { name: '林小满', post: 'salesperson' },
  { name: '周远', post: 'salesperson' },
]

/** How many edits the mark says are waiting. */
async function waitingIn(page: Page): Promise<number> {
  const mark = syncMark(page)
  await expect(mark).toHaveText(/离线 · \d+ 处待同步/)
  return Number(/\d+/.exec((await mark.textContent()) ?? '')![0])
}

test('[SYN8] [LOC1] [UI1] [S2-3.1.3b] without a network the app starts cold, edits are kept, counted across a reload, and reach the others on return', async ({ found }) => {
  const department = await found({ people })
  const lin = department.person('林小满')
  const first = await lin.open('/customers')
  await keptForOffline(first)
  await first.close()

  await lin.goOffline()
  await department.relay.kill()
  const cold = await lin.open('/customers')
  await expect(syncMark(cold)).toHaveText('离线')
  const id = await makePage(cold, 'customers')
  await write(cold, 'customers', 'name', '示例商贸')
  await write(cold, 'customers', 'industry', '批发')
  await expect(rowWith(cold, 'customers', '示例商贸')).toBeVisible()
  const waiting = await waitingIn(cold)
  expect(waiting).toBeGreaterThanOrEqual(3)

  await cold.reload()
  await expect(syncMark(cold)).toHaveText(offlineWaiting(waiting))
  await expect(theField(cold, 'name').getByRole('textbox')).toHaveValue('示例商贸')
  await cold.close()
  const again = await lin.open(`/customers/${id}`)
  await expect(syncMark(again)).toHaveText(offlineWaiting(waiting))
  await write(again, 'customers', 'region', '上海')
  await expect(syncMark(again)).toHaveText(offlineWaiting(waiting + 1))

  await department.relay.restart()
  await lin.goOnline()
  await expectSynced(again)
  const theirs = await department.person('周远').open('/customers')
  await expect(rowWith(theirs, 'customers', '示例商贸')).toContainText('批发')
  await again.reload()
  await expectSynced(again)
  await expect(theField(again, 'region').getByRole('textbox')).toHaveValue('上海')
})

test('[PAG1] [S2-6.1.1a–b] the same weekly meeting, made by two people offline, is one meeting with what both wrote', async ({ found }) => {
  const department = await found({ people })
  const [lin, zhou] = people.map(({ name }) => department.person(name))
  const here = await lin!.open('/meetings')
  const there = await zhou!.open('/meetings')
  await keptForOffline(here)
  await keptForOffline(there)
  await lin!.goOffline()
  await zhou!.goOffline()
  await expect(syncMark(here)).toHaveText('离线')

  const idHere = await makePage(here, 'meetings')
  await write(here, 'meetings', 'place', '三楼会议室')
  await theText(here, 'discussion').pressSequentially('林小满写的讨论。')
  const idThere = await makePage(there, 'meetings')
  await write(there, 'meetings', 'guests', '示例商贸 陈经理')
  await theText(there, 'discussion').pressSequentially('周远写的讨论。')
  expect(idThere).toBe(idHere)

  await lin!.goOnline()
  await zhou!.goOnline()
  for (const page of [here, there]) {
    await expectSynced(page)
    await expect(theField(page, 'place').getByRole('textbox')).toHaveValue('三楼会议室')
    await expect(theField(page, 'guests').getByRole('textbox')).toHaveValue('示例商贸 陈经理')
    await expect(theText(page, 'discussion')).toContainText('林小满写的讨论。')
    await expect(theText(page, 'discussion')).toContainText('周远写的讨论。')
    await expect(theList(page, 'meetings').locator('[data-id]')).toHaveCount(1)
  }
})

test('[TAB1] [TAB2] of two tabs offline, what one wrote before it was closed goes up through the other', async ({ found }) => {
  const department = await found({ people })
  const lin = department.person('林小满')
  const writer = await lin.open('/tasks')
  const other = await lin.open('/tasks')
  await keptForOffline(writer)
  await expectSynced(other)
  await lin.goOffline()
  await expect(syncMark(writer)).toHaveText('离线')

  await makePage(writer, 'tasks')
  await write(writer, 'tasks', 'title', '给示例商贸送样')
  await expect(rowWith(other, 'tasks', '给示例商贸送样')).toBeVisible()
  await expect(syncMark(other)).toHaveText(/离线 · \d+ 处待同步/)
  await writer.close()

  await lin.goOnline()
  await expectSynced(other)
  const theirs = await department.person('周远').open('/tasks')
  await expect(rowWith(theirs, 'tasks', '给示例商贸送样')).toBeVisible()
})

test('[SYN1] [SYN8] the mark never says synced while an edit is not on the relay, also after a reload in the middle', async ({ found }) => {
  const department = await found({ people })
  const lin = department.person('林小满')
  const page = await lin.open('/tasks')
  await keptForOffline(page)
  const id = await makePage(page, 'tasks')
  await write(page, 'tasks', 'title', '第一版')
  await expectSynced(page)

  await department.relay.kill()
  await write(page, 'tasks', 'title', '第二版')
  const waiting = await waitingIn(page)
  await page.reload()
  await expect(syncMark(page)).toHaveText(offlineWaiting(waiting))

  await department.relay.restart()
  await expectSynced(page)
  const theirs = await department.person('周远').open(`/tasks/${id}`)
  await expect(theField(theirs, 'title')).toContainText('第二版')
})
