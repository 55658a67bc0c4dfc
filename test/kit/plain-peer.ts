import { parseAddress } from '@hebu/shared/vocabulary/address.ts'
import type { Volumes } from '@hebu/shared/wire/http.ts'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import { Doc } from 'yjs'

/** An unmodified y-websocket client in a room of the relay, as any program may be one. */
export interface PlainPeer {
  readonly doc: Doc
  readonly provider: WebsocketProvider
  /** Resolves when the relay's content is in the document. */
  readonly synced: Promise<void>
  close(): void
}

/** Opens a volume with a token at `url`, the relay's address. */
export function aPlainPeer(url: string, volume: string, token: string): PlainPeer {
  const doc = new Doc()
  const provider = new WebsocketProvider(`${url.replace(/^http/, 'ws')}/sync`, volume, doc, { params: { token }, WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket, disableBc: true })
  return {
    doc,
    provider,
    synced: new Promise((resolve) => provider.once('sync', () => resolve())),
    close: () => {
      provider.destroy()
      doc.destroy()
    },
  }
}

/** The code that a raw socket at a path of the relay is closed with; `open` where the relay answers its Step1. */
export function closeCodeOf(url: string, path: string, headers: Readonly<Record<string, string>> = {}): Promise<number | 'open'> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${url.replace(/^http/, 'ws')}${path}`, { headers })
    socket.once('open', () => socket.send(emptyStep1))
    socket.on('message', () => {
      resolve('open')
      socket.terminate()
    })
    socket.on('close', (code) => resolve(code))
    socket.once('error', reject)
  })
}

/** Asks for everything. */
const emptyStep1 = Uint8Array.of(0, 0, 1, 0)

/** The one volume of a book that the relay holds and the token's member may open. */
export async function theVolumeOf(url: string, token: string, book: string): Promise<string> {
  const response = await fetch(`${url}/api/volumes`, { headers: { authorization: `Bearer ${token}` } })
  const { volumes } = (await response.json()) as Volumes
  const names = volumes.map(({ name }) => name).filter((name) => parseAddress(name)?.book === book && parseAddress(name)?.part === undefined)
  if (names.length !== 1) throw new Error(`not one volume of ${book}: ${names.join(', ')}`)
  return names[0]!
}
