/** A plan is broken down, fills itself, and leads on to the next. */
import { AxeBuilder } from '@axe-core/playwright'
import { customers } from '@hebu/shared/books/customers.ts'
import { plans } from '@hebu/shared/books/plans.ts'
import { createPage } from '@hebu/shared/codec/write-page.ts'
import { planWords as words } from '@hebu/web/words/plans.ts'
import type { Page } from '@playwright/test'

import { expectSynced } from '../kit/hands.ts'
import { expect, test, zh } from '../kit/journey.ts'
import { aPlainPeer } from '../kit/plain-peer.ts'
import { tooSmall } from '../kit/too-small.ts'
import type { Department } from '../kit/world.ts'

const year = String(new Date().getFullYear())
const id = `department.all.${year}.work`

/** The department's plan for the year, and one customer file that counts towards it. */
async function aYearPlan({ relay, workspace, founder }: Department): Promise<void> {
  const token = await founder.token()
  const made = { by: founder.member, at: new Date().toISOString() }
  const given = { level: 'department', period: 'annual', periodKey: year, theme: 'work', owner: founder.member, goals: [{ id: 'g1', cells: { metric: '新客户档案', measure: 'newFiles', target: 10, unit: '份' } }, { id: 'g2', cells: { metric: '内训', target: 4, unit: '场' } }] }
  for (const [volume, write] of [
    ['customers/g-sales', (doc) => createPage(doc, customers, undefined, { id: 'qinghe', made, beginning: {}, given: { name: '青禾示例印务', owner: founder.member }, shared: false })],
    [`plans/g-all/${year}`, (doc) => createPage(doc, plans, undefined, { id, made, beginning: {}, given, shared: true })],
  ] as const satisfies readonly (readonly [string, (doc: ReturnType<typeof aPlainPeer>['doc']) => unknown])[]) {
    const peer = aPlainPeer(relay.url, `${workspace}/${volume}`, token)
    await peer.synced
    peer.doc.transact(() => write(peer.doc))
    const witness = aPlainPeer(relay.url, `${workspace}/${volume}`, token)
    await expect.poll(() => witness.doc.share.size).toBeGreaterThan(0)
    witness.close()
    peer.close()
  }
}

const shots = process.env['HEBU_SHOTS']
const shoot = async (page: Page, as: string): Promise<void> => {
  if (shots !== undefined) await page.locator('article').evaluate((article) => { article.style.height = 'auto' }).then(() => page.screenshot({ path: `${shots}/${as}.png`, fullPage: true }))
}

const expectClean = async (page: Page): Promise<void> => expect((await new AxeBuilder({ page }).include('article').analyze()).violations.map(({ id: rule, nodes }) => `${rule} ${nodes.map(({ html }) => html.slice(0, 120)).join(' ')}`)).toEqual([])

test('[PLAN10] [PLAN11] [PLAN12] [PLAN13] [S2-2.2.2a] the year is broken down into quarters that add up, its figure opens the records, and the next year is drafted', async ({ found }) => {
  const department = await found()
  await aYearPlan(department)
  const head = await (await department.founder.context({ viewport: { width: 1440, height: 2600 } })).newPage()
  await head.goto(`/plans/${id}`)
  await expectSynced(head)
  const goal = head.locator('[data-goal="g1"]')
  await expect(goal).toContainText('10%')
  await expect(head.getByRole('img', { name: zh(words.course, { goal: '新客户档案' }) })).toBeVisible()
  await goal.getByRole('button', { name: '1 份' }).click()
  const records = head.getByRole('dialog', { name: zh(words.records, { goal: '新客户档案' }) })
  await expect(records.getByRole('link', { name: /青禾示例印务/ })).toBeVisible()
  await head.keyboard.press('Escape')
  await expect(records).toBeHidden()

  await head.getByRole('button', { name: zh(words.intoPeriods, { period: '季度' }) }).click()
  const way = head.locator('[data-way="department.quarter"]')
  await expect(way.getByRole('row').filter({ has: head.getByRole('link') })).toHaveCount(4)
  await expect(way.getByText(zh(words.meets), { exact: true })).toHaveCount(2)
  await head.getByRole('button', { name: zh(words.intoPeriods, { period: '季度' }) }).click()
  await expect(head.getByText(zh(words.nothingNew))).toBeVisible()
  await expect(way.getByRole('row').filter({ has: head.getByRole('link') })).toHaveCount(4)
  await expectClean(head)
  await shoot(head, 'plan')

  await head.getByRole('button', { name: zh(words.draftNext) }).click()
  await expect(head).toHaveURL(new RegExp(`/plans/department\\.all\\.${Number(year) + 1}\\.work`))
  await expect(head.locator('[data-goal="g1"]')).toContainText('10 份')
  await expect(head.getByRole('link', { name: new RegExp(`^上期`) })).toBeVisible()
  await shoot(head, 'plan-next')
})

test('[PLAN11] on a phone the plan is read without a horizontal scroll, and everything is large enough to press', async ({ found }) => {
  const department = await found()
  await aYearPlan(department)
  await department.founder.context({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })
  const page = await department.founder.open(`/plans/${id}`)
  await expectSynced(page)
  await expect(page.locator('[data-goal="g1"]')).toContainText('10%')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  await shoot(page, 'plan-phone')
  expect(await tooSmall(page)).toEqual([])
})

test('[PLAN14] [PLAN15] a plan in force is adjusted with a reason that stands beside what changed, and its wrap-up is drafted from the records', async ({ found }) => {
  const department = await found()
  await aYearPlan(department)
  const head = await department.founder.open(`/plans/${id}`)
  await expectSynced(head)
  const button = (name: string) => head.locator('article').getByRole('button', { name, exact: true })
  const move = async (name: string, note?: string): Promise<void> => {
    const declared = plans.moves[name]!
    const label = zh(declared.label)
    await button(label).click()
    if (declared.note === undefined) return
    const dialog = head.getByRole('dialog', { name: new RegExp(label) })
    if (note !== undefined) await dialog.getByRole('textbox').fill(note)
    await dialog.getByRole('button', { name: label, exact: true }).click()
    await expect(dialog).toBeHidden()
  }
  await move('submit')
  await move('approve')
  await move('adjust', '客户预算延后')
  await head.locator('[data-cell="g1/target"]').click()
  await head.keyboard.type('8')
  await head.keyboard.press('Enter')
  const adjusted = head.getByRole('region', { name: zh(words.adjustments) })
  await expect(adjusted).toContainText('客户预算延后')
  await expect(adjusted).toContainText(zh(words.changed, { goal: '新客户档案', column: zh(plans.fields.goals.columns.target.label), was: '10', is: '8' }))

  await head.getByRole('button', { name: zh(words.draftWrapUp) }).click()
  const text = head.locator('[data-field="wrapUp"]')
  await expect(text).toContainText(zh(words.wrapUpLine, { goal: '新客户档案', target: '8', actual: '1', unit: '份', rate: '13%' }))
  await expect(text).toContainText(zh(words.wrapUpTop, { records: '青禾示例印务' }))
  await shoot(head, 'plan-adjusted')
})
