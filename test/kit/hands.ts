/** What people do with the product, by the names and roles that they see or hear. */
import { bookById } from '@hebu/shared/books/catalogue.generated.ts'
import type { Book } from '@hebu/shared/books/define-book.ts'
import { listWords } from '@hebu/web/words/list.ts'
import { entryWords } from '@hebu/web/words/entry.ts'
import { pageWords } from '@hebu/web/words/page.ts'
import { shellWords } from '@hebu/web/words/shell.ts'
import { syncWords } from '@hebu/web/words/sync.ts'
import { taskWords } from '@hebu/web/words/tasks.ts'
import { todayWords } from '@hebu/web/words/today.ts'
import { expect, type Locator, type Page } from '@playwright/test'

import { zh } from './journey.ts'

export const theBook = (id: string): Book => {
  const book = bookById(id)
  if (book === undefined) throw new RangeError(`no book ${id}`)
  return book
}

/** The mark that says how syncing stands. */
export const syncMark = (page: Page): Locator => page.getByRole('banner').getByRole('button', { name: new RegExp(`^${zh(syncWords.label)}`) })

export const expectSynced = (page: Page): Promise<void> => expect(syncMark(page)).toHaveText(zh(syncWords.synced))

/** Waits until the app starts without a network, and everything is on the relay. */
export async function keptForOffline(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  await expectSynced(page)
}

/** The words of the mark while `n` edits wait without a connection. */
export const offlineWaiting = (n: number): string => zh(syncWords.offlineWaiting, { n })

export const theList = (page: Page, book: string): Locator => page.getByRole('grid', { name: zh(listWords.list, { book: zh(theBook(book).name) }), exact: true })

/** A row of a list, by some of its words. */
export const rowWith = (page: Page, book: string, words: string | RegExp): Locator => theList(page, book).getByRole('row').filter({ hasText: words })

export async function openBook(page: Page, book: string): Promise<void> {
  await page.getByRole('navigation', { name: zh(shellWords.books) }).getByRole('link', { name: zh(theBook(book).name), exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: zh(theBook(book).name), exact: true })).toBeVisible()
}

/** Presses “new” in the open book. Answers the id of the page, which is open then. */
export async function makePage(page: Page, book: string): Promise<string> {
  const before = page.url()
  await page.getByRole('button', { name: zh(listWords.newOne, { one: zh(theBook(book).one) }), exact: true }).first().click()
  await expect(page).not.toHaveURL(before)
  await expect(thePage(page)).toBeVisible()
  return decodeURIComponent(new URL(page.url()).pathname.split('/')[2] ?? '')
}

/** The page that is open. */
export const thePage = (page: Page): Locator => page.getByRole('article')

/** A field of the open page with its label, control and problem. */
export const theField = (page: Page, name: string): Locator => thePage(page).locator(`[data-field="${name}"]`)

/** Writes a line of text and leaves the field, so that it is committed. */
export async function write(page: Page, book: string, field: string, text: string): Promise<void> {
  const input = theField(page, field).getByRole('textbox', { name: zh(theBook(book).fields[field]!.label), exact: true })
  await input.fill(text)
  await input.press('Tab')
}

/** The co-edited text of a field. */
export const theText = (page: Page, field: string): Locator => theField(page, field).locator('[contenteditable="true"]').first()

/** What is written in a text, without the cursors of others that stand in it. */
export const wordsIn = (page: Page, field: string): Promise<string> =>
  theText(page, field).evaluate((text) => {
    const copy = text.cloneNode(true) as HTMLElement
    for (const cursor of copy.querySelectorAll('[data-cursor]')) cursor.remove()
    return copy.textContent ?? ''
  })

/** Chooses from a select: a button that opens its options. */
export async function chooseOption(select: Locator, label: string): Promise<void> {
  await select.click()
  await select.page().getByRole('option', { name: label, exact: true }).click()
  await expect(select).toHaveText(label)
}

/** Everything that the fields of the open page show, by field: values, ticks and texts. */
export const shownFields = (page: Page): Promise<Readonly<Record<string, readonly string[]>>> =>
  thePage(page).evaluate((article) => {
    const shown: Record<string, string[]> = {}
    for (const field of article.querySelectorAll<HTMLElement>('[data-field]')) {
      const controls = [...field.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input:not([type="file"]), textarea')]
      const values = controls.map((control) => (control instanceof HTMLInputElement && /checkbox|radio/.test(control.type) ? `${control.value} ${control.checked}` : control.value))
      const texts = [...field.querySelectorAll<HTMLElement>('[role="combobox"], [contenteditable="true"], p, li, a, td:not([aria-hidden])')].map((text) => text.innerText.replace(/\s+/g, ' ').trim())
      shown[field.dataset['field']!] = [...values, ...texts]
    }
    return shown
  })

export async function signIn(page: Page, name: string, password: string): Promise<void> {
  await page.getByRole('textbox', { name: zh(entryWords.name), exact: true }).fill(name)
  await page.getByLabel(zh(entryWords.password), { exact: true }).fill(password)
  await page.getByRole('button', { name: zh(entryWords.signIn), exact: true }).click()
}

export interface TaskGiven {
  readonly title: string
  /** As it is typed: a day, or `+3`. */
  readonly due: string
  /** What is typed of a name, and the name that is chosen; whoever gives it where absent. */
  readonly to?: readonly [typed: string, name: string]
  readonly urgent?: boolean
}

/** Makes a task of the page that is open, from its menu. */
export async function giveTask(page: Page, { title, due, to, urgent = false }: TaskGiven): Promise<void> {
  const field = (name: string): string => zh(theBook('tasks').fields[name]!.label)
  await thePage(page).getByRole('button', { name: zh(pageWords.more), exact: true }).click()
  await page.getByRole('menuitem', { name: zh(taskWords.add), exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: field('title'), exact: true }).fill(title)
  if (to !== undefined) {
    const assignee = dialog.getByRole('combobox', { name: field('assignee'), exact: true })
    await assignee.click()
    await assignee.fill(to[0])
    await page.getByRole('option', { name: to[1] }).click()
  }
  const day = dialog.getByRole('textbox', { name: field('dueAt'), exact: true })
  await day.fill(due)
  await day.press('Tab')
  if (urgent) await dialog.getByRole('radio', { name: '紧急', exact: true }).click()
  await dialog.getByRole('button', { name: zh(taskWords.make), exact: true }).click()
  await expect(dialog).toHaveCount(0)
}

/** What begins the daily report of the day itself in Today: that of the day of founding may be late beside it. */
export const beginOfToday = (page: Page): Locator =>
  page.getByRole('region', { name: zh(todayWords.today), exact: true }).getByRole('button', { name: new RegExp(`^${zh(todayWords.begin)}.*${zh({ hant: '每日日報', en: '' })}`) })
