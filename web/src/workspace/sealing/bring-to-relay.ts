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
  /** The numbers that the relay was shown since this device was opened, the highest of each series. */
  readonly shown: Map<string, number>
}

/** Hands in this device's key where the relay has not got it, then shows the relay what it has not witnessed and the highest numbers that stand here, and writes its word into the pages ([SEAL13], [WIT18]). */
export async function bringToRelay({ input, stores, findingOf, shown }: BringInput): Promise<void> {
  if (!(await isRegistered(input))) return
  const held = new Map<string, HeldNumber & { readonly number: number }>()
  const unseen: { readonly store: PageStore; readonly page: string; readonly entry: SealedEntry }[] = []
  for (const store of stores.values()) {
    for (const page of store.every()) {
      for (const { id, seal, witness } of page.moves) {
        const { series, number } = seal === undefined || witness === undefined ? {} : (findingOf(page.id, id)?.witnessed ?? {})
        if (series !== undefined && number !== undefined && number > Math.max(shown.get(series) ?? 0, held.get(series)?.number ?? 0)) held.set(series, { seal: seal!, witness: witness!, number })
      }
      if (store.volumeOf(page.id)?.access() !== 'write') continue
      for (const entry of page.moves.filter(isSealed)) {
        const finding = findingOf(page.id, entry.id)
        if (finding !== undefined && finding.witnessed === undefined && (finding.fault === undefined || finding.fault === 'key-ended')) unseen.push({ store, page: page.id, entry })
      }
    }
  }
  if (unseen.length === 0 && held.size === 0) return
  const answer = await input.relay.witness(unseen.map(({ entry }) => entry.seal), [...held.values()].slice(-20).map(({ seal, witness }) => ({ seal, witness })))
  if (!answer.ok) return
  for (const [series, { number }] of held) shown.set(series, number)
  answer.value.forEach((witness, place) => {
    const { store, page, entry } = unseen[place]!
    const doc = witness === undefined ? undefined : store.volumeOf(page)?.doc
    doc?.transact(() => writeWitness(doc.getMap(movesRoot(page)), entry.id, witness!))
  })
}

/** Whether the relay knows this device's key, now or after it was handed in. A key that has ended gives way to another. */
async function isRegistered({ workspace, member, directory, key, relay }: SealsInput): Promise<boolean> {
  let own = await key.own()
  for (const _ of [1, 2]) {
    const known = untrack(directory).keys?.find((each) => each.key === own.key)
    if (known !== undefined && known.until === undefined && known.member === member) return true
    const proof = await own.sign(keyStatement({ workspace, member, key: own.key }))
    const answer = await relay.registerKey({ key: own.key, proof })
    if (answer.ok && answer.value.until === undefined) return true
    // Somebody else's, or one that ended when this device was signed out: another is made, once.
    if (!answer.ok && answer.refusal !== 'forbidden') return false
    own = await key.renew(own.key)
  }
  return false
}
