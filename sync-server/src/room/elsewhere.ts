import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

import type { Bell } from '../store/bell.ts'

const kinds = { head: 0, states: 1, ask: 2 } as const

/** What the rooms of a volume on other relays say. */
export interface ElsewherePorts {
  /** A row with this number is durable, as they say. */
  head(head: number): void
  /** Who is there; `from` is the same for all that one relay says. */
  states(states: Uint8Array, from: string): void
  /** Somebody wants to know who is here. */
  asked(): void
}

/** The rooms of the same volume on other relays ([NOD4]). */
export class Elsewhere {
  readonly #topic: string
  readonly #bell: Bell
  readonly #stop: () => void
  #toRing = 0

  constructor(volume: string, bell: Bell, ports: ElsewherePorts) {
    this.#topic = `volume:${volume}`
    this.#bell = bell
    this.#stop = bell.hear(this.#topic, (message, from) => hear(message, from, ports))
    this.#tell(kinds.ask)
  }

  /** Tells that rows up to this one are durable; those of one commit are told of once. */
  ring(head: number): void {
    if (this.#toRing === 0) queueMicrotask(() => this.#ringNow())
    this.#toRing = head
  }

  #ringNow(): void {
    const head = this.#toRing
    this.#toRing = 0
    this.#tell(kinds.head, (encoder) => encoding.writeVarUint(encoder, head))
  }

  /** Tells who is here. */
  show(states: Uint8Array): void {
    this.#tell(kinds.states, (encoder) => encoding.writeUint8Array(encoder, states))
  }

  #tell(kind: number, write?: (encoder: encoding.Encoder) => void): void {
    const encoder = encoding.createEncoder()
    encoding.writeUint8(encoder, kind)
    write?.(encoder)
    this.#bell.tell(this.#topic, encoding.toUint8Array(encoder))
  }

  close(): void {
    this.#stop()
  }
}

/** What is not of the grammar is passed over: a newer relay may say more. */
function hear(message: Uint8Array, from: string, ports: ElsewherePorts): void {
  const decoder = decoding.createDecoder(message)
  if (!decoding.hasContent(decoder)) return
  const kind = decoding.readUint8(decoder)
  if (kind === kinds.ask) return ports.asked()
  if (kind === kinds.states) return ports.states(decoding.readTailAsUint8Array(decoder), from)
  if (kind === kinds.head && decoding.hasContent(decoder)) ports.head(decoding.readVarUint(decoder))
}
