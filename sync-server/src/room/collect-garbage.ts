import { createVolumeDoc } from '@hebu/shared/codec/volume-doc.ts'
import * as Y from 'yjs'

import { Knowledge } from './update/knowledge.ts'
import type { Pieces } from './update/pieces.ts'
import { validateUpdate } from './update/validate-update.ts'

/**
 * The same content with what was deleted collected and what was typed joined: text typed letter by letter is
 * many times smaller. Builds a document, so it runs in a process of its own. `undefined` where the update
 * waits for something, which must not be lost, or where the result could not be opened again.
 */
export function collectGarbage(update: Uint8Array): Uint8Array | undefined {
  // As on a device: the shells of deleted lines stay, for letters that somebody is still to send ([TXT31]).
  const doc = createVolumeDoc()
  Y.applyUpdate(doc, update)
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) return undefined
  const collected = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  // It will be judged so when the volume is opened again.
  const verdict = validateUpdate(collected, new Knowledge(), () => true, { maxParts: Number.POSITIVE_INFINITY })
  return verdict.kind === 'news' && !verdict.isRest ? collected : undefined
}

/** {@link collectGarbage} somewhere else; `undefined` also where it failed. */
export type Collector = (update: Pieces) => Promise<Uint8Array | undefined>
