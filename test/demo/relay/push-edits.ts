import { books } from '@hebu/shared/books/catalogue.generated.ts'
import type { Move } from '@hebu/shared/books/define-book.ts'
import { parseAddress } from '@hebu/shared/vocabulary/address.ts'
import type { SealsAnswer } from '@hebu/shared/wire/seals.ts'
import { writeUpdate } from '@hebu/sync-server/room/sync-messages.ts'
import * as Y from 'yjs'

import type { Peer, PeerChannel } from '../../kit/peer.ts'
import { aPeer } from '../../kit/peer.ts'
import type { Attachment, Edit } from '../stage/archive.ts'
import type { SetClock } from './set-clock.ts'
import { createWitnessing } from './witness-seals.ts'

export interface PushInput {
  /** The relay's address. */
  readonly url: string
  readonly edits: readonly Edit[]
  readonly tokens: ReadonlyMap<string, string>
  /** The relay's clock; it is set to the time of the edits. */
  readonly clock: SetClock
}

/** Books of which moves are sealed. */
const sealedBooks: ReadonlySet<string> = new Set(books.filter(({ moves }) => Object.values<Move>(moves).some(({ sealed }) => sealed === true)).map(({ id }) => id))

const hourMs = 3_600_000

/** What one author wrote into a volume without anybody else in between. */
interface Run {
  readonly author: string
  readonly updates: Uint8Array[]
}

/**
 * Gives the relay the whole story: every edit by its author's own device, hour by hour, so that the relay checks it as
 * it checks everybody's and notes when it came, and witnesses their seals. Volumes are filled side by side, each in causal order.
 */
export async function pushEdits({ url, edits, tokens, clock }: PushInput): Promise<void> {
  const syncUrl = `${url.replace(/^http/, 'ws')}/sync`
  const witnessing = createWitnessing(async (author, seals) => {
    const answer = await fetch(`${url}/api/seals`, { method: 'POST', headers: { authorization: `Bearer ${tokens.get(author)}`, 'content-type': 'application/json' }, body: JSON.stringify({ seals }) })
    if (!answer.ok) throw new Error(`the relay witnessed nothing for ${author}: ${answer.status} ${await answer.text()}`)
    return ((await answer.json()) as SealsAnswer).witnesses
  })
  const peers = new Map<string, Promise<Peer>>()
  const channels = new Map<string, Promise<PeerChannel>>()
  const once = <T>(known: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> => {
    const made = known.get(key) ?? make()
    known.set(key, made)
    return made
  }
  const channelOf = (author: string, volume: string): Promise<PeerChannel> =>
    once(channels, `${author} ${volume}`, async () => (await once(peers, author, () => aPeer(syncUrl, { token: tokens.get(author) }))).open(volume))

  async function send(volume: string, { author, updates }: Run): Promise<void> {
    const { answer, told, send: sendTo } = await channelOf(author, volume)
    if (answer.type === 'close') throw new Error(`${author} may not open ${volume}: ${answer.reason}`)
    const n = sendTo(writeUpdate(updates.length === 1 ? updates[0]! : Y.mergeUpdates(updates)))
    const frame = await told.next(({ type }) => type !== 'opened' && type !== 'credit')
    if (frame.type !== 'ack' || frame.n < n) throw new Error(`the relay did not take an edit of ${author} in ${volume}: ${JSON.stringify(frame)}`)
  }
  try {
    for (const [hour, within] of Map.groupBy(edits, ({ atMs }) => Math.floor(atMs / hourMs))) {
      clock.set(hour * hourMs)
      await Promise.all([...Map.groupBy(within, ({ volume }) => volume)].map(async ([volume, ofVolume]) => {
        for (const run of runsOf(ofVolume)) await send(volume, run)
      }))
      const sealing = within.filter(({ volume }) => sealedBooks.has(parseAddress(volume)!.book))
      for (const { volume, bytes } of sealing) witnessing.take(volume, bytes)
      clock.set((hour + 1) * hourMs)
      for (const { volume, author, bytes } of await witnessing.witness(new Set(sealing.map(({ volume }) => volume)))) await send(volume, { author, updates: [bytes] })
    }
  } finally {
    for (const peer of peers.values()) (await peer).close()
  }
}

/** Puts the files beside the volumes that name them, each by whoever attached it. */
export async function putFiles({ url, attachments, tokens }: { readonly url: string; readonly attachments: readonly Attachment[]; readonly tokens: ReadonlyMap<string, string> }): Promise<void> {
  for (const { volume, sha256, bytes, author } of attachments) {
    const answer = await fetch(`${url}/api/files/${volume}/${sha256}`, { method: 'PUT', headers: { authorization: `Bearer ${tokens.get(author)}` }, body: new Uint8Array(bytes) })
    if (!answer.ok) throw new Error(`a file of ${author} in ${volume} was refused: ${answer.status} ${await answer.text()}`)
  }
}

function runsOf(edits: readonly Edit[]): readonly Run[] {
  const runs: Run[] = []
  for (const { author, bytes } of edits) {
    const last = runs.at(-1)
    if (last?.author === author) last.updates.push(bytes)
    else runs.push({ author, updates: [bytes] })
  }
  return runs
}
