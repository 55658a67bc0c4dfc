import * as encoding from 'lib0/encoding'

import { BoundedReader, NotOfTheGrammar } from './update/bounded-reader.ts'
import { parseJson } from './update/skip-json.ts'

/** A state beyond it is not passed on. */
export const maxStateBytes = 8 * 1024
/** The member's id comes on top of it. */
const maxStampedBytes = maxStateBytes + 1024
/** Client ids that one session may show; a document has one, a tab that forwards for others some. */
export const maxClientsPerSession = 32
const maxEntries = 4096
/** Client ids that a room remembers the member of after they left. */
const maxRemembered = 4096
/** States that a session may send at once, and the number that it regains in a second. */
const burst = 60
const perSecond = 30

interface Shown {
  readonly holder: object
  readonly member: string
  /** The clock its client gave. */
  theirClock: number
  /** The clock that others were given; rises even when a client comes back with an old one. */
  ourClock: number
  /** JSON; `undefined` when gone. */
  state: string | undefined
}

interface Allowance {
  left: number
  atMs: number
}

/** A session as presence sees it: `key` is its identity, `member` who it is. */
export interface Present {
  readonly key: object
  readonly member: string
}

/**
 * Who is in a room and where. A client id belongs to the session that showed it first and to its member for
 * as long as the room is open; y-websocket's clients echo what they hear of others, which is dropped.
 * Identity is stamped: `user.id` is always the session's member ([SEC2]).
 */
export class Presence {
  readonly #shownByClient = new Map<number, Shown>()
  readonly #allowances = new Map<object, Allowance>()
  /** Other relays by the name that they call themselves; each holds what it shows. */
  readonly #relays = new Map<string, { heardAtMs: number }>()

  /** The member that a client id was shown by; what it may say of itself, it must also be able to write. */
  memberOf(client: number): string | undefined {
    return this.#shownByClient.get(client)?.member
  }

