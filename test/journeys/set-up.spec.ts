import { salesOps } from '@hebu/shared/charters/sales-ops.ts'
import { entryWords } from '@hebu/web/words/entry.ts'
import { memberWords } from '@hebu/web/words/members.ts'
import { problemWords } from '@hebu/web/words/problems.ts'
import { shellWords } from '@hebu/web/words/shell.ts'

import { chooseOption, expectSynced } from '../kit/hands.ts'
import { expect, password, test, zh } from '../kit/journey.ts'

test('[ACC5] [JOIN1] [JOIN3] [S2-2.1] a department is founded by the set-up link, its head invites by a link, and either link works once', async ({ browser, relay }) => {
  const founder = await browser.newContext({ locale: 'zh-CN', baseURL: relay.url })
  const page = await founder.newPage()

  await page.goto('/')
  await expect(page.getByRole('heading', { name: zh(entryWords.notFoundedTitle) })).toBeVisible()

  await page.goto(`/setup#${relay.setupSecret}`)
  await page.getByRole('textbox', { name: zh(entryWords.department) }).fill('华东销售部')
  await page.getByRole('button', { name: zh(entryWords.next) }).click()
  await page.getByRole('radio', { name: zh(salesOps.name) }).check()
  await page.getByRole('button', { name: zh(entryWords.next) }).click()
  await page.getByRole('textbox', { name: zh(entryWords.name), exact: true }).fill('王主任')
  await page.getByLabel(zh(entryWords.password), { exact: true }).fill(password)
  await page.getByLabel(zh(entryWords.passwordAgain), { exact: true }).fill(password)
  await page.getByRole('button', { name: zh(entryWords.found) }).click()
  await expectSynced(page)

  await page.getByRole('navigation', { name: zh(shellWords.books) }).getByRole('link', { name: zh(shellWords.members) }).click()
  await page.getByRole('button', { name: zh(memberWords.invite), exact: true }).click()
  const dialog = page.getByRole('dialog')
  await chooseOption(dialog.getByRole('combobox', { name: zh(memberWords.post), exact: true }), zh(salesOps.posts.salesperson.label))
  await expect(dialog.getByRole('combobox', { name: zh(memberWords.group), exact: true })).toHaveText(zh(salesOps.groups.sales))
  await dialog.getByRole('textbox', { name: zh(memberWords.inviteName) }).fill('林小满')
  await dialog.getByRole('button', { name: zh(memberWords.makeLink) }).click()
  const link = await page.getByRole('dialog').getByRole('textbox', { name: zh(memberWords.linkTitle) }).inputValue()
  await page.getByRole('dialog').getByRole('button', { name: zh(memberWords.done) }).click()

  const invited = await browser.newContext({ locale: 'zh-CN', baseURL: relay.url })
  const theirs = await invited.newPage()
  await theirs.goto(link)
  await expect(theirs.getByRole('heading', { name: zh(entryWords.joinTitle, { department: '华东销售部' }) })).toBeVisible()
  await expect(theirs.getByRole('textbox', { name: zh(entryWords.name), exact: true })).toHaveValue('林小满')
  await theirs.getByLabel(zh(entryWords.password), { exact: true }).fill(password)
  await theirs.getByLabel(zh(entryWords.passwordAgain), { exact: true }).fill(password)
  await theirs.getByRole('button', { name: zh(entryWords.join), exact: true }).click()
  await expectSynced(theirs)

  // The head sees who came, without a reload.
  await expect(page.getByRole('row').filter({ hasText: '林小满' })).toContainText(zh(salesOps.posts.salesperson.label))

  const late = await (await browser.newContext({ locale: 'zh-CN', baseURL: relay.url })).newPage()
  await late.goto(link)
  await expect(late.getByText(zh(problemWords['invitation-used']))).toBeVisible()
  await late.goto(`/setup#${relay.setupSecret}`)
  await expect(late.getByText(zh(problemWords['setup-done']))).toBeVisible()
})
