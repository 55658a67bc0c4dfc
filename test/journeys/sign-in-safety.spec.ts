import { codeOf, stepAt } from '@hebu/sync-server/access/one-time-code.ts'
import { entryWords } from '@hebu/web/words/entry.ts'
import { meWords } from '@hebu/web/words/me.ts'
import { problemWords } from '@hebu/web/words/problems.ts'
import { signInSafetyWords as words } from '@hebu/web/words/sign-in-safety.ts'
import type { Page } from '@playwright/test'

import { expectSynced, signIn } from '../kit/hands.ts'
import { expect, password, test, zh } from '../kit/journey.ts'
import { tooSmall } from '../kit/too-small.ts'

const name = '林小满'
const shots = process.env['HEBU_SHOTS']
const shoot = async (page: Page, as: string): Promise<void> => {
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${as}.png`, fullPage: true })
}

async function signOut(page: Page): Promise<void> {
  await page.goto('/me')
  await page.getByRole('button', { name: zh(meWords.signOut), exact: true }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: zh(meWords.signOut), exact: true }).click()
  await expect(page.getByRole('heading', { name: zh(entryWords.signInTitle) })).toBeVisible()
}

test('[ACC15] [ACC16] [S2-7.1.2] a member turns on the second step, signs in with a recovery code on a phone, and takes another password', async ({ found }) => {
  const department = await found({ people: [{ name, post: 'salesperson' }] })
  const page = await department.person(name).open('/me')
  await expectSynced(page)
  await page.getByRole('button', { name: zh(words.turnOn) }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(zh(words.yourPassword), { exact: true }).fill('falsches-passwort')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('alert').filter({ hasText: zh(problemWords['wrong-password']) })).toBeVisible()
  await dialog.getByLabel(zh(words.yourPassword), { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('img', { name: zh(words.picture) })).toBeVisible()
  await shoot(page, 'scan')
  const secret = await dialog.getByLabel(zh(words.byHand)).inputValue()
  await dialog.getByLabel(zh(words.code), { exact: true }).fill(codeOf(secret, stepAt(Date.now())))
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('heading', { name: zh(words.recovery) })).toBeVisible()
  const codes = await dialog.getByRole('listitem').allInnerTexts()
  expect(codes.length).toBe(8)
  await shoot(page, 'recovery')
  await dialog.getByRole('button', { name: zh(words.kept) }).click()
  await expect(page.getByText(zh(words.on, { n: 8 }))).toBeVisible()

  await signOut(page)
  await page.setViewportSize({ width: 360, height: 780 })
  await signIn(page, name, password)
  const code = page.getByLabel(zh(words.codeToSignIn), { exact: true })
  await expect(code).toBeFocused()
  await shoot(page, 'sign-in-phone')
  await code.fill('000000')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: zh(problemWords['wrong-code']) })).toBeVisible()
  await code.fill(codes[0]!)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: zh(entryWords.signInTitle) })).toHaveCount(0)
  await page.goto('/me')
  await expect(page.getByText(zh(words.on, { n: 7 }))).toBeVisible()
  await page.getByText(zh(words.on, { n: 7 })).scrollIntoViewIfNeeded()
  await shoot(page, 'me-phone')

  await page.getByRole('button', { name: zh(words.change) }).click()
  await dialog.getByLabel(zh(words.current), { exact: true }).fill(password)
  await dialog.getByLabel(zh(words.next), { exact: true }).fill('noch-eine-batterie-mehr')
  await dialog.getByLabel(zh(entryWords.passwordAgain), { exact: true }).fill('noch-eine-batterie-mehr')
  expect(await tooSmall(page)).toEqual([])
  await shoot(page, 'password-phone')
  await dialog.getByRole('button', { name: zh(words.change) }).click()
  await expect(page.getByText(zh(words.changed))).toBeVisible()
  await page.getByRole('button', { name: zh(words.turnOff) }).click()
  await dialog.getByLabel(zh(words.yourPassword), { exact: true }).fill('noch-eine-batterie-mehr')
  await page.keyboard.press('Enter')
  await expect(page.getByText(zh(words.off), { exact: true })).toBeVisible()
})
