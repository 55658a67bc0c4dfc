import type { MoveEntry, Page } from '@hebu/shared/codec/page.ts'
import type { Trust } from '@hebu/shared/codec/read-page.ts'
import type { SealFinding } from '@hebu/shared/codec/sealing/verify-seal.ts'
import type { DeviceKey as KnownKey, Directory } from '@hebu/shared/vocabulary/directory.ts'
import type { Seal } from '@hebu/shared/vocabulary/sealing.ts'
import type { Accessor } from 'solid-js'
import { createEffect, createMemo, createSignal, on, onCleanup, untrack } from 'solid-js'

import type { DeviceKey } from '../../platform/device-key.ts'
import type { ProofRelay, SealRelay } from '../../platform/seal-relay.ts'
import type { PageStore } from '../page-store.ts'
import type { Shown } from './bring-to-relay.ts'
import type { Verifier } from './verifier.ts'

/** What a device seals and checks seals with. */
export interface SealingPorts {
  readonly key: DeviceKey
  readonly relay: SealRelay
  /** The relay's word on names, for proofs. */
  readonly names?: ProofRelay['names'] | undefined
  /** Whether the relay is reached. */
  readonly online: Accessor<boolean>
}

export interface SealsInput extends SealingPorts {
  readonly workspace: string
  readonly member: string
  readonly directory: Accessor<Directory>
  /** Whether what is looked at first stands: keys are no hurry. */
  readonly whole: Accessor<boolean>
}

/** What was found of one seal, and on what that rests. */
interface Found {
  readonly seal: Seal
  readonly witness: string | undefined
  readonly before: string | undefined
  readonly keys: string
  readonly finding: SealFinding
}

/** What this device knows of seals: whether they hold, and what the relay said of them. */
export interface Seals {
  /** What pages are read by. */
  readonly trust: Trust
  /** Follows the pages of a book. */
  watch(book: string, store: PageStore): void
}

interface Waiting {
  readonly book: string
  readonly id: string
}

