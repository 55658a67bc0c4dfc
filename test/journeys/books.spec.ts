import { bookById, books } from '@hebu/shared/books/catalogue.generated.ts'
import type { Field, Fields } from '@hebu/shared/books/field-kinds.ts'
import { charters } from '@hebu/shared/charters/catalogue.ts'
import type { Charter } from '@hebu/shared/charters/define-charter.ts'
import { salesOps } from '@hebu/shared/charters/sales-ops.ts'
import { firstView } from '@hebu/web/features/books/views/views-of.ts'
import { binWords } from '@hebu/web/words/bin.ts'
import { listWords } from '@hebu/web/words/list.ts'
import { pageWords } from '@hebu/web/words/page.ts'
import { viewWords } from '@hebu/web/words/view-parts.ts'

import { fillField } from '../kit/fill-field.ts'
import { expectSynced, makePage, openBook, shownFields, theBook, theField, theList, thePage, write } from '../kit/hands.ts'
import { expect, test, zh } from '../kit/journey.ts'
import { storedPage } from '../kit/stored-page.ts'

/** A link to a book that this version does not have is not shown. */
const isToBookToCome = (field: Field): boolean => (field.kind === 'link' || field.kind === 'links') && field.to !== undefined && bookById(field.to) === undefined

/** What a page shows in a place of its own, or only when it is asked: not as a field. */
const elsewhere: Readonly<Record<string, readonly string[]>> = { reports: ['remarks', 'lateReason'] }

/** Where most people's departments work, else one whose regulation asks for the book. */
const charterOf = (book: string): Charter => [salesOps as Charter, ...charters].find(({ without }) => without?.includes(book) !== true)!

for (const book of books.filter(({ internal }) => internal !== true)) {
  test(`[PAG2] [UI56] [UI60] [PAG8] the book ${book.id}: a page is made, every field filled and stored, listed, binned and brought back`, async ({ found }) => {
    test.slow()
    const charter = charterOf(book.id)
    const department = await found({ charter: charter.id, people: [{ name: '林小满', post: Object.entries(charter.posts).find(([, { functions }]) => functions.includes('sales') && !functions.includes('lead'))![0] }] })
    const { founder } = department
    const lin = department.person('林小满')
    const page = await founder.open('/customers')
    await expectSynced(page)
    const customer = await makePage(page, 'customers')
    await write(page, 'customers', 'name', '示例商贸')

    await openBook(page, book.id)
    // Some open with a view of their own.
    if (firstView(book) !== 'table') await page.getByRole('button', { name: zh(viewWords.table), exact: true }).click()
    const id = await makePage(page, book.id)
    const wanted: Record<string, unknown> = {}
    for (const [name, field] of Object.entries(book.fields as Fields)) {
      if (field.kind === 'computed' || field.internal === true || isToBookToCome(field) || elsewhere[book.id]?.includes(name) === true) continue
      // What some alone register is not for whoever makes the page.
      if (field.theirs === true) continue
      await expect(theField(page, name), `${book.id} shows ${name}`).toBeAttached()
      // Whoever gives the page away may no longer edit it: these keep whom the page began with.
      if (book.editors?.includes(`@${name}`) === true) continue
      const stored = await fillField(page, name, field, { member: { id: lin.member, name: lin.name }, customer: { id: customer, name: '示例商贸' } })
      if (stored !== undefined) wanted[name] = stored
    }
    await expectSynced(page)
    const stored = await storedPage(department, book.id, id)
    expect(stored?.values).toMatchObject(wanted)
    expect(stored?.repairs).toEqual({})

    // What the page shows is the same after a reload.
    const shown = await shownFields(page)
    expect(Object.keys(shown).length).toBeGreaterThan(5)
    await page.reload()
    await expect.poll(() => shownFields(page)).toEqual(shown)

    const rows = theList(page, book.id).locator('[data-id]')
    const row = theList(page, book.id).locator(`[data-id="${id}"]`)
    await expect(row).toBeVisible()
    // Only now is every row there that will be.
    await expectSynced(page)
    const count = await rows.count()
    await thePage(page).getByRole('button', { name: zh(pageWords.more) }).click()
    await page.getByRole('menuitem', { name: zh(pageWords.toBin) }).click()
    await expect(row).toHaveCount(0)
    expect((await storedPage(department, book.id, id))?.deleted?.by).toBe(founder.member)

    await page.getByRole('button', { name: zh(listWords.more), exact: true }).click()
    await page.getByRole('menuitem', { name: zh(listWords.bin) }).click()
    await expect(page.getByRole('heading', { name: zh(binWords.title, { book: zh(theBook(book.id).name) }) })).toBeVisible()
    await page.getByRole('button', { name: zh(binWords.restore) }).click()
    await page.getByRole('link', { name: zh(binWords.back, { book: zh(book.name) }) }).click()
    await expect(row).toBeVisible()
    await expect(rows).toHaveCount(count)
    await expectSynced(page)
    const back = await storedPage(department, book.id, id)
    expect(back?.deleted).toBeUndefined()
    expect(back?.values).toMatchObject(wanted)
  })
}
