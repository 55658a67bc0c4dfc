/** The head changes what the charter says; everybody has it, without a network too. */
import { AxeBuilder } from '@axe-core/playwright'
import { customers } from '@hebu/shared/books/customers.ts'
import { salesOps } from '@hebu/shared/charters/sales-ops.ts'
import { createPage } from '@hebu/shared/codec/write-page.ts'
import { addDays, dateOf } from '@hebu/shared/vocabulary/dates.ts'
import { addWorkingDays } from '@hebu/shared/vocabulary/working-calendar.ts'
import { charterWords as words, settingRefusalWords } from '@hebu/web/words/charter.ts'
import { problemWords } from '@hebu/web/words/problems.ts'
import type { Locator, Page } from '@playwright/test'

import { chooseOption, expectSynced, keptForOffline } from '../kit/hands.ts'
import { expect, test, zh } from '../kit/journey.ts'
import { aPlainPeer } from '../kit/plain-peer.ts'
import { tooSmall } from '../kit/too-small.ts'
import type { Department } from '../kit/world.ts'

// Without a network the product is there from the device.
test.use({ serviceWorkers: 'allow' })

const timeZone = 'Asia/Shanghai'
const name = '林小满'
const core = zh(salesOps.tiers.core.label)
const daily = zh(salesOps.cadences.dailyReport.label)

const line = (page: Page, key: string): Locator => page.locator(`[data-key="${key}"]`)

/** Somebody of class B whose contact is months away. */
async function aCustomer({ relay, workspace, person }: Department): Promise<void> {
  const lin = person(name)
  const token = await lin.token()
  const peer = aPlainPeer(relay.url, `${workspace}/customers/g-sales`, token)
  await peer.synced
  const made = { by: lin.member, at: new Date(Date.now() - 10 * 86_400_000).toISOString() }
  peer.doc.transact(() => createPage(peer.doc, customers, undefined, { id: 'qinghe', made, beginning: {}, given: { name: '青禾示例印务', tier: 'core', owner: lin.member, industry: '印刷' }, shared: false }))
  const witness = aPlainPeer(relay.url, `${workspace}/customers/g-sales`, token)
  await expect.poll(() => witness.doc.share.size).toBeGreaterThan(0)
  witness.close()
  peer.close()
}

async function change(page: Page, what: string, fill: (dialog: Locator) => Promise<void>): Promise<Locator> {
  await page.getByRole('button', { name: zh(words.edit, { name: what }) }).click()
  const dialog = page.getByRole('dialog', { name: what })
  await fill(dialog)
  await dialog.getByRole('button', { name: zh(words.save), exact: true }).click()
  return dialog
}

