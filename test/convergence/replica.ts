import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as sync from 'y-protocols/sync'
import * as Y from 'yjs'

import type { SeededRandom } from '../kit/seeded-random.ts'
import { editAtRandom } from './random-edits.ts'
import type { Downward, Link, RelayInProcess } from './relay-in-process.ts'

const syncType = 0

/** A device: a document, what it stored of it, and at times a link to the relay. It speaks the y-websocket protocol. */
export class Replica {
  readonly member: string
  readonly refusals: number[] = []
  /** Marks whose edits the relay has acknowledged. */
  readonly acknowledged = new Set<string>()
  /** Marks that were stored here: no reload may forget them. */
  readonly made = new Set<string>()
  readonly #random: SeededRandom
  readonly #relay: RelayInProcess
  readonly #skewMs: number
  #doc: Y.Doc
  #stored: Uint8Array[] = []
  #link: Link | undefined
  #sent = 0
  /** Marks that travelled with message `n`. */
  #travelling: { readonly n: number; readonly marks: readonly string[] }[] = []
  #pendingMarks: string[] = []
  #nowMs = Date.parse('2026-11-23T01:00:00Z')

  constructor(member: string, random: SeededRandom, relay: RelayInProcess) {
    this.member = member
    this.#random = random
    this.#relay = relay
    this.#skewMs = random.int(7_200_000) - 3_600_000
    this.#doc = this.#load()
  }

  get doc(): Y.Doc {
    return this.#doc
  }

  get link(): Link | undefined {
    return this.#link
  }

  edit(): void {
    this.#nowMs += 1000
    const mark = editAtRandom(this.#doc, { member: this.member, random: this.#random, nowMs: () => this.#nowMs + this.#skewMs })
    if (mark === undefined) return
    this.made.add(mark)
    const last = this.#travelling.at(-1)
    // The edit's message has already left when it could; else the next Step2 takes it along.
    if (this.#link?.isOpen === true && last?.n === this.#sent) this.#travelling[this.#travelling.length - 1] = { n: last.n, marks: [...last.marks, mark] }
    else this.#pendingMarks.push(mark)
  }

  /** The tab is closed and opened again: a new document from what was stored, with another client id. */
  reload(): void {
    this.disconnect()
    this.#doc.destroy()
    this.#doc = this.#load()
  }

  async connect(): Promise<void> {
    if (this.#link !== undefined) return
    this.#link = await this.#relay.connect(this.member)
    this.#sent = 0
    // What was not acknowledged goes up with the Step2 that answers the relay's question.
    this.#pendingMarks = [...this.made].filter((mark) => !this.acknowledged.has(mark))
    this.#travelling = []
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, syncType)
    sync.writeSyncStep1(encoder, this.#doc)
    this.#send(encoding.toUint8Array(encoder), 'question')
  }

  disconnect(): void {
    if (this.#link !== undefined) this.#relay.disconnect(this.#link)
    this.#link = undefined
  }

  /** Takes the oldest of what the relay sent. */
  hear(): void {
    const heard: Downward | undefined = this.#link?.down.shift()
    switch (heard?.kind) {
      case 'message':
        return this.#take(heard.bytes)
      case 'ack':
        for (const { n, marks } of this.#travelling) if (n <= heard.n) for (const mark of marks) this.acknowledged.add(mark)
        this.#travelling = this.#travelling.filter(({ n }) => n > heard.n)
        return
      case 'refused':
        this.refusals.push(heard.code)
        return
      case 'closed':
        this.#link = undefined
    }
  }

  #take(message: Uint8Array): void {
    const decoder = decoding.createDecoder(message)
    if (decoding.readVarUint(decoder) !== syncType) return
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, syncType)
    sync.readSyncMessage(decoder, encoder, this.#doc, 'relay', (error) => {
      throw error
    })
    if (encoding.length(encoder) > 1) this.#send(encoding.toUint8Array(encoder), 'everything')
  }

  #send(bytes: Uint8Array, what: 'question' | 'edit' | 'everything'): void {
    if (this.#link?.isOpen !== true) return
    const n = what === 'question' ? 0 : ++this.#sent
    if (what !== 'question') this.#travelling.push({ n, marks: what === 'everything' ? this.#pendingMarks.splice(0) : [] })
    this.#link.up.push({ n, bytes })
  }

  #load(): Y.Doc {
    const doc = new Y.Doc()
    doc.clientID = 1 + this.#random.int(2 ** 31)
    for (const update of this.#stored) Y.applyUpdate(doc, update, 'store')
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'store') return
      this.#stored.push(update)
      if (origin === 'relay') return
      const encoder = encoding.createEncoder()
      encoding.writeVarUint(encoder, syncType)
      sync.writeUpdate(encoder, update)
      this.#send(encoding.toUint8Array(encoder), 'edit')
    })
    return doc
  }
}
