import { entryWords } from '@hebu/web/words/entry.ts'
import { meWords } from '@hebu/web/words/me.ts'
import { problemWords } from '@hebu/web/words/problems.ts'
import { signInKeyWords as words } from '@hebu/web/words/sign-in-keys.ts'
import { signInSafetyWords } from '@hebu/web/words/sign-in-safety.ts'
import type { Page } from '@playwright/test'

import { startCompanyProvider } from '../kit/company-provider.ts'
import { expectSynced } from '../kit/hands.ts'
import { expect, password, test, zh } from '../kit/journey.ts'
import { tooSmall } from '../kit/too-small.ts'

const name = '林小满'
const shots = process.env['HEBU_SHOTS']
const shoot = async (page: Page, as: string): Promise<void> => {
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${as}.png`, fullPage: true })
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: zh(meWords.signOut), exact: true }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: zh(meWords.signOut), exact: true }).click()
  await expect(page.getByRole('heading', { name: zh(entryWords.signInTitle) })).toBeVisible()
}

test('[ACC22] [ACC23] [S2-7.1.2] a member adds a passkey, signs in with it alone, names it anew and removes it', async ({ found }) => {
  const department = await found({ people: [{ name, post: 'salesperson' }] })
  const page = await department.person(name).open('/me')
  // A device with a finger sensor, as Chromium plays one.
  const device = await page.context().newCDPSession(page)
  await device.send('WebAuthn.enable')
  const { authenticatorId } = await device.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } })
  await expectSynced(page)
  const add = page.getByRole('button', { name: zh(words.add) })
  await add.click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByLabel(zh(words.keyName), { exact: true })).not.toHaveValue('')
  await dialog.getByLabel(zh(words.keyName), { exact: true }).fill('办公室电脑')
  await dialog.getByLabel(zh(signInSafetyWords.yourPassword), { exact: true }).fill('falsches-passwort')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('alert').filter({ hasText: zh(problemWords['wrong-password']) })).toBeVisible()
  await shoot(page, 'add')
  await dialog.getByLabel(zh(signInSafetyWords.yourPassword), { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await expect(page.getByText('办公室电脑', { exact: true })).toBeVisible()
  await expect(add).toBeFocused()
  await shoot(page, 'me')

  // Where the device says no, the page says so and the password is still there.
  await device.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
  await signOut(page)
  await page.setViewportSize({ width: 360, height: 780 })
  const withPasskey = page.getByRole('button', { name: zh(words.withPasskey) })
  await withPasskey.click()
  await expect(page.getByRole('alert').filter({ hasText: zh(words.notShown) })).toBeVisible()
  expect(await tooSmall(page)).toEqual([])
  await shoot(page, 'sign-in-phone')
  await device.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true })
  await withPasskey.click()
  await expect(page.getByRole('heading', { name: zh(entryWords.signInTitle) })).toHaveCount(0)

  await page.goto('/me')
  await page.getByRole('button', { name: zh(words.renameKey, { name: '办公室电脑' }) }).click()
  await dialog.getByLabel(zh(words.keyName), { exact: true }).fill('家里的电脑')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: zh(words.removeKey, { name: '家里的电脑' }) }).click()
  await shoot(page, 'me-phone')
  await dialog.getByRole('button', { name: zh(words.remove), exact: true }).click()
  await expect(page.getByText('家里的电脑', { exact: true })).toHaveCount(0)
})

test('[ACC25] [ACC26] [ACC27] a member links the company’s account and signs in there, a stranger’s account opens nothing', async ({ found }) => {
  let back = ''
  const provider = await startCompanyProvider(() => [back])
  const env = { HEBU_OIDC_ISSUER: provider.issuer, HEBU_OIDC_CLIENT_ID: provider.client.clientId, HEBU_OIDC_CLIENT_SECRET: provider.client.clientSecret, HEBU_OIDC_LABEL: '青檐统一登录' }
  try {
    const department = await found({ people: [{ name, post: 'salesperson' }], env })
    const person = department.person(name)
    back = `${person.line.url}/api/sign-in/company/back`
    const page = await person.open('/me')
    const dialog = page.getByRole('dialog')
    const company = page.getByRole('link', { name: zh(words.withCompany, { label: '青檐统一登录' }) })
    /** The provider's own pages, where everybody may say who they are. */
    const signInThere = async (login: string): Promise<void> => {
      await page.getByRole('textbox', { name: 'login' }).or(page.locator('input[name=login]')).first().fill(login)
      await page.locator('input[name=password]').fill('any')
      await page.getByRole('button', { name: /sign-in/i }).click()
      await page.getByRole('button', { name: /continue/i }).click()
    }
    await expectSynced(page)
    await page.getByRole('button', { name: zh(words.link) }).click()
    await dialog.getByLabel(zh(signInSafetyWords.yourPassword), { exact: true }).fill(password)
    await page.keyboard.press('Enter')
    await signInThere('lin')
    await expect(page.getByText(zh(words.companyOn, { label: '青檐统一登录', name: 'lin（公司）' }))).toBeVisible()
    await shoot(page, 'company-me')

    await signOut(page)
    await company.click()
    // Signed in at the company still; only a yes is asked for, or not even that.
    await expect(page.getByRole('heading', { name: zh(entryWords.signInTitle) })).toHaveCount(0)
    await page.goto('/me')
    await expect(page.getByRole('heading', { name })).toBeVisible()

    await signOut(page)
    await page.context().clearCookies({ domain: '127.0.0.1' })
    await company.click()
    await signInThere('somebody-else')
    await expect(page.getByRole('alert').filter({ hasText: zh(words.unknown) })).toBeVisible()
    await shoot(page, 'company-unknown')
  } finally {
    await provider.close()
  }
})
