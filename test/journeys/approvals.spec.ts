/** Somebody is away: who stands in is named, told, approves "X for Y", and stops; a report's seal says when it arrived and what changed since. */
import { AxeBuilder } from '@axe-core/playwright'
import { contracts } from '@hebu/shared/books/contracts.ts'
import { reports } from '@hebu/shared/books/reports.ts'
import { dateOf } from '@hebu/shared/vocabulary/dates.ts'
import { addWorkingDays, announcedCalendar } from '@hebu/shared/vocabulary/working-calendar.ts'
import { approvalWords } from '@hebu/web/words/approval.ts'
import { matrixWords } from '@hebu/web/words/reports.ts'
import { standInWords as words } from '@hebu/web/words/stand-ins.ts'
import { todayWords } from '@hebu/web/words/today.ts'
import { charterWords } from '@hebu/web/words/charter.ts'
import type { Page } from '@playwright/test'

import { chooseOption, expectSynced, keptForOffline, makePage, theText, thePage } from '../kit/hands.ts'
import { expect, test, zh } from '../kit/journey.ts'
import { aReadyContract } from '../kit/ready-contract.ts'
import type { Person } from '../kit/person.ts'
import { tooSmall } from '../kit/too-small.ts'

// Without a network the product is there from the device.
test.use({ serviceWorkers: 'allow' })

