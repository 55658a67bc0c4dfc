import { salesOps } from '@hebu/shared/charters/sales-ops.ts'
import { entryWords } from '@hebu/web/words/entry.ts'
import { problemWords } from '@hebu/web/words/problems.ts'
import { signInKeyWords } from '@hebu/web/words/sign-in-keys.ts'
import { signInSafetyWords as words } from '@hebu/web/words/sign-in-safety.ts'

import { startCompanyProvider } from '../kit/company-provider.ts'
import { expectSynced } from '../kit/hands.ts'
import { expect, password, test, zh } from '../kit/journey.ts'
import { startRelayProcess } from '../kit/relay-process.ts'
import { tooSmall } from '../kit/too-small.ts'

const shots = process.env['HEBU_SHOTS']
const label = '青檐统一登录'

test('[ACC31] [ACC32] a department is founded with a passkey alone, and a password that was set later is given up again', async ({ browser }) => {
  let back = ''
  const provider = await startCompanyProvider(() => [back])
  const relay = await startRelayProcess({ HEBU_OIDC_ISSUER: provider.issuer, HEBU_OIDC_CLIENT_ID: provider.client.clientId, HEBU_OIDC_CLIENT_SECRET: provider.client.clientSecret, HEBU_OIDC_LABEL: label })
  try {
    back = `${relay.url}/api/sign-in/company/back`
    const context = await browser.newContext({ locale: 'zh-CN', baseURL: relay.url, viewport: { width: 1360, height: 860 } })
    const page = await context.newPage()
    const device = await context.newCDPSession(page)
    await device.send('WebAuthn.enable')
    await device.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } })

    await page.goto(`/setup#${relay.setupSecret}`)
    await page.getByRole('textbox', { name: zh(entryWords.department) }).fill('华东销售部')
    await page.getByRole('button', { name: zh(entryWords.next) }).click()
    await page.getByRole('radio', { name: zh(salesOps.name) }).check()
    await page.getByRole('button', { name: zh(entryWords.next) }).click()
    const name = page.getByRole('textbox', { name: zh(entryWords.name), exact: true })

    await test.step('who breaks off at the company’s place goes on where they were', async () => {
      await name.fill('王主任')
      await page.getByRole('button', { name: zh(signInKeyWords.founding.withCompany, { label }) }).click()
      await page.getByRole('link', { name: /cancel/i }).click()
      await expect(page.getByText(zh(signInKeyWords.founding.notDone))).toBeVisible()
      await expect(name).toHaveValue('王主任')
      if (shots !== undefined) await page.screenshot({ path: `${shots}/found.png`, fullPage: true })
      await page.setViewportSize({ width: 360, height: 780 })
      expect(await tooSmall(page)).toEqual([])
      if (shots !== undefined) await page.screenshot({ path: `${shots}/found-phone.png`, fullPage: true })
      await page.setViewportSize({ width: 1360, height: 860 })
    })

    await test.step('with the keyboard: the passkey founds', async () => {
      const found = page.getByRole('button', { name: zh(signInKeyWords.founding.withPasskey) })
      await found.focus()
      await page.keyboard.press('Enter')
      await expect(page.getByRole('heading', { name: zh(entryWords.founder) })).toHaveCount(0)
      await expectSynced(page)
    })

    await page.goto('/me')
    const dialog = page.getByRole('dialog')
    await page.getByRole('button', { name: zh(words.setFirst) }).click()
    await dialog.getByLabel(zh(words.next), { exact: true }).fill(password)
    await dialog.getByLabel(zh(entryWords.passwordAgain), { exact: true }).fill(password)
    await page.keyboard.press('Enter')
    await expect(page.getByText(zh(words.passwordFacts))).toBeVisible()

    await test.step('given up by showing it and the passkey; a wrong one changes nothing', async () => {
      const giveUp = page.getByRole('button', { name: zh(words.giveUp), exact: true })
      await giveUp.click()
      const shown = dialog.getByLabel(zh(words.yourPassword))
      await shown.fill('不是这个密码')
      await page.keyboard.press('Enter')
      await expect(dialog.getByText(zh(problemWords['wrong-password']))).toBeVisible()
      if (shots !== undefined) await page.screenshot({ path: `${shots}/give-up.png` })
      await shown.fill(password)
      await page.keyboard.press('Enter')
      await expect(page.getByText(zh(words.passwordNone))).toBeVisible()
      await expect(giveUp).toHaveCount(0)
    })
  } finally {
    await relay.close()
    await provider.close()
  }
})
