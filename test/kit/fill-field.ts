/** Fills any field of a generated page as a person would, and says what should be stored then. */
import type { Field } from '@hebu/shared/books/field-kinds.ts'
import { fieldWords } from '@hebu/web/words/field-words.ts'
import { expect, type Locator, type Page } from '@playwright/test'

import { theField } from './hands.ts'
import { zh } from './journey.ts'

/** Somebody and something that can be picked. */
export interface Pickable {
  readonly member: { readonly id: string; readonly name: string }
  readonly customer: { readonly id: string; readonly name: string }
}

/** Matches the stored value with `expect(…).toEqual`; `undefined` where there was nothing to choose from. */
export type Stored = unknown

const file = { name: '附件.txt', mimeType: 'text/plain', buffer: Buffer.from('合簿') }

export async function fillField(page: Page, name: string, field: Field, pickable: Pickable): Promise<Stored> {
  const place = theField(page, name)
  const label = zh(field.label)
  const line = place.getByRole('textbox', { name: label, exact: true })
  const typed = async (text: string, stored: Stored = text): Promise<Stored> => {
    // Entering shows the value as it is edited; only then can all of it be replaced.
    await line.focus()
    await line.fill(text)
    await line.press('Tab')
    return stored
  }
  switch (field.kind) {
    case 'text':
      return typed(name === 'periodKey' ? '2026-W50' : `${label}甲`)
    case 'longText':
      return typed(`${label}第一行\n第二行`)
    case 'number': {
      const most = Math.min(42, field.max ?? 42)
      return typed(String(most), most)
    }
    case 'percent':
      return typed('42', 42)
    case 'money':
      return typed('12,800.50', { amountCents: 1_280_050, currency: 'CNY' })
    case 'date':
      return typed('2026-12-01')
    case 'dateTime':
      return typed('2026-12-01 9:30', '2026-12-01T01:30:00.000Z')
    case 'choice':
      return choose(page, place, field.from === undefined ? field.options : {})
    case 'flag':
      await place.getByRole('switch', { name: label }).check()
      return true
    case 'member':
      await pick(page, place, label, pickable.member.name)
      return pickable.member.id
    case 'members':
      await pick(page, place, label, pickable.member.name)
      return expect.arrayContaining([pickable.member.id])
    case 'customer':
      await pick(page, place, label, pickable.customer.name)
      return expect.objectContaining({ id: pickable.customer.id })
    case 'customers':
      await pick(page, place, label, pickable.customer.name)
      return expect.arrayContaining([expect.objectContaining({ id: pickable.customer.id })])
    case 'link':
    case 'links':
      return link(page, place, label, field, pickable)
    case 'checklist':
      await place.getByRole('checkbox', { name: zh(Object.values(field.items)[0]!) }).check()
      return expect.objectContaining({ [Object.keys(field.items)[0]!]: true })
    case 'file':
      await place.locator('input[type="file"]').first().setInputFiles(file)
      await expect(place.getByRole('button', { name: file.name, exact: true })).toBeVisible()
      return [expect.objectContaining({ name: file.name, sizeBytes: file.buffer.length })]
    case 'rows':
      return addRow(page, place, field, pickable)
    case 'richText':
      await place.locator('[contenteditable="true"]').first().click()
      await page.keyboard.type(`${label}的正文。`)
      return undefined
    case 'computed':
      return undefined
  }
}

/** Takes the last option that is not chosen: as radio buttons or from a list. */
async function choose(page: Page, place: Locator, options: Readonly<Record<string, Parameters<typeof zh>[0]>>): Promise<Stored> {
  const list = place.getByRole('combobox')
  const byLabel = Object.fromEntries(Object.entries(options).map(([id, label]) => [zh(label), id]))
  if ((await list.count()) > 0) {
    await list.click()
    const last = page.getByRole('option').last()
    const label = (await last.textContent())!
    await last.click()
    return byLabel[label] ?? expect.any(String)
  }
  const radio = place.getByRole('radio', { checked: false }).last()
  const id = await radio.getAttribute('value')
  // What sticks to the top of the page would lie over one that is only just in sight.
  await radio.evaluate((input) => input.scrollIntoView({ block: 'center' }))
  await radio.check({ force: true })
  return id
}

async function pick(page: Page, place: Locator, label: string, name: string): Promise<void> {
  const box = place.getByRole('combobox', { name: label, exact: true })
  await box.click()
  await box.fill(name)
  await page.getByRole('option', { name: new RegExp(name) }).first().click()
  await expect(place.getByText(name).first()).toBeVisible()
  await box.press('Escape')
}

/** Links to any page, where the field names no book. */
async function link(page: Page, place: Locator, label: string, field: Extract<Field, { kind: 'link' | 'links' }>, { customer }: Pickable): Promise<Stored> {
  if (field.to !== undefined) return undefined
  await pick(page, place, label, customer.name)
  const stored = expect.objectContaining({ id: `customers:${customer.id}` })
  return field.kind === 'link' ? stored : expect.arrayContaining([stored])
}

async function addRow(page: Page, place: Locator, field: Extract<Field, { kind: 'rows' }>, { member }: Pickable): Promise<Stored> {
  // What one says of oneself alone is asked for where it is due.
  if (field.keyedBy === 'member' && field.annotates !== undefined) return undefined
  if (field.keyedBy === 'member') {
    await place.getByRole('button', { name: zh(fieldWords.rowAddMember) }).click()
    await page.getByRole('combobox', { name: zh(fieldWords.rowAddMember) }).fill(member.name)
    await page.getByRole('option', { name: new RegExp(member.name) }).first().click()
    await expect(place.getByRole('row').filter({ hasText: member.name })).toBeVisible()
    return expect.arrayContaining([expect.objectContaining({ id: member.id })])
  }
  const written = Object.entries(field.columns).find(([, each]) => each.kind === 'text' || each.kind === 'longText')
  // A table without a column of words is begun with its rows.
  if (written === undefined) return undefined
  await place.getByRole('button', { name: zh(fieldWords.rowAdd) }).click()
  const [column, cell] = written
  await place.locator(`[data-cell$="/${column}"]`).first().click()
  const input = place.getByRole('textbox', { name: zh(fieldWords.cellOf, { column: zh(cell.label), number: 1 }), exact: true })
  await input.fill('第一行')
  // To a new row, which goes again when nothing is written in it.
  await input.press('Enter')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
  return [expect.objectContaining({ cells: expect.objectContaining({ [column]: '第一行' }) })]
}