/** Keeps what was found of the seals of all pages; computing and asking the relay come in a piece of their own ([SEAL12]). */
export function createSeals(input: SealsInput): Seals {
  const found = new Map<string, Found>()
  const stores = new Map<string, PageStore>()
  const waiting = new Map<string, Waiting>()
  const shown: Shown = { bySeries: new Map() }
  const [watched, setWatched] = createSignal(0)
  let verifier: Verifier | undefined
  let working = false
  let closed = false
  onCleanup(() => {
    closed = true
    verifier?.close()
  })

  const keysOf = (key: string): string => {
    const { keys = [], relayKey = '', earlierRelayKeys = [] } = untrack(input.directory)
    return JSON.stringify([keys.filter((each) => each.key === key), relayKey, earlierRelayKeys])
  }
  const name = (page: string, entry: string): string => `${page}/${entry}`
  const isSameSeal = (a: Seal, b: Seal): boolean => a.signature === b.signature && a.key === b.key && a.statement === b.statement
  const isFound = (page: Page, entry: MoveEntry & { readonly seal: Seal }): boolean => {
    const known = found.get(name(page.id, entry.id))
    return known !== undefined && isSameSeal(known.seal, entry.seal) && known.witness === witnessWords(entry) && known.before === sealBefore(page, entry)?.signature && known.keys === keysOf(entry.seal.key)
  }
  const look = (book: string, page: Page): void => {
    if (page.moves.some((entry) => entry.seal !== undefined && !isFound(page, { ...entry, seal: entry.seal }))) {
      waiting.set(`${book}/${page.id}`, { book, id: page.id })
      void work()
    }
  }
  const lookAgain = (): void => {
    for (const [book, store] of stores) for (const page of store.every()) if (page.moves.length > 0) look(book, page)
  }
  const work = async (): Promise<void> => {
    if (working) return
    working = true
    try {
      await checkWaiting()
    } catch {
      // What was not looked at counts until it is, and is looked at when something changes or the relay is reached again.
      verifier?.close()
      verifier = undefined
    } finally {
      working = false
    }
    if (untrack(input.online) && untrack(input.whole)) void witness()
  }
  const checkWaiting = async (): Promise<void> => {
    const { checkPages } = await import('./check-pages.ts')
    verifier ??= (await import('./verifier.ts')).openVerifier()
    while (!closed && waiting.size > 0) {
      const batch = [...waiting.values()].splice(0, 200)
      for (const { book, id } of batch) waiting.delete(`${book}/${id}`)
      await checkPages({
        input,
        verifier,
        pages: batch.flatMap(({ book, id }) => stores.get(book)?.peek(id) ?? []),
        isFound,
        keep: (page, entry, finding) => found.set(name(page.id, entry.id), { seal: entry.seal, witness: witnessWords(entry), before: sealBefore(page, entry)?.signature, keys: keysOf(entry.seal.key), finding }),
        reread: (book, ids) => stores.get(book)?.reread(ids),
      })
    }
  }
  /** One after the other, and once more for what came meanwhile. */
  const witness = async (): Promise<void> => {
    if (witnessing) return void (witnessAgain = true)
    witnessing = true
    try {
      const { bringToRelay } = await import('./bring-to-relay.ts')
      do {
        witnessAgain = false
        if (!closed) await bringToRelay({ input, stores, findingOf: (page, entry) => found.get(name(page, entry))?.finding, shown })
      } while (witnessAgain && !closed)
    } catch {
      // The relay is shown it when it is reached again.
    } finally {
      witnessing = false
    }
  }
  let witnessing = false
  let witnessAgain = false

  // A key that was not known may be now, and one that was may have ended.
  const known = createMemo(() => JSON.stringify([input.directory().keys, input.directory().relayKey, input.directory().earlierRelayKeys]))
  // What a move without a seal counts for depends on when there was a first key.
  createEffect(on(createMemo(() => sealedSince(input.directory().keys)), () => {
    for (const store of stores.values()) store.reread([...store.every()].filter(({ moves }) => moves.some(({ seal }) => seal === undefined)).map(({ id }) => id))
  }, { defer: true }))
  // While the relay holds numbers back it waits for what is on this device: it is told once every book was read, and asked again when it gives them.
  const held = createMemo(() => {
    const since = input.directory().numbersHeldSince
    watched()
    return since === undefined ? '' : `${since} ${[...stores.values()].every((store) => store.ready())}`
  })
  // What is told with each edit is followed only as it goes on or off line.
  const online = createMemo(input.online)
  createEffect(on([online, known, input.whole], ([isOnline, keys, whole], before) => {
    const isReached = isOnline && whole
    if (isReached || (before !== undefined && before[1] !== keys)) lookAgain()
    // Sealing needs no network: what it is done by is here before it is wanted ([SEAL14]).
    if (whole) void import('./seal-move.ts').catch(() => undefined)
    if (isReached) void witness()
  }))
  createEffect(on(held, () => {
    if (untrack(input.online) && untrack(input.whole)) void witness()
  }, { defer: true }))

  return {
    trust: {
      get sealedSince() {
        return sealedSince(untrack(input.directory).keys)
      },
      judged(page, entry) {
        const known = entry.seal === undefined ? undefined : found.get(name(page, entry.id))
        return known === undefined || !isSameSeal(known.seal, entry.seal!) ? undefined : known.finding
      },
    },
    watch(book, store) {
      stores.set(book, store)
      setWatched(stores.size)
      store.onPatch((_, page) => {
        if (page !== undefined && page.moves.length > 0) look(book, page)
      })
    },
  }
}

const witnessWords = ({ witness }: MoveEntry): string | undefined => (witness === undefined ? undefined : `${witness.signature} ${witness.statement}`)

/** The seal of the entry that this one names as the one before it. */
export const sealBefore = ({ moves }: Page, { after }: MoveEntry): Seal | undefined => (after === undefined ? undefined : moves.find(({ id }) => id === after)?.seal)

const sealedSince = (keys: readonly KnownKey[] = []): string | undefined => keys.reduce<string | undefined>((first, { since }) => (first === undefined || since < first ? since : first), undefined)
