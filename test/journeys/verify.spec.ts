import { AxeBuilder } from '@axe-core/playwright'
import { contracts } from '@hebu/shared/books/contracts.ts'
import { canonicalJson } from '@hebu/shared/codec/canonical.ts'
import { writeProof } from '@hebu/shared/codec/sealing/proof.ts'
import { proofRefusalWords, provenFaultWords, verifyWords } from '@hebu/web/words/verify.ts'

import { expect, test, zh } from '../kit/journey.ts'
import { aProof, content, sha256 } from '../kit/sample-proof.ts'

// Without a network the product is there from the device.
test.use({ serviceWorkers: 'allow' })

test('[WIT15] anybody checks a proof without an account, and without a network once the page is there; what is wrong is named', async ({ browser, relay }) => {
  const context = await browser.newContext({ locale: 'zh-CN', baseURL: relay.url })
  const page = await context.newPage()
  const { proof } = aProof()
  const choose = (name: string, bytes: Uint8Array): Promise<void> => page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(bytes) })

  await page.goto('/verify')
  await expect(page.getByRole('heading', { name: zh(verifyWords.title), level: 1 })).toBeVisible()
  await choose('合同.hebu-proof', writeProof(proof))
  const sheet = page.getByRole('article')
  await expect(sheet.getByText(zh(verifyWords.sound), { exact: true })).toBeVisible()
  await expect(sheet.getByRole('listitem')).toHaveCount(2)
  await expect(sheet.getByRole('listitem').nth(1)).toContainText('王伟')
  await expect(sheet.getByRole('listitem').nth(1)).toContainText('同意')
  await expect(sheet).toContainText('东区销售部')
  // The proof is of another department than the one that this server serves.
  await expect(sheet).toContainText(zh(verifyWords.otherRelay))

  await context.setOffline(true)
  await choose('缺章.hebu-proof', writeProof({ ...proof, seals: [proof.seals[1]!] }))
  await expect(sheet.getByText(zh(verifyWords.unsound), { exact: true })).toBeVisible()
  await expect(sheet.getByRole('listitem')).toContainText(zh(provenFaultWords['broken-log']))
  await expect(sheet).toContainText(zh(verifyWords.noRelay))

  const altered = writeProof(proof)
  altered[300]! ^= 1
  await choose('改过.hebu-proof', altered)
  await expect(page.getByRole('alert')).toContainText(zh(proofRefusalWords.altered, { name: '改过.hebu-proof' }))
  await expect(sheet).toHaveCount(0)
  await context.close()
})

test('[WIT21] a proof shows all that was sealed, and what earlier seals were made over where it was changed since', async ({ browser, relay }) => {
  const context = await browser.newContext({ locale: 'zh-CN', baseURL: relay.url, viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  const { proof, lin, said, statement } = aProof()
  const before = { ...content, values: { ...content.values, deliverBy: '2026-12-20' } }
  const route = [{ by: ['head'], mode: 'single', limitWorkingDays: 2 }] as const
  const first = lin.seal(statement({ id: 'e0', content: sha256(canonicalJson(before)), route }))
  const second = lin.seal(statement({ after: 'e0', previous: sha256(first.statement), route }))
  const changed = { ...proof, contents: [before, content], seals: [first, second].map((seal) => ({ seal, witness: said(seal, 'lin', { post: 'rep' }) })) }
  await page.goto('/verify')
  await page.locator('input[type=file]').setInputFiles({ name: '合同.hebu-proof', mimeType: 'application/json', buffer: Buffer.from(writeProof(changed)) })
  const sheet = page.getByRole('article')
  await expect(sheet.getByText(zh(verifyWords.sound), { exact: true })).toBeVisible()
  const place = (name: 'amount' | 'lines' | 'duties' | 'customer' | 'deliverBy') => sheet.getByRole('group', { name: zh(contracts.fields[name].label), exact: true }).filter({ visible: true }).first()
  await expect(place('amount')).toContainText('880,000')
  await expect(place('lines').getByRole('row').nth(1)).toContainText('望月礼盒')
  await expect(place('lines').getByRole('row').nth(1)).toContainText('1,200')
  await expect(place('duties')).toContainText('甲方应于验收后三十日内付款。')
  await expect(place('customer')).toContainText(zh(verifyWords.linkById, { id: 'qinghe' }))
  await expect(place('deliverBy')).toHaveCount(0)
  await expect(sheet.getByRole('listitem').nth(0)).toContainText(zh(verifyWords.changedSince))
  await expect(sheet.getByRole('listitem').nth(1)).not.toContainText(zh(verifyWords.changedSince))
  await sheet.getByText(zh(verifyWords.earlierContent, { seals: '1' }), { exact: true }).click()
  await expect(place('deliverBy')).toContainText('12月20日')
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await context.close()
})
