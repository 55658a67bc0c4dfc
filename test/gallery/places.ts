/** Every place of the product, in the order in which one meets them. A new place is a line here. */
import { books } from '@hebu/shared/books/catalogue.generated.ts'
import { salesOps } from '@hebu/shared/charters/sales-ops.ts'
import { writeProof } from '@hebu/shared/codec/sealing/proof.ts'
import { fieldWords } from '@hebu/web/words/field-words.ts'
import { listWords } from '@hebu/web/words/list.ts'
import { pageWords } from '@hebu/web/words/page.ts'
import { bellWords } from '@hebu/web/words/bell.ts'
import { careWords } from '@hebu/web/words/care.ts'
import { entryWords } from '@hebu/web/words/entry.ts'
import { meWords } from '@hebu/web/words/me.ts'
import { memberWords } from '@hebu/web/words/members.ts'
import { importWords } from '@hebu/web/words/exchange.ts'
import { jumpWords } from '@hebu/web/words/jump.ts'
import { meetingPageWords } from '@hebu/web/words/meeting.ts'
import { recordWords } from '@hebu/web/words/record.ts'
import { savedWords } from '@hebu/web/words/saved-views.ts'
import { shellWords } from '@hebu/web/words/shell.ts'
import { syncWords } from '@hebu/web/words/sync.ts'
import { compareWords, pageVersionWords } from '@hebu/web/words/versions.ts'
import { filterWords, viewWords } from '@hebu/web/words/view-parts.ts'
import { visitPlanWords } from '@hebu/web/words/visit-plan.ts'

import { castOf, who } from '../demo/cast/people.ts'
import { calendarFor } from '../demo/stage/calendar.ts'
import { aProof } from '../kit/sample-proof.ts'
import type { Ground, Place, Scene } from './place.ts'

const pageOf = (book: string, state?: string) => ({ demo }: Ground): string => `/${book}/${encodeURIComponent(demo.page(book, state).id)}`

const onPage = (book: string, tab: string, state?: string) => (ground: Ground): string => `${pageOf(book, state)(ground)}#${tab}`

const cast = castOf(calendarFor('2026-11-26'))

const importedName = '客户.csv'
const importedLines = [
  ['公司名称', '联系人', '手机', '业务员', '城市', '序号'],
  ['示例新来食品有限公司', '陈示例', '13800000001', '', '上海', '1'],
  ['示例第二商贸有限公司', '', '', '查无此人', '杭州', '2'],
]

/** What the places bring with them: people's words, as those of the demo are. */
export const saidHere: readonly string[] = [importedName, '年度供货合同', '望月礼盒', '甲方应于验收后三十日内付款。', 'qinghe', '东区销售部', '林静', '王伟', '司庆放假', '司庆补班', '司庆安排', ...importedLines.flat().filter((cell) => cell !== '')]

/** A device that has just begun reads its pages in moments of rest, which a walk leaves it few of. */
const whileRead = { timeout: 90_000 }

const openMenu = (scene: Scene, wording: typeof pageWords.more) => scene.button(wording).click()

