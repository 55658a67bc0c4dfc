/** A round of work without a mouse, from the set-up link to signing out. */
import { customers } from '@hebu/shared/books/customers.ts'
import { salesOps } from '@hebu/shared/charters/sales-ops.ts'
import { createPage } from '@hebu/shared/codec/write-page.ts'
import { binWords } from '@hebu/web/words/bin.ts'
import { fieldWords } from '@hebu/web/words/field-words.ts'
import { listWords } from '@hebu/web/words/list.ts'
import { moveWords } from '@hebu/web/words/moves.ts'
import { pageWords } from '@hebu/web/words/page.ts'
import { entryWords } from '@hebu/web/words/entry.ts'
import { fileWords } from '@hebu/web/words/files.ts'
import { meWords } from '@hebu/web/words/me.ts'
import { memberWords } from '@hebu/web/words/members.ts'
import { commentWords } from '@hebu/web/words/record.ts'
import { savedWords } from '@hebu/web/words/saved-views.ts'
import { shellWords } from '@hebu/web/words/shell.ts'
import { viewWords } from '@hebu/web/words/view-parts.ts'

import { expectSynced, theBook, theField, theList, thePage, theText } from '../kit/hands.ts'
import { expect, password, test, zh } from '../kit/journey.ts'
import { onlyKeyboard } from '../kit/keyboard.ts'
import { aPlainPeer } from '../kit/plain-peer.ts'
import { aPicture } from '../kit/sample-files.ts'

const label = (book: string, field: string): string => zh(theBook(book).fields[field]!.label)

