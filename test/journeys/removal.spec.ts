import { closeCodes } from '@hebu/shared/wire/close-codes.ts'
import { salesOps } from '@hebu/shared/charters/sales-ops.ts'
import { entryWords } from '@hebu/web/words/entry.ts'
import { memberWords } from '@hebu/web/words/members.ts'
import { shellWords } from '@hebu/web/words/shell.ts'
import type { Page } from '@playwright/test'

import { chooseOption, expectSynced, makePage, rowWith, theField, write } from '../kit/hands.ts'
import { expect, test, zh } from '../kit/journey.ts'
import { aPlainPeer, closeCodeOf } from '../kit/plain-peer.ts'

const people = [
  { name: '林小满', post: 'salesperson' },
  { name: '周远', post: 'operator' },
]

/** Opens the dialog in which the head changes a member. */
async function changeMember(page: Page, name: string) {
  await page.getByRole('navigation', { name: zh(shellWords.books) }).getByRole('link', { name: zh(shellWords.members) }).click()
  await page.getByRole('button', { name: zh(memberWords.edit, { name }) }).click()
  return page.getByRole('dialog')
}

test('[ACC8] [RLY8] [SYN11] [LOC2] [LEA4] [LEA5] [S2-7.1.2] who is removed while connected is out at once, in the app, on sockets and over HTTP', async ({ found }) => {
  const department = await found({ people })
  const { relay, workspace, founder } = department
  const lin = department.person('林小满')
  const theirs = await lin.open('/customers')
  await expectSynced(theirs)
  const versionsComing = theirs.waitForResponse(/\/open-versions-/)
  const id = await makePage(theirs, 'customers')
  await versionsComing
  const token = await lin.token()
  const volume = `${workspace}/customers/g-sales`
  const peer = aPlainPeer(relay.url, volume, token)
  await peer.synced
  const closed = new Promise<number>((resolve) => peer.provider.on('connection-close', (event) => resolve(event?.code ?? 0)))

  const head = await founder.open('/')
  // What stands is kept by itself as the page is left: the removed device can no longer send it.
  await write(theirs, 'customers', 'name', '示例商贸')
  await expectSynced(theirs)
  const dialog = await changeMember(head, '林小满')
  await dialog.getByRole('button', { name: zh(memberWords.remove), exact: true }).click()
  await expect(head.getByRole('dialog').getByRole('heading', { name: zh(memberWords.removeTitle, { name: '林小满' }) })).toBeVisible()
  await head.getByRole('dialog').getByRole('button', { name: zh(memberWords.remove), exact: true }).click()

  await expect(theirs.getByRole('heading', { name: zh(entryWords.removedTitle, { department: '华东销售部' }) })).toBeVisible()
  expect(await closed).toBe(closeCodes.revoked)
  expect(await closeCodeOf(relay.url, `/sync/${volume}?token=${token}`)).toBe(closeCodes.unauthenticated)
  expect(await lin.tryToAsk('GET', '/api/directory')).toEqual({ status: 409, body: { problem: 'member-left' } })
  peer.doc.getMap(id).set('name', '走后改的')

  const record = await founder.open(`/customers/${id}`)
  await expectSynced(record)
  await expect(theField(record, 'name').getByRole('textbox')).toHaveValue('示例商贸')
  peer.close()

  // Everything was sent, so nothing of the department is left to whoever opens this browser next.
  await expect(theirs.getByText(zh(entryWords.erased))).toBeVisible()
  await expect.poll(async () => (await theirs.evaluate(() => indexedDB.databases())).map(({ name }) => name).filter((name) => name?.includes(lin.member))).toEqual([])
})

test('[VOL3] [RLY8] [LOC8] a change of post opens and closes books at once, without a reload', async ({ found }) => {
  const department = await found({ people })
  const { founder } = department
  const lin = await department.person('林小满').open('/customers')
  await expectSynced(lin)
  const id = await makePage(lin, 'customers')
  await write(lin, 'customers', 'name', '示例商贸')
  await write(lin, 'customers', 'needs', '中秋礼盒二百份')
  await expectSynced(lin)

  const zhou = await department.person('周远').open(`/customers/${id}`)
  await expect(theField(zhou, 'name')).toContainText('示例商贸')
  await expect(theField(zhou, 'needs')).toHaveCount(0)
  await expect(zhou.getByText('中秋礼盒二百份')).toHaveCount(0)

  const head = await founder.open('/')
  const change = async (post: keyof typeof salesOps.posts, group: keyof typeof salesOps.groups) => {
    const dialog = await changeMember(head, '周远')
    await chooseOption(dialog.getByRole('combobox', { name: zh(memberWords.post), exact: true }), zh(salesOps.posts[post].label))
    await chooseOption(dialog.getByRole('combobox', { name: zh(memberWords.group), exact: true }), zh(salesOps.groups[group]))
    await dialog.getByRole('button', { name: zh(memberWords.save), exact: true }).click()
    await expect(dialog).toHaveCount(0)
  }
  await change('salesperson', 'sales')
  await expect(theField(zhou, 'needs')).toContainText('中秋礼盒二百份')
  await expect(rowWith(zhou, 'customers', '示例商贸')).toBeVisible()

  await change('operator', 'operations')
  await expect(theField(zhou, 'needs')).toHaveCount(0)
  await expect(zhou.getByText('中秋礼盒二百份')).toHaveCount(0)
  await expect(theField(zhou, 'name')).toContainText('示例商贸')
  await expectSynced(zhou)
  // It is gone from the device too, not only from sight.
  await expect.poll(async () => (await zhou.evaluate(() => indexedDB.databases())).map(({ name }) => name).filter((name) => name?.includes('customers-file/g-sales'))).toEqual([])
})
