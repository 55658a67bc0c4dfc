import { books } from '@hebu/shared/books/catalogue.generated.ts'
import type { Book } from '@hebu/shared/books/define-book.ts'
import { business } from '@hebu/shared/charters/business.ts'
import type { Charter } from '@hebu/shared/charters/define-charter.ts'
import { accessTo } from '@hebu/shared/rules/access.ts'
import type { Directory } from '@hebu/shared/vocabulary/directory.ts'
import { formatAddress } from '@hebu/shared/vocabulary/address.ts'
import { closeCodes } from '@hebu/shared/wire/close-codes.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'

import { aMember } from '../kit/department.ts'
import { aMemoryGate } from '../kit/memory-gate.ts'
import { aPeer } from '../kit/peer.ts'
import { aRelay } from '../kit/relay.ts'
import { update } from '../kit/replica.ts'

const charter: Charter = business

const [group, otherGroup] = ['east', 'west']
/** One of each post, and one who left. */
const directory: Directory = {
  revision: 1,
  workspace: { id: 'w1', name: '矩陣', charter: charter.id, timeZone: 'Asia/Shanghai' },
  members: [
    ...Object.keys(charter.posts).map((post) => aMember(post, { post, group })),
    aMember('elsewhere', { post: Object.keys(charter.posts).find((post) => charter.posts[post]!.functions.includes('sales'))!, group: otherGroup }),
    aMember('gone', { post: charter.founder, group, status: 'left' }),
  ],
}
const standing = { directory, charter }

/** Every volume there can be of a book and its parts: everybody's, a group's, another's, a member's own. */
const volumesOf = (book: Book, member: string): { readonly part: string | undefined; readonly shelf: string }[] =>
  [undefined, ...Object.keys(book.parts ?? {})].flatMap((part) => ['g-all', `g-${group}`, `g-${otherGroup}`, 'm-elsewhere', `m-${member}`].map((shelf) => ({ part, shelf })))

const anEdit = (client: number): Uint8Array => {
  const doc = new Y.Doc()
  doc.clientID = client
  doc.getMap('note').set('k', client)
  return update(Y.encodeStateAsUpdate(doc))
}

let lastClient = 1000

describe('every post × every book, over real sockets', () => {
  test.each(directory.members.filter(({ status }) => status === 'active').map(({ id }) => id))('[DOOR2] [DOOR3] [ACC1] %s opens, reads and writes what the rules say, and nothing else', async (id) => {
    const member = directory.members.find((each) => each.id === id)!
    const relay = await aRelay({ store: 'memory', gate: aMemoryGate(directory, books, charter) })
    const peer = await aPeer(relay.syncUrl, { token: id })
    const counted = { none: 0, read: 0, write: 0 }
    for (const book of books) {
      for (const { part, shelf } of volumesOf(book, id)) {
        const volume = formatAddress({ workspace: 'w1', book: book.id, part, shelf })
        const expected = accessTo({ part, shelf }, book, member, standing)
        counted[expected]++
        const opened = await peer.open(volume)
        const client = ++lastClient
        if (expected === 'none') {
          expect(opened.answer, volume).toMatchObject({ type: 'close', code: closeCodes.forbidden })
          peer.send({ type: 'data', channel: opened.channel, n: 1, last: true, bytes: anEdit(client) })
        } else {
          expect(opened.answer, volume).toMatchObject({ type: 'opened', access: expected })
          const n = opened.send(anEdit(client))
          const told = await opened.told.next()
          expect(told, volume).toMatchObject(expected === 'write' ? { type: 'ack', n } : { type: 'refused', n, code: closeCodes.forbidden })
        }
        await peer.answered()
        const stored = await relay.log.read(volume)
        expect(stored.ok && stored.value !== undefined, `${volume} was begun`).toBe(expected === 'write')
      }
    }
    expect(counted.none).toBeGreaterThan(0)
    expect(counted.read + counted.write).toBeGreaterThan(0)
  })

  test('[DOOR1] who left is not let in', async () => {
    const relay = await aRelay({ store: 'memory', gate: aMemoryGate(directory, books, charter) })
    const peer = await aPeer(relay.syncUrl, { token: 'gone' })
    expect((await peer.ended).code).toBe(closeCodes.unauthenticated)
  })
})
