import { books } from '@hebu/shared/books/catalogue.generated.ts'
import { customers } from '@hebu/shared/books/customers.ts'
import type { Book } from '@hebu/shared/books/define-book.ts'
import { createPage } from '@hebu/shared/codec/write-page.ts'
import { business } from '@hebu/shared/charters/business.ts'
import { closeCodes } from '@hebu/shared/wire/close-codes.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'

import { aMember } from '../kit/department.ts'
import { aMemoryGate } from '../kit/memory-gate.ts'
import { aPeer } from '../kit/peer.ts'
import { aRelay } from '../kit/relay.ts'
import { update } from '../kit/replica.ts'

const book = customers as unknown as Book
const directory = {
  revision: 1,
  workspace: { id: 'w1', name: '保密', charter: business.id, timeZone: 'Asia/Shanghai' },
  members: [aMember('head', { post: business.founder, group: undefined }), aMember('rep', { post: 'salesperson', group: undefined }), aMember('serving', { post: 'service', group: undefined })],
}
const made = { by: 'head', at: '2026-11-23T01:00:00.000Z' }
const given = { name: '青禾示例', creditNeed: '預付五成', creditRating: 'D' }
const volumeOf = (part?: string) => `w1/customers${part === undefined ? '' : `-${part}`}/g-all`

/** What a part of the page would be written as. */
function bytesOf(part: string | undefined): Uint8Array {
  const doc = new Y.Doc()
  const written = doc.transact(() => createPage(doc, book, part, { id: 'c1', made, beginning: {}, given, shared: false }))
  if (!written.ok) throw new Error(JSON.stringify(written))
  return update(Y.encodeStateAsUpdate(doc))
}

const holds = (bytes: Uint8Array, word: string): boolean => Buffer.from(bytes).includes(word)

test('[CUS12] the rating lies in its companion alone, which only the head and finance open; the measure lies in the file [S4-6.2.3]', async () => {
  const relay = await aRelay({ store: 'memory', gate: aMemoryGate(directory, books, business) })
  const head = await aPeer(relay.syncUrl, { token: 'head' })
  for (const part of [undefined, 'file', 'secret']) {
    const opened = await head.open(volumeOf(part))
    expect(opened.answer).toMatchObject({ type: 'opened', access: 'write' })
    const n = opened.send(bytesOf(part))
    expect(await opened.told.next()).toMatchObject({ type: 'ack', n })
  }
  // What others may open holds nothing of the rating, not even the name of its field.
  for (const part of [undefined, 'file']) expect(holds(bytesOf(part), 'creditRating'), String(part)).toBe(false)
  expect(holds(bytesOf('file'), '預付五成')).toBe(true)
  expect(holds(bytesOf('secret'), 'creditRating')).toBe(true)
  for (const token of ['rep', 'serving']) {
    const peer = await aPeer(relay.syncUrl, { token })
    expect((await peer.open(volumeOf('secret'))).answer, token).toMatchObject({ type: 'close', code: closeCodes.forbidden })
    for (const part of [undefined, 'file']) expect((await peer.open(volumeOf(part))).answer, token).toMatchObject({ type: 'opened' })
  }
})
