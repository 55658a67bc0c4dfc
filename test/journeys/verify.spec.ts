import { writeProof } from '@hebu/shared/codec/sealing/proof.ts'
import { proofRefusalWords, provenFaultWords, verifyWords } from '@hebu/web/words/verify.ts'

import { expect, test, zh } from '../kit/journey.ts'
import { aProof } from '../kit/sample-proof.ts'

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
