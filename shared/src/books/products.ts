import { text as wording } from '../vocabulary/text.ts'
import type { ValuesOf } from './define-book.ts'
import { byAll, defineBook } from './define-book.ts'
import { date, dateTime, link, money, number, text, texts } from './field-kinds.ts'

/**
 * Products and their prices (domain B13). Floor and cost lie in a companion: whoever quotes sees the limit that policy
 * sets, and nothing of what it rests on.
 * ⇐ S2: 3.1.4b 3.2.2 · S4: 3.4.1–2 5.3.2
 */
export const products = defineBook({
  id: 'products',
  name: wording('產品與價目', 'Products and prices'),
  purpose: wording('賣什麼、標價多少、最低能報到多少。報價從這裡取產品，低於政策下限的會被標出來。', 'What is sold, at which list price, and how low a quote may go. Quotes take products from here, and prices below policy are marked.'),
  one: wording('產品', 'Product'),
  icon: 'package',
  under: 'dealings',
  version: 1,
  fields: {
    code: text('產品編碼', 'Code', { required: true, maxLength: 40 }),
    name: text('產品名稱', 'Name', { required: true, maxLength: 120 }),
    spec: text('規格', 'Specification', { maxLength: 200 }),
    unit: text('單位', 'Unit', { maxLength: 20 }),
    listPrice: money('標價', 'List price', { required: true, material: true }),
    policyLimit: money('政策下限價', 'Policy price limit', { material: true, hint: wording('報價低於這個價要經批准；大家都看得見', 'A quote below this price needs approval; everybody sees it') }),
    leadDays: number('備貨天數', 'Lead time', { min: 0, max: 1000, unit: wording('天', 'days') }),
    stock: number('庫存', 'Stock', { min: 0 }),
    stockAt: dateTime('庫存時間', 'Stock as of'),
    checkedAt: date('價格核對日', 'Price checked on', { hint: wording('每季核對一次價目', 'The price list is gone through every quarter') }),
    floorPrice: money('底價', 'Floor price', { part: 'secret', material: true }),
    costPrice: money('採購價', 'Cost price', { part: 'secret', material: true }),
    supplier: link('供應商', 'Supplier', 'partners', { part: 'secret' }),
  },
  sections: [
    { label: wording('產品', 'Product'), fields: ['name', 'code', 'spec', 'unit'] },
    { label: wording('價格', 'Prices'), fields: ['listPrice', 'policyLimit', 'checkedAt'] },
    { label: wording('供貨', 'Supply'), fields: ['leadDays', 'stock', 'stockAt'] },
    { label: wording('內部價格', 'Internal prices'), fields: ['floorPrice', 'costPrice', 'supplier'] },
  ],
  parts: { secret: { label: wording('底價與採購價', 'Floor and cost'), access: { read: ['head', 'lead', 'finance'], write: ['head', 'finance'] } } },
  shelve: byAll(),
  access: { read: ['everyone', 'finance'], write: ['ops', 'head'] },
  states: texts({ active: ['在售', 'On sale'], retired: ['停售', 'Retired'] }),
  initial: 'active',
  moves: {
    retire: { label: wording('停售', 'Retire'), from: ['active'], to: 'retired', by: ['ops', 'head'], note: 'optional', abandons: true },
    relist: { label: wording('恢復銷售', 'Sell again'), from: ['retired'], to: 'active', by: ['ops', 'head'] },
  },
  answers: { period: 'checkedAt', held: true, done: ['active'] },
  title: (values) => [values.name, values.spec].filter((part) => typeof part === 'string' && part !== '').join(' · '),
  list: { columns: ['name', 'code', 'spec', 'listPrice', 'policyLimit', 'leadDays', 'stock'], sort: 'name' },
})

export type Product = ValuesOf<typeof products>
