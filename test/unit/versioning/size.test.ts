import type { Book } from '@hebu/shared/books/define-book.ts'
import { canonicalPage } from '@hebu/shared/codec/canonical.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { textRoot } from '@hebu/shared/codec/roots.ts'
import { keepAutomatic, readAutomatic, readAutomaticContent } from '@hebu/shared/codec/versioning/automatic.ts'
import { writeText } from '@hebu/shared/codec/versioning/write-text.ts'
import { mostKept, mostKeptBytes } from '@hebu/shared/rules/versioning/thinning.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'

import { ledger } from '../../kit/fixture-book.ts'
import { seededRandom } from '../../kit/seeded-random.ts'

const hourMs = 3_600_000
const firstMs = Date.parse('2026-01-04T01:00:00Z')
const words = '供货期限客户确认合同价款验收质量标准逾期违约责任通知送达保密争议解决附件礼盒茶叶定制包装发票账期回访需求报价方案'

/** A page of twelve hundred characters, written on every working day of a year. */
function aYear(keeps: boolean): Y.Doc {
  const random = seededRandom(7)
  const doc = new Y.Doc()
  const page: Page = { id: 'p1', book: 'ledger', shelf: 'g-all', state: 'draft', values: { title: '年度框架协议' }, made: undefined, deleted: undefined, moves: [], conflicts: {}, repairs: {}, unknown: {}, version: 1, parts: [] }
  const line = () => Array.from({ length: 60 + random.int(40) }, () => words[random.int(words.length)]).join('')
  const lines = Array.from({ length: 15 }, line)
  const fragment = doc.getXmlFragment(textRoot('p1', 'body'))
  for (let day = 0; day < 365; day++) {
    if (day % 7 > 4) continue
    lines[random.int(lines.length)] = line()
    doc.transact(() => writeText(fragment, lines.map((text) => ({ node: 'paragraph', content: [{ text }] }))))
    const atMs = firstMs + day * 24 * hourMs
    if (keeps) doc.transact(() => void keepAutomatic(doc, canonicalPage(ledger as Book, page, doc), 'lin', atMs, atMs))
  }
  return doc
}

test('[VER4] a page that is written on every day of a year keeps its first and last version and takes no more room than is allowed', () => {
  const [with_, without] = [aYear(true), aYear(false)]
  const kept = readAutomatic(with_, 'p1')
  expect(kept.length).toBeLessThanOrEqual(mostKept)
  expect(kept.length).toBeGreaterThan(20)
  expect(kept[0]!.atMs).toBe(firstMs)
  for (const { id } of [kept[0]!, kept.at(-1)!]) expect(readAutomaticContent(with_, 'p1', id)?.texts).toHaveProperty('body')
  const more = Y.encodeStateAsUpdate(with_).length - Y.encodeStateAsUpdate(without).length
  // What is kept, and the names of what went.
  expect(more).toBeLessThan(mostKeptBytes + 48 * 1024)
}, 60_000)