test('[UI151] a department is set up, worked in and left with the keyboard alone', async ({ browser, relay }) => {
  test.slow()
  const context = await browser.newContext({ locale: 'zh-CN', baseURL: relay.url, viewport: { width: 1360, height: 860 } })
  const page = await context.newPage()
  const keys = await onlyKeyboard(page)
  const { keyboard } = page
  const box = (name: string) => page.getByRole('textbox', { name, exact: true })
  const button = (name: string) => page.getByRole('button', { name, exact: true }).first()
  const newOne = (book: string) => button(zh(listWords.newOne, { one: zh(theBook(book).one) }))

  await test.step('set up', async () => {
    await page.goto(`/setup#${relay.setupSecret}`)
    await keys.write(box(zh(entryWords.department)), '华东销售部')
    await keyboard.press('Enter')
    await expect(page.getByRole('radio').first()).toBeVisible()
    await keys.to(page.getByRole('radio').first())
    await keyboard.press('Space')
    const wanted = page.getByRole('radio', { name: zh(salesOps.name) })
    for (let step = 0; step < 6 && !(await wanted.isChecked()); step++) await keyboard.press('ArrowDown')
    await expect(wanted).toBeChecked()
    await keyboard.press('Enter')
    await keys.write(box(zh(entryWords.name)), '王主任')
    await keys.write(page.getByLabel(zh(entryWords.password), { exact: true }), password)
    await keys.write(page.getByLabel(zh(entryWords.passwordAgain), { exact: true }), password)
    await keyboard.press('Enter')
    await expectSynced(page)
  })

  await test.step('invite', async () => {
    await keys.press(page.getByRole('link', { name: zh(shellWords.members), exact: true }))
    await keys.press(button(zh(memberWords.invite)))
    const dialog = page.getByRole('dialog')
    const post = dialog.getByRole('combobox', { name: zh(memberWords.post), exact: true })
    await keys.press(post)
    await keys.choose(page.getByRole('option', { name: zh(salesOps.posts.salesperson.label), exact: true }))
    await expect(post).toHaveText(zh(salesOps.posts.salesperson.label))
    await keys.write(dialog.getByRole('textbox', { name: zh(memberWords.inviteName) }), '林小满')
    await keys.press(dialog.getByRole('button', { name: zh(memberWords.makeLink) }))
    await expect(dialog.getByRole('textbox', { name: zh(memberWords.linkTitle) })).toHaveValue(/\/join#/)
    await keys.press(dialog.getByRole('button', { name: zh(memberWords.done) }))
    await expect(dialog).toHaveCount(0)
  })

  await test.step('a customer with its fields', async () => {
    await keyboard.press('Control+k')
    await keyboard.type(zh(theBook('customers').name))
    await expect(page.getByRole('option').first()).toBeVisible()
    await keyboard.press('Enter')
    await keys.press(newOne('customers'))
    await expect(theField(page, 'name').getByRole('textbox')).toBeFocused()
    await keyboard.type('云岫市青禾示例印务')
    await keys.press(theField(page, 'scale').getByRole('radio').first(), 'Space')
    await expect(theField(page, 'scale').getByRole('radio').first()).toBeChecked()
    await keys.press(theField(page, 'source').getByRole('combobox'))
    await keys.choose(page.getByRole('option').nth(2))
    await keys.press(theField(page, 'contacts').getByRole('button', { name: zh(fieldWords.rowAdd) }))
    await keyboard.type('苏经理')
    await keyboard.press('Tab')
    await keyboard.type('行政部')
    await keyboard.press('Enter')
    await expect(theField(page, 'contacts').getByRole('gridcell', { name: /苏经理/ })).toBeVisible()
    await keyboard.press('Escape')
    await keys.write(theField(page, 'needs').getByRole('textbox', { name: label('customers', 'needs') }), '年节礼盒与暖杯套装')
    await expectSynced(page)
  })

  await test.step('a meeting with its text', async () => {
    await keys.press(page.getByRole('link', { name: zh(theBook('meetings').name), exact: true }))
    await keys.press(newOne('meetings'))
    await keys.write(theField(page, 'startsAt').getByRole('textbox'), '明天 9:30')
    await keys.to(theText(page, 'discussion'))
    await keyboard.type('# 进展')
    await keyboard.press('Enter')
    await keyboard.type('样品三批全部合格。')
    await expect(theText(page, 'discussion')).toContainText('样品三批全部合格。')
    await expectSynced(page)
  })

  await test.step('a task, on the board and through a move', async () => {
    await keys.press(page.getByRole('link', { name: zh(theBook('tasks').name), exact: true }))
    await keys.press(newOne('tasks'))
    await keys.write(theField(page, 'title').getByRole('textbox'), '统一送样')
    await keys.write(theField(page, 'dueAt').getByRole('textbox'), '明天')
    await keyboard.press('Tab')
    await keys.press(button(zh(viewWords.board)), 'Space')
    const card = page.locator('[data-card]').filter({ hasText: '统一送样' })
    await keys.to(card)
    await keyboard.press('Space')
    await keyboard.press('ArrowRight')
    await keyboard.press('Space')
    await expect(page.locator('[data-key="doing"]').locator('[data-card]')).toHaveCount(1)
    await keys.press(card)
    await expect(thePage(page).getByText(zh(theBook('tasks').states['doing']!), { exact: true }).first()).toBeVisible()
  })

  await test.step('the list narrows to what is typed', async () => {
    await keys.press(page.getByRole('link', { name: zh(theBook('customers').name), exact: true }))
    await keys.write(page.getByRole('textbox', { name: zh(listWords.filter) }), '印务')
    await expect(theList(page, 'customers').locator('[data-id]')).toHaveCount(1)
    await keys.write(page.getByRole('textbox', { name: zh(listWords.filter) }), '没有')
    await expect(theList(page, 'customers').locator('[data-id]')).toHaveCount(0)
    await keyboard.press('Control+a')
    await keyboard.press('Delete')
  })

  await test.step('into the bin and back', async () => {
    await keys.to(theList(page, 'customers'))
    await keyboard.press('Enter')
    await expect(thePage(page)).toBeVisible()
    await keys.press(thePage(page).getByRole('button', { name: zh(pageWords.more), exact: true }))
    await expect(page.getByRole('menuitem').first()).toBeFocused()
    await keyboard.press('End')
    await keyboard.press('Enter')
    await expect(thePage(page)).toHaveCount(0)
    await keyboard.press('Control+k')
    await keyboard.type(zh(listWords.bin))
    await expect(page.getByRole('option').first()).toBeVisible()
    await keyboard.press('Enter')
    await keys.press(button(zh(binWords.restoreOne, { title: '云岫市青禾示例印务' })))
    await keys.press(page.getByRole('link', { name: zh(binWords.back, { book: zh(theBook('customers').name) }) }))
    await expect(theList(page, 'customers').locator('[data-id]')).toHaveCount(1)
    await expectSynced(page)
  })

  await test.step('sign out', async () => {
    await keys.press(button(zh(shellWords.meMenu, { name: '王主任' })))
    await expect(page.getByRole('menuitem').first()).toBeFocused()
    await keyboard.press('End')
    await keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await keys.press(dialog.getByRole('button', { name: zh(meWords.signOut), exact: true }))
    await expect(page.getByRole('heading', { name: zh(entryWords.signInTitle) })).toBeVisible()
  })
  expect(await keys.pointerPresses()).toBe(0)
  await context.close()
})

test('[UI151] customers and people by their initials, amounts, checklists, files, comments, moves with a note, views and a calendar are worked with the keyboard alone', async ({ found }) => {
  test.slow()
  const { relay, workspace, person } = await found({ people: [{ name: '林小满', post: 'salesperson' }] })
  const lin = person('林小满')
  const peer = aPlainPeer(relay.url, `${workspace}/customers/g-sales`, await lin.token())
  await peer.synced
  const given = { name: '云岫市青禾示例印务', kind: 'enterprise', scale: 'medium', source: 'web', owner: lin.member, tier: 'b' }
  createPage(peer.doc, customers, undefined, { id: 'qinghe', made: { by: lin.member, at: '2026-11-02T01:00:00.000Z' }, beginning: {}, given, shared: false })
  const page = await (await lin.context()).newPage()
  const keys = await onlyKeyboard(page)
  const { keyboard } = page
  const button = (name: string) => page.getByRole('button', { name, exact: true }).first()
  const newOne = (book: string) => button(zh(listWords.newOne, { one: zh(theBook(book).one) }))
  const goTo = (book: string) => keys.press(page.getByRole('link', { name: zh(theBook(book).name), exact: true }))
  /** Picks by initials: opens the list by typing, takes what is found. */
  const pick = async (field: string, typed: string, name: string) => {
    await keys.to(theField(page, field).getByRole('combobox'))
    await keyboard.type(typed)
    await keys.choose(page.getByRole('option', { name: new RegExp(name) }).first())
    await expect(theField(page, field)).toContainText(name)
  }

  await page.goto('/customers')
  await expect(theList(page, 'customers').locator('[data-id]')).toHaveCount(1)
  peer.close()

  await test.step('a visit: whom, who, what is prepared, files', async () => {
    await goTo('visits')
    await keys.press(newOne('visits'))
    await pick('customer', 'qhsl', '云岫市青禾示例印务')
    await pick('by', 'wzr', '王主任')
    await keyboard.press('Escape')
    await keys.write(theField(page, 'plannedAt').getByRole('textbox'), '下周五 9:30')
    await keys.press(theField(page, 'prep').getByRole('checkbox').nth(1), 'Space')
    await expect(theField(page, 'prep').getByRole('checkbox').nth(1)).toBeChecked()
    await expect(theField(page, 'plannedAt').getByRole('textbox')).toHaveValue(/9:30/)

    const files = theField(page, 'files')
    const chooser = page.waitForEvent('filechooser')
    await keys.press(files.getByRole('button', { name: zh(fileWords.add) }))
    await (await chooser).setFiles(aPicture('门店.png'))
    await expect(files.getByRole('listitem')).toHaveCount(1)
    // What can be done with it changes once the relay has it.
    await expectSynced(page)
    const acts = (name: string) => files.getByRole('button', { name: zh(fileWords.acts, { name }) })
    await keys.press(files.getByRole('button', { name: '门店.png', exact: true }))
    await expect(page.getByRole('dialog').locator('img')).toBeVisible()
    await keyboard.press('Escape')
    await expect(files.getByRole('button', { name: '门店.png', exact: true })).toBeFocused()
    await keys.press(acts('门店.png'))
    await keys.choose(page.getByRole('menuitem', { name: zh(fileWords.rename) }))
    await expect(page.getByRole('textbox', { name: zh(fileWords.newName) })).toBeFocused()
    await keyboard.press('Control+a')
    await keyboard.type('北门')
    await keyboard.press('Enter')
    await keys.press(acts('北门.png'))
    await keys.choose(page.getByRole('menuitem', { name: zh(fileWords.remove) }))
    await expect(files.getByRole('listitem')).toHaveCount(0)
  })

  await test.step('an amount', async () => {
    await goTo('opportunities')
    await keys.press(newOne('opportunities'))
    const amount = theField(page, 'amount').getByRole('textbox')
    await keys.write(amount, '128000.5')
    await keyboard.press('Tab')
    await expect(amount).toHaveValue('128,000.50')
  })

  await test.step('a task: a comment, and cancelled with its reason', async () => {
    await goTo('tasks')
    await keys.press(newOne('tasks'))
    await keys.write(theField(page, 'title').getByRole('textbox'), '补合同附件')
    await keys.write(theField(page, 'dueAt').getByRole('textbox'), '今天')
    await keys.press(button(zh(savedWords.switch, { view: zh(savedWords.all) })))
    await keyboard.press('Escape')
    await keyboard.press('c')
    const comment = page.getByRole('textbox', { name: zh(commentWords.write) }).last()
    await expect(comment).toBeFocused()
    await keyboard.type('附件在王主任处')
    await keyboard.press('Control+Enter')
    await expect(page.getByText('附件在王主任处')).toBeVisible()

    await goTo('tasks')
    await keys.press(newOne('tasks'))
    await keys.write(theField(page, 'title').getByRole('textbox'), '核对库存')
    await keys.write(theField(page, 'dueAt').getByRole('textbox'), '今天')
    await keys.press(thePage(page).getByRole('button', { name: zh(moveWords.otherMoves), exact: true }))
    await keys.choose(page.getByRole('menuitem', { name: zh(theBook('tasks').moves['cancel']!.label), exact: true }))
    await expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused()
    await keyboard.type('客户已撤单')
    await keyboard.press('Control+Enter')
    await expect(thePage(page).getByText(zh(theBook('tasks').states['cancelled']!), { exact: true }).first()).toBeVisible()
  })

  await test.step('a view of one’s own, and another day in the calendar', async () => {
    await goTo('tasks')
    await keys.press(theList(page, 'tasks').locator('[data-column="title"] button').first())
    await keys.press(button(zh(savedWords.switch, { view: zh(savedWords.all) })))
    await keys.choose(page.getByRole('menuitem', { name: zh(savedWords.saveAs) }))
    await expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused()
    await keyboard.type('按事项')
    await keyboard.press('Enter')
    await expect(button(zh(savedWords.switch, { view: '按事项' }))).toBeVisible()
    await keys.press(button(zh(viewWords.calendar)), 'Space')
    const entry = page.locator('[data-view="calendar"] [data-card]').filter({ hasText: '补合同附件' })
    const dayOf = () => entry.evaluate((element) => element.closest<HTMLElement>('[data-day]')!.dataset['day'])
    await keys.to(entry)
    const before = await dayOf()
    await keyboard.press('Space')
    await keyboard.press('ArrowRight')
    await keyboard.press('Space')
    await expect.poll(dayOf).not.toBe(before)
    await expect(entry).toBeFocused()
    await expectSynced(page)
  })
  expect(await keys.pointerPresses()).toBe(0)
})
