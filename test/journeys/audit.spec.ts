import { auditKindWords, auditTopicWords, auditWayWords, auditWords } from '@hebu/web/words/audit.ts'
import { memberWords } from '@hebu/web/words/members.ts'
import AxeBuilder from '@axe-core/playwright'

import { expectSynced } from '../kit/hands.ts'
import { expect, test, zh } from '../kit/journey.ts'
import { aPlainPeer } from '../kit/plain-peer.ts'
import { tooSmall } from '../kit/too-small.ts'

const shots = process.env['HEBU_SHOTS']

test('[AUD1] [AUD2] [OPS13] the head reads who came in and what was changed, narrowed by person and topic; a salesperson does not', async ({ found }) => {
  const department = await found({ people: [{ name: '林小满', post: 'salesperson' }, { name: '周远', post: 'salesperson' }] })
  const { founder } = department
  await department.person('林小满').ask('POST', '/api/audit/exports', { book: 'customers', pages: 12 })
  await founder.tryToAsk('POST', '/api/sign-in', { name: '周远', password: 'falsches-passwort' })
  const credit = `${founder.workspace}/customers-secret/g-all`
  const client = aPlainPeer(department.relay.url, credit, await founder.token())
  await client.synced
  client.close()
  const page = await founder.open('/members')
  await expectSynced(page)
  await page.getByRole('link', { name: zh(auditWords.title) }).click()
  await expect(page.getByRole('heading', { name: zh(auditWords.title), level: 1 })).toBeVisible()
  const exported = page.getByRole('listitem').filter({ hasText: zh(auditKindWords.export, { book: '客户档案', pages: 12 }) })
  await expect(exported).toContainText('林小满')
  await expect(page.getByText(new RegExp(zh(auditWords.whole, { n: 0 }).replace('0', '\\d+')))).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: zh(auditKindWords['sign-in-refused'], { subject: '周远' }) })).toContainText(zh(auditWayWords['wrong-name-or-password']!))
  if (shots !== undefined) await page.screenshot({ path: `${shots}/audit.png` })
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

  await page.setViewportSize({ width: 360, height: 780 })
  await page.getByRole('combobox', { name: zh(auditWords.what) }).or(page.getByRole('button', { name: zh(auditWords.what) })).first().click()
  await page.getByRole('option', { name: zh(auditTopicWords.members) }).click()
  await expect(page).toHaveURL(/what=members/)
  await expect(exported).toHaveCount(0)
  await expect(page.getByRole('listitem').filter({ hasText: zh(auditKindWords.invited, { post: '销售人员' }) })).toHaveCount(2)
  expect(await tooSmall(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  if (shots !== undefined) await page.screenshot({ path: `${shots}/audit-phone.png` })
  await page.reload()
  await expect(page.getByRole('listitem').filter({ hasText: zh(auditKindWords.invited, { post: '销售人员' }) })).toHaveCount(2)

  await page.getByRole('combobox', { name: zh(auditWords.what) }).or(page.getByRole('button', { name: zh(auditWords.what) })).first().click()
  await page.getByRole('option', { name: zh(auditTopicWords.confidential) }).click()
  await expect(page.getByRole('listitem').filter({ hasText: zh(auditKindWords['volume-opened'], { volume: '客户档案 · 信用' }) }).first()).toContainText(founder.name)
  if (shots !== undefined) await page.screenshot({ path: `${shots}/audit-opened.png` })

  const other = await department.person('林小满').open('/members/audit')
  await expect(other.getByText(zh(auditWords.notYours))).toBeVisible()
  await other.goto('/members')
  await expect(other.getByRole('heading', { name: zh(memberWords.title), level: 1 })).toBeVisible()
  await expect(other.getByRole('link', { name: zh(auditWords.title) })).toHaveCount(0)
})