test('[SET2] [SET3] [SET4] [SET5] the head changes a due time and an interval; a member with a phone reads it, and without a network Today follows it', async ({ found }) => {
  const department = await found({ people: [{ name, post: 'salesperson' }] })
  await aCustomer(department)
  const lin = department.person(name)
  const phone = await (await lin.context({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })).newPage()
  await phone.goto('/charter/tiers')
  await keptForOffline(phone)
  await expect(line(phone, 'tiers.core')).toContainText(zh(words.everyDays, { n: 90 }))

  const head = await department.founder.open('/charter')
  await expectSynced(head)
  const refused = await change(head, daily, async (dialog) => dialog.getByLabel(/时刻/).fill('25:00'))
  await expect(refused.getByRole('alert').filter({ hasText: zh(settingRefusalWords.time) })).toBeVisible()
  await refused.getByLabel(/时刻/).fill('16：45')
  await refused.getByRole('button', { name: zh(words.save), exact: true }).click()
  await expect(refused).toBeHidden()
  await expect(line(head, 'cadences.dailyReport')).toContainText('16:45')
  await expect(line(head, 'cadences.dailyReport').getByText(zh(words.changed), { exact: true })).toBeVisible()
  await expect(head.getByRole('button', { name: zh(words.edit, { name: daily }) })).toBeFocused()

  await head.getByRole('link', { name: zh(words.tiers), exact: true }).click()
  const tier = await change(head, core, async (dialog) => {
    await dialog.getByLabel(zh(words.intervalField)).fill('5')
    await dialog.getByLabel(zh(words.reason)).fill('年底多走动')
  })
  await expect(tier).toBeHidden()

  // It reaches the member, who reads and does not write.
  await expect(line(phone, 'tiers.core')).toContainText(zh(words.everyDays, { n: 5 }))
  await expect(phone.getByRole('button', { name: zh(words.edit, { name: core }) })).toHaveCount(0)
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  expect(await tooSmall(phone)).toEqual([])
  expect((await new AxeBuilder({ page: phone }).analyze()).violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html.slice(0, 120)).join(' ')}`)).toEqual([])

  // A working day of the week after, on a device without a network.
  const day = addWorkingDays(addDays(dateOf(Date.now(), timeZone), 7), 1)
  await lin.goOffline()
  await phone.clock.setFixedTime(new Date(`${day}T09:00:00+08:00`))
  await phone.goto('/today')
  const entry = (title: string): Locator => phone.getByRole('listitem').filter({ has: phone.getByText(title, { exact: true }) })
  await expect(entry(daily).filter({ hasText: '16:45' })).toBeVisible()
  await expect(phone.getByRole('listitem').filter({ hasText: '青禾示例印务' })).toBeVisible()
  await phone.goto('/charter/history')
  await expect(phone.getByText(zh(words.reasonGiven, { reason: '年底多走动' }))).toBeVisible()
  await expect(phone.getByText(zh(words.fromTo, { was: zh(words.everyDays, { n: 90 }), is: zh(words.everyDays, { n: 5 }) }))).toBeVisible()
})

test('[SET6] [SET7] [SET8] two heads at once are told of each other; a day off, leave and an excuse are entered and taken away', async ({ found }) => {
  const department = await found({ people: [{ name, post: 'salesperson' }, { name: '何敏', post: 'hr' }] })
  const head = await department.founder.open('/charter/limits')
  await expectSynced(head)
  const label = '多久没有往来算休眠'
  await head.getByRole('button', { name: zh(words.edit, { name: label }) }).click()
  const dialog = head.getByRole('dialog', { name: label })
  await dialog.getByLabel(new RegExp(label)).fill('6')
  await department.founder.ask('POST', '/api/settings', { since: 0, changes: { 'limits.dormantMonths': 9 } })
  await expect(line(head, 'limits.dormantMonths')).toContainText('9')
  await dialog.getByRole('button', { name: zh(words.save), exact: true }).click()
  await expect(dialog.getByRole('alert').filter({ hasText: zh(problemWords['changed-since']) })).toBeVisible()
  await head.keyboard.press('Escape')
  await expect(dialog).toBeHidden()

  await head.getByRole('link', { name: zh(words.calendar), exact: true }).click()
  await head.getByRole('button', { name: zh(words.addDay) }).click()
  const aDay = head.getByRole('dialog', { name: zh(words.addDay) })
  const date = addDays(dateOf(Date.now(), timeZone), 3)
  await aDay.getByLabel(zh(words.dayDate), { exact: true }).fill(date)
  await aDay.getByLabel(zh(words.dayName)).fill('店庆')
  await aDay.getByRole('button', { name: zh(words.save), exact: true }).click()
  await expect(line(head, `days.${date}`)).toContainText('店庆')
  await line(head, `days.${date}`).getByRole('button').click()
  await head.getByRole('dialog').getByRole('button', { name: zh(words.save), exact: true }).click()
  await expect(line(head, `days.${date}`)).toHaveCount(0)

  // The office of human resources enters leave, and nothing else.
  const hr = await department.person('何敏').open('/charter/away')
  await expectSynced(hr)
  await hr.getByRole('button', { name: zh(words.addLeave) }).click()
  const leave = hr.getByRole('dialog', { name: zh(words.addLeave) })
  await chooseOption(leave.getByRole('combobox', { name: zh(words.leaveMember), exact: true }), name)
  await leave.getByLabel(zh(words.leaveWhy)).fill('婚假')
  await leave.getByRole('button', { name: zh(words.save), exact: true }).click()
  await expect(leave).toBeHidden()
  await head.goto('/charter/away')
  await expect(head.getByRole('listitem').filter({ hasText: '婚假' })).toContainText(name)
  await hr.goto('/charter/limits')
  await expect(line(hr, 'limits.dormantMonths')).toBeVisible()
  await expect(hr.getByRole('button', { name: zh(words.edit, { name: label }) })).toHaveCount(0)
})