  /** What of a session's awareness is to be passed on to the others; `undefined` for nothing, `malformed` for what is not of the grammar. */
  receive(states: Uint8Array, from: Present, nowMs: number, ownerOf: (client: number) => string | undefined): Uint8Array | 'malformed' | undefined {
    const entries = readEntries(states)
    if (entries === undefined) return 'malformed'
    const changed: number[] = []
    for (const { client, clock, json } of entries) {
      const owner = ownerOf(client)
      if (owner !== undefined && owner !== from.member) continue
      if (this.#take(client, clock, json, from, nowMs)) changed.push(client)
    }
    return changed.length === 0 ? undefined : this.#encode(changed)
  }

  #take(client: number, clock: number, json: Uint8Array, from: Present, nowMs: number): boolean {
    const shown = this.#shownByClient.get(client)
    if (shown !== undefined && shown.member !== from.member) return false
    const isLive = shown?.state !== undefined
    // Not newer than what is held: an echo, or a repetition.
    if (shown !== undefined && isLive && clock <= shown.theirClock) return false
    const isGoing = isNull(json)
    if (isGoing && !isLive) return false
    if (!isGoing && shown?.holder !== from.key && this.#clientsOf(from.key) >= maxClientsPerSession) return false
    if (!this.#spend(from.key, nowMs)) return false
    const state = isGoing ? undefined : stamped(json, from.member)
    if (!isGoing && state === undefined) return false
    // Clients pass over a first state with clock 0.
    const ourClock = Math.max(clock, (shown?.ourClock ?? 0) + 1)
    this.#shownByClient.set(client, { holder: from.key, member: from.member, theirClock: clock, ourClock, state })
    return true
  }

  /** Removes what a session showed; gives what the others must hear, if anything. */
  leave(key: object): Uint8Array | undefined {
    this.#allowances.delete(key)
    const gone: number[] = []
    for (const [client, shown] of this.#shownByClient) {
      if (shown.holder !== key || shown.state === undefined) continue
      shown.state = undefined
      shown.ourClock++
      gone.push(client)
    }
    const told = gone.length === 0 ? undefined : this.#encode(gone)
    this.#forgetOldest()
    return told
  }

  /** What another relay shows of those who are there; gives what is to be passed on. One that was not heard of for long has nobody there any more. */
  hear(states: Uint8Array, from: string, nowMs: number): Uint8Array | undefined {
    const relay = this.#relays.get(from) ?? { heardAtMs: nowMs }
    relay.heardAtMs = nowMs
    this.#relays.set(from, relay)
    const changed = (readEntries(states) ?? []).filter((entry) => this.#takeFrom(relay, entry)).map(({ client }) => client)
    return changed.length === 0 ? undefined : this.#encode(changed)
  }

  #takeFrom(relay: object, { client, clock, json }: Entry): boolean {
    const shown = this.#shownByClient.get(client)
    const isLive = shown?.state !== undefined
    if (isNull(json)) {
      // It may have come here meanwhile: then it is not gone.
      if (shown === undefined || !isLive || shown.holder !== relay) return false
      this.#shownByClient.set(client, { ...shown, theirClock: clock, ourClock: Math.max(clock, shown.ourClock + 1), state: undefined })
      return true
    }
    if (isLive && (clock <= shown.theirClock || !(this.#isRelay(shown.holder)))) return false
    const member = memberIn(json)
    if (member === undefined || (shown !== undefined && shown.member !== member)) return false
    const ourClock = Math.max(clock, (shown?.ourClock ?? 0) + 1)
    // Echoes of it come with our clock.
    this.#shownByClient.set(client, { holder: relay, member, theirClock: ourClock, ourClock, state: textOf(json) })
    return true
  }

  #isRelay(holder: object): boolean {
    for (const relay of this.#relays.values()) if (relay === holder) return true
    return false
  }

  /** Those who are here, for other relays; `undefined` for nobody. */
  here(): Uint8Array | undefined {
    const live = [...this.#shownByClient].filter(([, { state, holder }]) => state !== undefined && !this.#isRelay(holder)).map(([client]) => client)
    return live.length === 0 ? undefined : this.#encode(live)
  }

  /** Those of relays that were not heard of since are gone; gives what the others must hear. */
  forgetSilent(sinceMs: number): readonly Uint8Array[] {
    const gone: Uint8Array[] = []
    for (const [from, relay] of this.#relays) {
      if (relay.heardAtMs >= sinceMs) continue
      const told = this.leave(relay)
      this.#relays.delete(from)
      if (told !== undefined) gone.push(told)
    }
    return gone
  }

  #forgetOldest(): void {
    for (const [client, { state }] of this.#shownByClient) {
      if (this.#shownByClient.size <= maxRemembered) return
      if (state === undefined) this.#shownByClient.delete(client)
    }
  }

  /** Everybody who is there; `undefined` for nobody. */
  all(): Uint8Array | undefined {
    const live = [...this.#shownByClient].filter(([, shown]) => shown.state !== undefined).map(([client]) => client)
    return live.length === 0 ? undefined : this.#encode(live)
  }

  #encode(clients: readonly number[]): Uint8Array {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, clients.length)
    for (const client of clients) {
      const { ourClock, state } = this.#shownByClient.get(client)!
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, ourClock)
      encoding.writeVarString(encoder, state ?? 'null')
    }
    return encoding.toUint8Array(encoder)
  }

  #clientsOf(key: object): number {
    let count = 0
    for (const shown of this.#shownByClient.values()) if (shown.holder === key) count++
    return count
  }

  #spend(key: object, nowMs: number): boolean {
    const allowance = this.#allowances.get(key) ?? { left: burst, atMs: nowMs }
    const regained = (Math.max(0, nowMs - allowance.atMs) / 1000) * perSecond
    const left = Math.min(burst, allowance.left + regained)
    this.#allowances.set(key, { left: left < 1 ? left : left - 1, atMs: nowMs })
    return left >= 1
  }
}

interface Entry {
  readonly client: number
  readonly clock: number
  readonly json: Uint8Array
}

function readEntries(states: Uint8Array): Entry[] | undefined {
  const reader = new BoundedReader(states)
  try {
    const count = reader.count(3)
    if (count > maxEntries) return undefined
    const entries: Entry[] = []
    for (let i = 0; i < count; i++) entries.push({ client: reader.varUint(), clock: reader.varUint(), json: reader.varBytes() })
    return reader.left === 0 && entries.every(({ client, clock }) => client <= 0xffff_ffff && clock <= 0x7fff_ffff) ? entries : undefined
  } catch (error) {
    if (error instanceof NotOfTheGrammar) return undefined
    throw error
  }
}

const isNull = (json: Uint8Array): boolean => json.length === 4 && String.fromCharCode(...json) === 'null'

const textOf = (json: Uint8Array): string => new TextDecoder().decode(json)

/** The member that another relay has stamped a state with. */
function memberIn(json: Uint8Array): string | undefined {
  const state = json.length > maxStampedBytes ? undefined : parseJson(json)?.value
  const user: unknown = typeof state === 'object' && state !== null && 'user' in state ? state.user : undefined
  const id: unknown = typeof user === 'object' && user !== null && 'id' in user ? user.id : undefined
  return typeof id === 'string' ? id : undefined
}

/** The state with the session's member in it; `undefined` for what is too large or no object. */
function stamped(json: Uint8Array, member: string): string | undefined {
  if (json.length > maxStateBytes) return undefined
  const state = parseJson(json)?.value
  if (typeof state !== 'object' || state === null || Array.isArray(state)) return undefined
  const user: unknown = 'user' in state ? state.user : undefined
  const known = typeof user === 'object' && user !== null && !Array.isArray(user) ? user : {}
  return JSON.stringify({ ...state, user: { ...known, id: member } })
}
