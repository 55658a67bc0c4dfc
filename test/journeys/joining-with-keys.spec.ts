import { entryWords } from '@hebu/web/words/entry.ts'
import { problemWords } from '@hebu/web/words/problems.ts'
import { signInKeyWords as words } from '@hebu/web/words/sign-in-keys.ts'
import { signInSafetyWords } from '@hebu/web/words/sign-in-safety.ts'

import { startCompanyProvider } from '../kit/company-provider.ts'
import { expectSynced } from '../kit/hands.ts'
import { expect, password, test, zh } from '../kit/journey.ts'
import { tooSmall } from '../kit/too-small.ts'

const shots = process.env['HEBU_SHOTS']
const label = '青檐统一登录'

test('[ACC28] [ACC29] [ACC30] an invitation is taken up with a passkey alone, and with the company’s account alone', async ({ found, browser }) => {
  let back = ''
  const provider = await startCompanyProvider(() => [back])
  const env = { HEBU_OIDC_ISSUER: provider.issuer, HEBU_OIDC_CLIENT_ID: provider.client.clientId, HEBU_OIDC_CLIENT_SECRET: provider.client.clientSecret, HEBU_OIDC_LABEL: label }
  try {
    const department = await found({ people: [], env })
    const { line } = department.founder
    back = `${line.url}/api/sign-in/company/back`
    const linkTo = async (): Promise<string> => `${line.url}/join#${await department.invite({ post: 'salesperson' })}`
    const aStranger = async () => (await browser.newContext({ locale: 'zh-CN', baseURL: line.url, viewport: { width: 1360, height: 860 } })).newPage()

    await test.step('with a passkey', async () => {
      const page = await aStranger()
      const device = await page.context().newCDPSession(page)
      await device.send('WebAuthn.enable')
      await device.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } })
      await page.goto(await linkTo())
      const join = page.getByRole('button', { name: zh(words.joining.withPasskey) })
      await join.click()
      await expect(page.getByText(zh(entryWords.nameMissing))).toBeVisible()
      await page.getByLabel(zh(entryWords.name), { exact: true }).fill('周强')
      if (shots !== undefined) await page.screenshot({ path: `${shots}/join.png`, fullPage: true })
      await page.setViewportSize({ width: 360, height: 780 })
      expect(await tooSmall(page)).toEqual([])
      if (shots !== undefined) await page.screenshot({ path: `${shots}/join-phone.png`, fullPage: true })
      await page.setViewportSize({ width: 1360, height: 860 })
      await join.click()
      await expect(page.getByRole('heading', { name: zh(entryWords.joinPlain) })).toHaveCount(0)
      await expectSynced(page)

      await page.goto('/me')
      await expect(page.getByText(zh(signInSafetyWords.passwordNone))).toBeVisible()
      const key = zh(words.joining.firstKey)
      const dialog = page.getByRole('dialog')
      await page.getByRole('button', { name: zh(words.removeKey, { name: key }) }).click()
      await dialog.getByRole('button', { name: zh(words.remove), exact: true }).click()
      await expect(dialog.getByText(zh(problemWords['last-way-in']))).toBeVisible()
      if (shots !== undefined) await page.screenshot({ path: `${shots}/last.png` })
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: zh(signInSafetyWords.setFirst) }).click()
      await dialog.getByLabel(zh(signInSafetyWords.next), { exact: true }).fill(password)
      await dialog.getByLabel(zh(entryWords.passwordAgain), { exact: true }).fill(password)
      if (shots !== undefined) await page.screenshot({ path: `${shots}/first-password.png` })
      await page.keyboard.press('Enter')
      await expect(page.getByText(zh(signInSafetyWords.passwordFacts))).toBeVisible()
      await page.getByRole('button', { name: zh(words.removeKey, { name: key }) }).click()
      await dialog.getByRole('button', { name: zh(words.remove), exact: true }).click()
      await expect(page.getByText(key, { exact: true })).toHaveCount(0)
      await page.context().close()
    })

    await test.step('with the company’s account', async () => {
      const page = await aStranger()
      const link = await linkTo()
      await page.goto(link)
      await page.getByLabel(zh(entryWords.name), { exact: true }).fill('陈静')
      await page.getByRole('button', { name: zh(words.joining.withCompany, { label }) }).click()
      await page.getByRole('link', { name: /cancel/i }).click()
      // Nobody has joined, and the invitation is still at hand.
      await expect(page.getByText(zh(words.joining.notDone))).toBeVisible()
      await expect(page.getByLabel(zh(entryWords.name), { exact: true })).toHaveValue('陈静')
      await page.getByRole('button', { name: zh(words.joining.withCompany, { label }) }).click()
      await page.locator('input[name=login]').fill('chen')
      await page.locator('input[name=password]').fill('any')
      await page.getByRole('button', { name: /sign-in/i }).click()
      await page.getByRole('button', { name: /continue/i }).click()
      await expectSynced(page)
      await page.goto('/me')
      await expect(page.getByText(zh(words.companyOn, { label, name: 'chen（公司）' }))).toBeVisible()
      await expect(page.getByRole('heading', { name: '陈静' })).toBeVisible()
      await page.context().close()
    })
  } finally {
    await provider.close()
  }
})
