import { createVolumeDoc } from '@hebu/shared/codec/volume-doc.ts'
import * as Y from 'yjs'

import type { RunAt } from './content.ts'
import { Knowledge } from './update/knowledge.ts'
import type { Pieces } from './update/pieces.ts'
import type { Ranges } from './update/ranges.ts'
import { validateUpdate } from './update/validate-update.ts'

/** Collected content, read and packed where that holds nobody up. */
export interface Collected {
  readonly bytes: Uint8Array
  /** Its structs, of each client from the first. */
  readonly runs: readonly RunAt[]
  readonly deletes: ReadonlyMap<number, Ranges>
  /** The bytes as stores keep them, where they were packed. */
  readonly zstd?: Uint8Array | undefined
}

/**
 * The same content with what was deleted collected and what was typed joined: text typed letter by letter is
 * many times smaller. Builds a document, so it runs in a process of its own. `undefined` where the update
 * waits for something, which must not be lost, or where the result could not be opened again.
 */
export function collectGarbage(update: Uint8Array): Collected | undefined {
  // As on a device: the shells of deleted lines stay, for letters that somebody is still to send ([TXT31]).
  const doc = createVolumeDoc()
  Y.applyUpdate(doc, update)
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) return undefined
  const bytes = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  // It will be judged so when the volume is opened again.
  const verdict = validateUpdate(bytes, new Knowledge(), () => true, { maxParts: Number.POSITIVE_INFINITY })
  if (verdict.kind !== 'news' || verdict.isRest) return undefined
  const runs = verdict.runs.map(({ bytes: [structs], ...run }) => {
    const from = structs!.byteOffset - bytes.byteOffset
    return { ...run, from, to: from + structs!.length }
  })
  return { bytes, runs, deletes: verdict.effects.deletes }
}

/** {@link collectGarbage} somewhere else; `undefined` also where it failed. */
export type Collector = (update: Pieces) => Promise<Collected | undefined>