const entry: readonly Place[] = [
  { id: 'sign-in', path: '/sign-in', who: 'nobody' },
  { id: 'sign-in-refused', path: '/sign-in', who: 'nobody', act: async ({ page, say, button }) => {
    await page.getByRole('textbox', { name: say(entryWords.name), exact: true }).fill('顾闻溪')
    await page.getByLabel(say(entryWords.password), { exact: true }).fill('qingyan')
    await button(entryWords.signIn).click()
    await page.getByRole('alert').filter({ hasText: /./ }).first().waitFor()
  } },
  { id: 'set-up-1', path: ({ setupSecret }) => `/setup#${setupSecret}`, who: 'newcomer' },
  { id: 'set-up-2', path: ({ setupSecret }) => `/setup#${setupSecret}`, who: 'newcomer', act: async ({ page, say, button }) => {
    await page.getByRole('textbox', { name: say(entryWords.department) }).fill('华东销售部')
    await button(entryWords.next).click()
    await page.getByRole('radio').first().waitFor()
  }, whole: true },
  { id: 'set-up-3', path: ({ setupSecret }) => `/setup#${setupSecret}`, who: 'newcomer', act: async ({ page, say, button }) => {
    await page.getByRole('textbox', { name: say(entryWords.department) }).fill('华东销售部')
    await button(entryWords.next).click()
    await page.getByRole('radio').first().check()
    await button(entryWords.next).click()
    await page.getByRole('textbox', { name: say(entryWords.name), exact: true }).waitFor()
  } },
  { id: 'set-up-no-link', path: '/setup', who: 'newcomer' },
  { id: 'not-founded', path: '/', who: 'newcomer' },
  { id: 'sign-in-demo', path: '/sign-in', who: 'nobody', act: async ({ page }) => {
    const people = [who.director, who.salesLead, who.xu].map((id) => cast.find((person) => person.id === id)!).map(({ name, post }) => ({ name, post }))
    await page.route('**/api/entry', async (route) => {
      const answer = await route.fetch()
      await route.fulfill({ response: answer, json: { ...(await answer.json()), demo: { charter: salesOps.id, password: 'qingyan-demo', people } } })
    })
    await page.reload()
    await page.getByRole('button', { name: new RegExp(people[1]!.name) }).waitFor()
  } },
  { id: 'verify', path: '/verify', who: 'nobody' },
  { id: 'verify-proof', path: '/verify', who: 'nobody', whole: true, act: async ({ page }) => {
    await page.locator('input[type=file]').setInputFiles({ name: '合同.hebu-proof', mimeType: 'application/json', buffer: Buffer.from(writeProof(aProof().proof)) })
    await page.getByRole('article').waitFor()
  } },
  { id: 'join', path: ({ invitation }) => `/join#${invitation}`, who: 'nobody' },
  { id: 'join-no-link', path: '/join', who: 'nobody' },
]

const lists: readonly Place[] = books.filter(({ id, internal }) => internal !== true && salesOps.without?.some((book) => book === id) !== true).flatMap(({ id }): readonly Place[] => [
  { id: `list-${id}`, path: `/${id}` },
  { id: `board-${id}`, path: `/${id}?view=board` },
  { id: `calendar-${id}`, path: `/${id}?view=calendar` },
])

