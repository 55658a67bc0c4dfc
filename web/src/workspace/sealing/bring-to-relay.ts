import { byItself } from '@hebu/shared/codec/by-itself.ts'
import { writeWitness } from '@hebu/shared/codec/moves.ts'
import { movesRoot } from '@hebu/shared/codec/roots.ts'
import { keyStatement } from '@hebu/shared/codec/sealing/key-statement.ts'
import type { SealFinding } from '@hebu/shared/codec/sealing/verify-seal.ts'
import { untrack } from 'solid-js'

import type { HeldNumber } from '../../platform/seal-relay.ts'
import type { PageStore } from '../page-store.ts'
import type { SealedEntry } from './check-pages.ts'
import { isSealed } from './check-pages.ts'
import type { SealsInput } from './seals.ts'

export interface BringInput {
  readonly input: SealsInput
  readonly stores: ReadonlyMap<string, PageStore>
  findingOf(page: string, entry: string): SealFinding | undefined
  readonly shown: Shown
}

/** What the relay was shown since this device was opened. */
export interface Shown {
  /** The key that it was given: once, as the session may be another than the key was handed in under ([WIT20]). */
  key?: string | undefined
  /** The highest number of each series. */
  readonly bySeries: Map<string, number>
  /** Since when the relay held numbers back when it was shown everything that is here. */
  allOf?: string | undefined
}

/**
 * Hands in this device's key, then shows the relay what it has not witnessed and the highest
 * numbers that stand here, and writes its word into the pages ([SEAL13], [WIT18]). While the relay holds new numbers back it
 * is shown all of them anew, and told that this was all once every page here was read ([WIT19]).
 */
export async function bringToRelay({ input, stores, findingOf, shown }: BringInput): Promise<void> {
  const key = await registeredKey(input, shown)
  if (key === undefined) return
  const since = untrack(input.directory).numbersHeldSince
  const isAskedForAll = since !== undefined && shown.allOf !== since
  const known = (series: string): number => (isAskedForAll ? 0 : (shown.bySeries.get(series) ?? 0))
  let isAll = isAskedForAll && [...stores.values()].every((store) => untrack(store.ready))
  const held = new Map<string, HeldNumber & { readonly number: number }>()
  const unseen: { readonly store: PageStore; readonly page: string; readonly entry: SealedEntry }[] = []
  for (const store of stores.values()) {
    for (const page of store.every()) {
      for (const { id, seal, witness } of page.moves) {
        if (seal === undefined || witness === undefined) continue
        const finding = findingOf(page.id, id)
        isAll &&= finding !== undefined
        const { series, number } = finding?.witnessed ?? {}
        if (series !== undefined && number !== undefined && number > Math.max(known(series), held.get(series)?.number ?? 0)) held.set(series, { seal, witness, number })
      }
      if (store.volumeOf(page.id)?.access() !== 'write') continue
      for (const entry of page.moves.filter(isSealed)) {
        const finding = findingOf(page.id, entry.id)
        if (finding !== undefined && finding.witnessed === undefined && (finding.fault === undefined || finding.fault === 'key-ended')) unseen.push({ store, page: page.id, entry })
      }
    }
  }
  if (unseen.length === 0 && held.size === 0 && !isAll) return
  const answer = await input.relay.witness(unseen.map(({ entry }) => entry.seal), [...held.values()].slice(-20).map(({ seal, witness }) => ({ seal, witness })), isAll ? key : undefined)
  if (!answer.ok) return
  for (const [series, { number }] of held) shown.bySeries.set(series, number)
  if (isAll) shown.allOf = since
  answer.value.forEach((witness, place) => {
    const { store, page, entry } = unseen[place]!
    const doc = witness === undefined ? undefined : store.volumeOf(page)?.doc
    doc?.transact(() => writeWitness(doc.getMap(movesRoot(page)), entry.id, witness!), byItself)
  })
}

/** This device's key, where the relay knows it, now or after it was handed in. A key that has ended gives way to another. */
async function registeredKey({ workspace, member, directory, key, relay }: SealsInput, shown: Shown): Promise<string | undefined> {
  let own = await key.own()
  for (const _ of [1, 2]) {
    const known = untrack(directory).keys?.find((each) => each.key === own.key)
    const stands = known !== undefined && known.until === undefined && known.member === member
    if (stands && shown.key === own.key) return own.key
    const proof = await own.sign(keyStatement({ workspace, member, key: own.key }))
    const answer = await relay.registerKey({ key: own.key, proof })
    if (answer.ok && answer.value.until === undefined) return (shown.key = own.key)
    // It stands all the same; the next time it is handed in again.
    if (stands && !answer.ok) return own.key
    // Somebody else's, or one that ended when this device was signed out: another is made, once.
    if (!answer.ok && answer.refusal !== 'forbidden') return undefined
    own = await key.renew(own.key)
  }
  return undefined
}
