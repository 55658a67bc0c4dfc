import { bookById } from '@hebu/shared/books/catalogue.generated.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { readPage } from '@hebu/shared/codec/read-page.ts'
import { parseAddress } from '@hebu/shared/vocabulary/address.ts'
import type { Doc } from 'yjs'

import { aPlainPeer } from './plain-peer.ts'
import type { Department } from './world.ts'

/** A page as the relay holds it, read by a plain y-websocket client of the founder, companions included. */
export async function storedPage({ relay, founder }: Department, book: string, id: string): Promise<Page | undefined> {
  const token = await founder.token()
  const { volumes } = await founder.ask<{ readonly volumes: readonly { readonly name: string }[] }>('GET', '/api/volumes')
  const own = volumes.flatMap(({ name }) => {
    const address = parseAddress(name)
    return address?.book === book ? [{ name, ...address }] : []
  })
  for (const { name, shelf } of own.filter(({ part }) => part === undefined)) {
    const main = aPlainPeer(relay.url, name, token)
    const companions = own.filter((volume) => volume.shelf === shelf && volume.part !== undefined).map((volume) => ({ part: volume.part!, peer: aPlainPeer(relay.url, volume.name, token) }))
    await Promise.all([main, ...companions.map(({ peer }) => peer)].map(({ synced }) => synced))
    const parts: Record<string, Doc> = Object.fromEntries(companions.map(({ part, peer }) => [part, peer.doc]))
    const page = readPage(bookById(book)!, id, shelf, { main: main.doc, parts })
    for (const peer of [main, ...companions.map((companion) => companion.peer)]) peer.close()
    if (page !== undefined) return page
  }
  return undefined
}