const pages: readonly Place[] = [
  { id: 'visits-to-plan', path: '/customers', who: who.salesLead, act: async ({ page, button }) => {
    await page.getByRole('grid').focus()
    await page.keyboard.press('Control+a')
    await button(visitPlanWords.act).click()
    await page.getByRole('dialog').getByRole('status').waitFor()
  } },
  { id: 'page-customers', path: pageOf('customers', 'active'), whole: true },
  { id: 'page-customers-lead', path: pageOf('customers', 'lead'), who: who.xu },
  { id: 'page-visits', path: pageOf('visits', 'done'), whole: true },
  { id: 'page-visits-planned', path: pageOf('visits', 'planned'), who: who.xu, whole: true },
  { id: 'care-log', path: '/followUps', who: who.xu, act: async ({ page, say }) => {
    await page.locator('[data-band="overdue"] [data-customer], [data-band] [data-customer]').first().getByRole('button', { name: say(careWords.log) }).click()
    await page.getByRole('dialog').waitFor()
  } },
  { id: 'funnel', path: '/opportunities?view=funnel', who: who.salesLead },
  { id: 'page-opportunities', path: pageOf('opportunities', 'negotiating'), who: who.salesLead, whole: true },
  { id: 'contracts', path: '/contracts', who: who.salesLead },
  { id: 'ledger', path: '/contracts?view=ledger', who: who.salesLead },
  { id: 'page-contracts', path: pageOf('contracts', 'performing'), who: who.salesLead, whole: true },
  { id: 'page-contracts-review', path: pageOf('contracts', 'inReview'), who: who.legal, whole: true },
  { id: 'page-contracts-returned', path: pageOf('contracts', 'returned'), who: who.salesLead, whole: true },
  { id: 'page-contracts-archived', path: pageOf('contracts', 'archived'), who: who.salesLead, whole: true },
  { id: 'page-contractChanges', path: pageOf('contractChanges', 'effective'), who: who.salesLead, whole: true },
  { id: 'page-inquiries', path: pageOf('inquiries', 'answered'), who: who.lin, whole: true },
  { id: 'page-meetings', path: pageOf('meetings', 'archived'), whole: true },
  { id: 'page-meetings-open', path: pageOf('meetings', 'open'), whole: true },
  { id: 'page-meetings-returned', path: pageOf('meetings', 'returned'), whole: true },
  { id: 'page-projects', path: pageOf('projects', 'running'), whole: true },
  { id: 'proposals', path: '/proposals', who: who.salesLead },
  { id: 'page-proposals', path: pageOf('proposals', 'accepted'), who: who.director, whole: true },
  { id: 'page-proposals-draft', path: pageOf('proposals', 'revising'), who: who.salesLead, whole: true },
  { id: 'products', path: '/products', who: who.director },
  { id: 'page-products', path: pageOf('products'), who: who.director, whole: true },
  { id: 'page-board', path: pageOf('board', 'pinned'), whole: true },
  { id: 'page-plans', path: pageOf('plans'), whole: true },
  { id: 'page-reports', path: pageOf('reports', 'inspected'), whole: true },
  { id: 'page-reports-draft', path: pageOf('reports', 'draft'), whole: true },
  { id: 'page-tasks', path: pageOf('tasks', 'doing'), whole: true },
  { id: 'page-comments', path: onPage('customers', 'comments') },
  { id: 'page-history', path: onPage('meetings', 'history') },
  { id: 'page-versions', path: onPage('proposals', 'versions', 'revising'), who: who.salesLead, act: ({ page, say }) => page.getByRole('tab', { name: say(recordWords.versions), exact: true }).scrollIntoViewIfNeeded() },
  { id: 'versions-compared', path: onPage('meetings', 'versions', 'archived'), act: async ({ page, say, button }) => {
    await button(pageVersionWords.authors).waitFor()
    const versions = page.getByRole('tabpanel').getByRole('list').getByRole('button')
    if ((await versions.count()) === 0) return
    await versions.last().click()
    await page.getByRole('dialog').getByRole('group', { name: say(compareWords.views), exact: true }).waitFor()
  } },
  { id: 'versions-authors', path: onPage('meetings', 'versions'), act: async ({ page, button }) => {
    await button(pageVersionWords.authors).click()
    await page.getByRole('dialog').waitFor()
  } },
  { id: 'page-gone', path: '/customers/nowhere' },
]

/** What lies over a list. */
const overLists: readonly Place[] = [
  { id: 'today', path: '/today', act: ({ page }) => page.getByRole('main').getByRole('list').first().waitFor(), whole: true },
  { id: 'today-of-one', path: '/today', who: who.xu, act: ({ page }) => page.getByRole('main').getByRole('list').first().waitFor(), whole: true },
  { id: 'duplicates', path: '/customers/duplicates', act: ({ page }) => page.getByRole('main').getByRole('heading', { level: 1 }).waitFor(), whole: true },
  { id: 'matrix', path: '/reports?view=matrix', whole: true },
  { id: 'present', path: pageOf('meetings', 'open'), act: async ({ page, button }) => {
    await button(meetingPageWords.present).first().click()
    await page.locator('dialog[open]').waitFor()
  } },
  { id: 'notices', path: '/today', act: async ({ page, say }) => {
    await page.getByRole('banner').getByRole('button', { name: new RegExp(`^${say(bellWords.title)}`) }).click()
    await page.getByRole('dialog').getByRole('list').first().waitFor()
  } },
  { id: 'log-contact', path: '/today', on: [390], act: async ({ page, button }) => {
    await button(shellWords.begin).click()
    await page.getByRole('dialog').waitFor()
  } },
  { id: 'search', path: '/search?q=礼盒', act: ({ page }) => page.getByRole('main').getByRole('link').first().waitFor(whileRead) },
  { id: 'search-person', path: '/search?q=报价&when=thisYear', act: ({ page }) => page.getByRole('main').getByRole('link').first().waitFor(whileRead) },
  { id: 'search-nothing', path: '/search?q=99999999999', act: ({ page }) => page.getByRole('main').getByRole('heading', { level: 2 }).waitFor() },
  { id: 'list-nothing-matches', path: '/customers?q=zzzz' },
  { id: 'list-filtered', path: '/customers?q=示例' },
  { id: 'list-menu', path: '/customers', act: (scene) => openMenu(scene, listWords.more) },
  { id: 'views', path: '/customers', act: ({ page, say }) => page.getByRole('button', { name: new RegExp(`^${say(savedWords.switch, { view: '' })}`) }).click() },
  { id: 'filters', path: '/customers?f=owner:any:me', act: ({ page, say }) => page.getByRole('button', { name: new RegExp(`^${say(filterWords.filter)}`) }).click() },
  { id: 'columns', path: '/customers', on: [1440], act: ({ button }) => button(viewWords.display).click() },
  { id: 'list-grouped', path: '/tasks?group=assignee' },
  { id: 'bin', path: '/customers/bin' },
  { id: 'import', path: '/customers/import' },
  { id: 'import-review', path: '/customers/import', whole: true, act: async ({ page, say }) => {
    await page.locator('input[type="file"]').setInputFiles({ name: importedName, mimeType: 'text/csv', buffer: Buffer.from(importedLines.map((line) => `${line.join(',')}\n`).join('')) })
    await page.getByRole('button', { name: say(importWords.go, { count: 1 }), exact: true }).waitFor()
  } },
  { id: 'bin-of-nothing', path: '/plans/bin' },
]

