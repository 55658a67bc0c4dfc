import { decodeStateVector, encodeStateVector, type Doc } from 'yjs'
import { wireVersion } from '@hebu/shared/wire/version.ts'
import { openIndexedDbStore } from '@hebu/web/platform/indexed-db-store.ts'
import { openVolumes } from '@hebu/web/workspace/open-volumes.ts'
import type { OpenedVolumes } from '@hebu/web/workspace/volume.ts'
import type { SocketLike } from '@hebu/web/platform/sync-socket.ts'
import type { IDBFactory } from 'fake-indexeddb'
import { WebSocket } from 'ws'

import type { Relay } from '../kit/relay.ts'
import type { SeededRandom } from '../kit/seeded-random.ts'
import { editAtRandom } from './random-edits.ts'

export const volume = 'w1/notes/g-all'

/** A member's browser: the databases of one member, a line that can be cut, and one or two windows on the volume. */
export class FullDevice {
  readonly member: string
  /** Marks whose edits were made in a window here. */
  readonly made = new Set<string>()
  readonly #relay: Relay
  readonly #random: SeededRandom
  readonly #factory: IDBFactory
  readonly #sockets = new Set<WebSocket>()
  readonly #skewMs: number
  #windows: { readonly opened: OpenedVolumes; readonly doc: Doc; readonly loaded: Promise<void> }[] = []
  #closing: Promise<void>[] = []
  #isCut = false

  constructor(member: string, relay: Relay, random: SeededRandom, factory: IDBFactory) {
    this.member = member
    this.#relay = relay
    this.#random = random
    this.#factory = factory
    this.#skewMs = random.int(7_200_000) - 3_600_000
  }

  get windows(): readonly { readonly opened: OpenedVolumes; readonly doc: Doc; readonly loaded: Promise<void> }[] {
    return this.#windows
  }

  get isCut(): boolean {
    return this.#isCut
  }

  async openWindow(): Promise<void> {
    const opened = openVolumes({
      workspace: 'w1',
      member: this.member,
      socketFactory: () => this.#connect(),
      store: openIndexedDbStore({ workspace: 'w1', member: this.member, factory: this.#factory }),
      tabs: (name) => new BroadcastChannel(name),
      accessOf: () => 'write',
      random: () => this.#random.next(),
    })
    const { doc, loaded } = opened.open(volume)
    this.#windows.push({ opened, doc, loaded })
    await loaded
  }

  /** Closes a window while others, and its own writing, go on. */
  closeWindow(): void {
    const [window] = this.#windows.splice(this.#random.int(this.#windows.length), 1)
    if (window !== undefined) this.#closing.push(window.opened.close())
  }

  edit(nowMs: number): void {
    const mark = editAtRandom(this.#random.pick(this.#windows).doc, { member: this.member, random: this.#random, nowMs: () => nowMs + this.#skewMs })
    if (mark !== undefined) this.made.add(mark)
  }

  cut(): void {
    this.#isCut = true
    for (const socket of this.#sockets) socket.terminate()
  }

  mend(): void {
    this.#isCut = false
    this.retry()
  }

  retry(): void {
    for (const { opened } of this.#windows) opened.retryNow()
  }

  /** Whether every window says synced. */
  isSynced(): boolean {
    return this.#windows.every(({ opened }) => opened.sync().kind === 'synced')
  }

  async close(): Promise<void> {
    await Promise.all([...this.#closing, ...this.#windows.map(({ opened }) => opened.close())])
    this.#windows = []
  }

  /** What its windows say, for a failure. */
  describe(): string {
    return this.#windows.map(({ opened, doc }) => `${this.member}: ${JSON.stringify(opened.sync())} ${JSON.stringify([...decodeStateVector(encodeStateVector(doc))])}`).join('\n')
  }

  #connect(): SocketLike {
    // A cut line refuses at once, as a closed port does.
    const url = this.#isCut ? 'ws://127.0.0.1:9/' : `${this.#relay.syncUrl}?v=${wireVersion}&token=${this.member}`
    const socket = new WebSocket(url, { perMessageDeflate: false })
    this.#sockets.add(socket)
    socket.on('close', () => this.#sockets.delete(socket))
    return socket as unknown as SocketLike
  }
}
