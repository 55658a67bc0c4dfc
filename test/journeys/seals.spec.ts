/** A contract goes through its chain: sealed by each, one of them off line, returned once, changed, approved, and proved. */
import { contracts } from '@hebu/shared/books/contracts.ts'
import { approvalWords, functionWords } from '@hebu/web/words/approval.ts'
import { pageWords } from '@hebu/web/words/page.ts'
import { verifyWords } from '@hebu/web/words/verify.ts'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

import { expectSynced, keptForOffline, thePage, write } from '../kit/hands.ts'
import { expect, test, zh } from '../kit/journey.ts'
import { aReadyContract } from '../kit/ready-contract.ts'
import { tooSmall } from '../kit/too-small.ts'

// Without a network the product is there from the device.
test.use({ serviceWorkers: 'allow' })

const shots = process.env['HEBU_SHOTS']
const people = [{ name: '林小满', post: 'salesperson' }, { name: '方既白', post: 'legal' }]

const pane = (page: Page) => thePage(page).getByRole('region', { name: zh(approvalWords.approval), exact: true })
const stamps = (page: Page, move: keyof typeof contracts.moves) => pane(page).locator(`[data-stamp="${move}"]`)

/** Presses a move that asks for words, says them, and waits until it is entered. */
async function decide(page: Page, move: 'approve' | 'return', words: string): Promise<void> {
  const label = zh(contracts.moves[move]!.label)
  await thePage(page).getByRole('button', { name: label, exact: true }).click()
  const note = page.getByRole('dialog')
  await note.getByRole('textbox').fill(words)
  await note.getByRole('button', { name: label, exact: true }).click()
  await expect(note).toBeHidden()
}

test('[SEAL5] [SEAL13] [SEAL14] [SEAL16] [SEAL17] [WIT14] [S2-3.1.5b] a contract is sealed step by step, off line too, returned, changed, approved and proved', async ({ found }) => {
  test.slow()
  const department = await found({ people })
  await aReadyContract(department, '林小满')
  const { founder } = department
  const lin = await department.person('林小满').open('/contracts/draft')
  const head = await founder.open('/contracts/draft')
  await expectSynced(lin)
  await expectSynced(head)
  await thePage(lin).getByRole('button', { name: zh(contracts.moves['submit']!.label), exact: true }).click()
  await expect(stamps(lin, 'submit')).toContainText('林小满')
  await expect(pane(lin)).toContainText('王主任')
  // Nobody approves their own.
  await expect(thePage(lin).getByRole('button', { name: zh(contracts.moves['approve']!.label), exact: true })).toBeHidden()

  await expect(stamps(head, 'submit')).toBeVisible()
  await keptForOffline(head)
  await founder.goOffline()
  await decide(head, 'approve', '利润与风险可以接受')
  await expect(stamps(head, 'approve')).toContainText(zh(approvalWords.unwitnessed))
  await expect(pane(head)).toContainText('方既白')
  await expect(stamps(lin, 'approve')).toHaveCount(0)
  await founder.goOnline()
  await expect(stamps(lin, 'approve')).toContainText('利润与风险可以接受')
  await expect(stamps(lin, 'approve')).not.toContainText(zh(approvalWords.unwitnessed))

  const legal = await department.person('方既白').open('/contracts/draft')
  await expect(stamps(legal, 'approve')).toContainText(zh(functionWords.head))
  await decide(legal, 'return', '违约责任请写明上限')
  await expect(pane(lin)).toContainText(zh(approvalWords.returned))
  await expect(pane(lin)).toContainText('违约责任请写明上限')
  if (shots !== undefined) await lin.screenshot({ path: `${shots}/seals-returned.png`, fullPage: true })

  await write(lin, 'contracts', 'title', '中秋礼盒供货合同（修订）')
  await expect(pane(lin)).toContainText(zh(approvalWords.changed))
  await expect(pane(lin)).toContainText('中秋礼盒供货合同（修订）')
  if (shots !== undefined) await pane(lin).screenshot({ path: `${shots}/seals-changed.png` })
  await thePage(lin).getByRole('button', { name: zh(contracts.moves['submit']!.label), exact: true }).click()
  await expect(pane(head)).toContainText('王主任')
  await decide(head, 'approve', '同意')
  await expect(pane(legal)).toContainText('方既白')
  await decide(legal, 'approve', '合法、完整')
  await expect(pane(lin)).toContainText(zh(approvalWords.complete))
  await expect(pane(lin)).not.toContainText(zh(approvalWords.unwitnessed))
  expect((await new AxeBuilder({ page: lin }).include('article').analyze()).violations.map(({ id }) => id)).toEqual([])
  if (shots !== undefined) await pane(lin).screenshot({ path: `${shots}/seals-approved.png` })

  await thePage(lin).getByRole('button', { name: zh(pageWords.more), exact: true }).click()
  const [proof] = await Promise.all([lin.waitForEvent('download'), lin.getByRole('menuitem', { name: zh(pageWords.proof), exact: true }).click()])
  const stranger = await lin.context().browser()!.newContext({ locale: 'zh-CN', baseURL: founder.line.url, viewport: { width: 390, height: 844 } })
  const verify = await stranger.newPage()
  await verify.goto('/verify')
  await verify.locator('input[type=file]').setInputFiles(await proof.path())
  await expect(verify.getByRole('article').getByText(zh(verifyWords.sound), { exact: true })).toBeVisible()
  await expect(verify.getByRole('article')).toContainText('王主任')
  if (shots !== undefined) await verify.screenshot({ path: `${shots}/seals-proof.png`, fullPage: true })
  await stranger.close()

  await lin.setViewportSize({ width: 360, height: 780 })
  await expect(pane(lin)).toBeVisible()
  expect(await lin.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  expect(await tooSmall(lin)).toEqual([])
  if (shots !== undefined) await pane(lin).screenshot({ path: `${shots}/seals-phone.png` })
})