/** What lies over a page. */
const overPages: readonly Place[] = [
  { id: 'page-menu', path: pageOf('customers', 'active'), act: (scene) => openMenu(scene, pageWords.more) },
  { id: 'date-control', path: pageOf('tasks', 'todo'), act: async ({ page, say }) => {
    await page.locator('[data-field="dueAt"]').getByTitle(say(fieldWords.chooseDate)).click()
    await page.getByRole('dialog').getByRole('grid').waitFor()
  } },
  { id: 'picker', path: pageOf('customers', 'active'), act: async ({ page }) => {
    await page.locator('[data-field="owner"]').getByRole('combobox').fill('何')
    await page.getByRole('option').first().waitFor()
  } },
  { id: 'select', path: pageOf('customers', 'active'), act: async ({ page }) => {
    await page.locator('[data-field="source"]').getByRole('combobox').click()
    await page.getByRole('listbox').waitFor()
  } },
]

const frame: readonly Place[] = [
  { id: 'charter', path: '/charter' },
  { id: 'charter-tiers', path: '/charter/tiers' },
  { id: 'charter-limits', path: '/charter/limits' },
  { id: 'charter-calendar', path: '/charter/calendar' },
  { id: 'members', path: '/members', whole: true },
  { id: 'audit', path: '/members/audit', whole: true },
  { id: 'members-as-salesperson', path: '/members', who: who.xu },
  { id: 'invite', path: '/members', act: async ({ page, button }) => {
    await button(memberWords.invite).click()
    await page.getByRole('dialog').waitFor()
  } },
  { id: 'me', path: '/me', whole: true },
  { id: 'sign-out', path: '/me', act: async ({ page, button }) => {
    await button(meWords.signOut).click()
    await page.getByRole('dialog').waitFor()
  } },
  { id: 'more', path: '/more' },
  { id: 'me-menu', path: '/customers', act: async ({ page, button }) => {
    await button(shellWords.meMenu, { name: '顾闻溪' }).click()
    await page.getByRole('menu').waitFor()
  } },
  { id: 'sync', path: '/customers', act: async ({ page, say }) => {
    await page.getByRole('banner').getByRole('button', { name: new RegExp(`^${say(syncWords.label)}`) }).click()
    await page.getByRole('dialog').waitFor()
  } },
  { id: 'palette', path: '/customers', act: async ({ page, say }) => {
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog', { name: say(jumpWords.label) }).waitFor()
  } },
  { id: 'palette-found', path: '/customers', act: async ({ page, say }) => {
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog', { name: say(jumpWords.label) }).getByRole('combobox').fill('xs')
    await page.getByRole('option').first().waitFor()
  } },
  { id: 'shortcuts', path: '/customers', on: [1440], act: async ({ page }) => {
    await page.keyboard.press('?')
    await page.getByRole('dialog').waitFor()
  } },
  { id: 'not-found', path: '/nowhere/at/all' },
  { id: 'guest', path: '/', who: who.finance },
  { id: 'offline', path: '/customers', offline: true },
]

export const places: readonly Place[] = [...entry, ...lists, ...pages, ...overLists, ...overPages, ...frame]