const shots = process.env['HEBU_SHOTS']
const lin = '林小满'
const zhou = '周远'
const pane = (page: Page) => thePage(page).getByRole('region', { name: zh(approvalWords.approval), exact: true })
const pair = zh(words.pair, { to: zhou, from: '王主任' })
const shoot = async (page: Page, name: string): Promise<void> => void (shots === undefined ? undefined : await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true }))
const violations = async (page: Page) => (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html.slice(0, 120)).join(' ')}`)

test('[SEAL23] [SEAL11] [SEAL22] [UI8] [S4-2.2.2b] the head is away: who stands in is told, approves in the head\'s place and stops when it is ended', async ({ found }) => {
  test.slow()
  const department = await found({ people: [{ name: lin, post: 'salesperson' }, { name: zhou, post: 'salesperson' }] })
  await aReadyContract(department, lin)
  const drafter = await department.person(lin).open('/contracts/draft')
  await thePage(drafter).getByRole('button', { name: zh(contracts.moves['submit']!.label), exact: true }).click()
  await expect(pane(drafter)).toContainText('王主任')
  await expect(pane(drafter)).not.toContainText(zhou)

  const head = await department.founder.open('/me')
  const standing = head.getByRole('region', { name: zh(words.title), exact: true })
  await expect(standing).toContainText(zh(words.noneMe))
  await standing.getByRole('button', { name: zh(words.add), exact: true }).click()
  const dialog = head.getByRole('dialog')
  // Nobody is chosen: said, and nothing is settled.
  await dialog.getByRole('button', { name: zh(charterWords.save), exact: true }).click()
  await expect(dialog.getByRole('alert').first()).toBeVisible()
  await chooseOption(dialog.getByRole('combobox', { name: zh(words.to), exact: true }), zhou)
  await expect(dialog.getByRole('alert')).toHaveCount(0)
  await dialog.getByRole('checkbox', { name: zh(words.some), exact: true }).check()
  await dialog.getByRole('checkbox', { name: zh(contracts.name), exact: true }).check()
  await dialog.getByLabel(zh(words.reason)).fill('出差广州')
  await shoot(head, 'stand-in-dialog')
  await dialog.getByRole('button', { name: zh(charterWords.save), exact: true }).click()
  await expect(dialog).toBeHidden()
  await expect(standing.getByText(pair, { exact: true })).toBeVisible()
  await expect(standing).toContainText('出差广州')
  await expect(standing.getByText(zh(words.isNow), { exact: true })).toBeVisible()
  await expect(standing.getByRole('button', { name: zh(words.add), exact: true })).toBeFocused()
  expect(await violations(head)).toEqual([])
  await shoot(head, 'stand-in-me')

  // It waits for either of them, and the one who stands in finds it in Today.
  await expect(pane(drafter)).toContainText(zh(approvalWords.standsIn, { name: zhou, for: '王主任' }))
  await shoot(drafter, 'stand-in-waits')
  const deputy = await department.person(zhou).open('/today')
  const review = deputy.getByRole('region', { name: zh(todayWords.reviews), exact: true })
  await expect(review).toContainText(zh(todayWords.inPlaceOf, { name: '王主任' }))
  await shoot(deputy, 'stand-in-today')
  await review.getByRole('link').first().click()
  await keptForOffline(deputy)
  await department.person(zhou).goOffline()
  const approve = zh(contracts.moves['approve']!.label)
  await thePage(deputy).getByRole('button', { name: approve, exact: true }).click()
  const note = deputy.getByRole('dialog')
  await note.getByRole('button', { name: approve, exact: true }).click()
  await expect(note).toBeHidden()
  await expect(pane(deputy).locator('[data-stamp="approve"]')).toContainText(zh(approvalWords.standsIn, { name: zhou, for: '王主任' }))
  await department.person(zhou).goOnline()
  await expect(pane(drafter).locator('[data-stamp="approve"]')).toContainText(zh(approvalWords.standsIn, { name: zhou, for: '王主任' }))
  await expect(pane(drafter).locator('[data-stamp="approve"]')).not.toContainText(zh(approvalWords.unwitnessed))

  // Beside the members everybody reads it; only who may, ends it.
  await drafter.setViewportSize({ width: 360, height: 780 })
  await drafter.goto('/members')
  const listed = drafter.getByRole('region', { name: zh(words.title), exact: true })
  await expect(listed.getByText(pair, { exact: true })).toBeVisible()
  await expect(listed.getByRole('button')).toHaveCount(0)
  expect(await drafter.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  expect(await tooSmall(drafter)).toEqual([])
  await shoot(drafter, 'stand-in-phone')
  await head.goto('/members')
  await standing.getByRole('button', { name: zh(words.endOne, { pair }), exact: true }).click()
  await head.getByRole('dialog').getByRole('button', { name: zh(words.end), exact: true }).click()
  await expect(standing).toContainText(zh(words.none))
  await expect(listed).toContainText(zh(words.none))
})

test('[SEAL20] [REP11] a report that is handed in without a network says when it was written and when it arrived, and what was changed since', async ({ found }) => {
  test.slow()
  const { founder, person } = await found({ people: [{ name: lin, post: 'salesperson' }] })
  // The afternoon of the next day that people work on: a report is owed by then.
  const day = addWorkingDays(dateOf(Date.now(), 'Asia/Shanghai'), 1, announcedCalendar)
  const openThen = async (who: Person, path: string): Promise<Page> => {
    const opened = await (await who.context()).newPage()
    await opened.clock.setFixedTime(new Date(`${day}T16:40:00+08:00`))
    await opened.goto(path)
    return opened
  }
  const page = await openThen(person(lin), '/reports')
  await expectSynced(page)
  await makePage(page, 'reports')
  for (const field of ['done', 'next']) {
    await theText(page, field).click()
    await page.keyboard.type(`拜访华辰：${field}`)
  }
  await expectSynced(page)
  await keptForOffline(page)
  await person(lin).goOffline()
  await thePage(page).getByRole('button', { name: zh(reports.moves['submit']!.label), exact: true }).click()
  const seal = thePage(page).getByRole('region', { name: zh(approvalWords.sealedSteps), exact: true })
  await expect(seal).toContainText(zh(approvalWords.unwitnessed))
  await person(lin).goOnline()
  await expect(seal).not.toContainText(zh(approvalWords.unwitnessed))
  await shoot(page, 'report-sealed')
  await theText(page, 'done').click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type('，补记：寄样三份')
  await expect(seal).toContainText(zh(approvalWords.changedLater))
  await expect(seal.locator('ins').first()).toContainText('补记')
  await shoot(page, 'report-changed')

  const head = await openThen(founder, '/reports?view=matrix')
  await head.getByRole('gridcell', { name: new RegExp(`^${lin}.*${zh(matrixWords.submitted)}`) }).click()
  const told = head.getByRole('status').filter({ hasText: lin })
  await expect(told).toContainText(zh(matrixWords.written, { at: '' }).slice(0, 2))
  await expect(told).toContainText(zh(matrixWords.received, { at: '' }).slice(0, 3))
  await shoot(head, 'report-received')
})
