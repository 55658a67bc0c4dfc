import { lengthOf } from '@hebu/shared/vocabulary/bytes.ts'
import { yMessage, ySync } from '@hebu/shared/wire/y-messages.ts'
import * as encoding from 'lib0/encoding'

import { BoundedReader, NotOfTheGrammar } from './update/bounded-reader.ts'
import { gathered, type Pieces } from './update/pieces.ts'
import { messageLimits } from './update/validate-update.ts'

/** As many clients as one message may bring structs of. */
const maxVectorClients = messageLimits.maxParts

/** A message of the y-websocket protocol; bytes are views into it. */
export type YMessage =
  | { readonly kind: 'step1'; readonly vector: ReadonlyMap<number, number> }
  | { readonly kind: 'step2'; readonly update: Uint8Array }
  | { readonly kind: 'update'; readonly update: Uint8Array }
  | { readonly kind: 'awareness'; readonly states: Uint8Array }
  | { readonly kind: 'query-awareness' }

/** `undefined` for what is not of the grammar: other types, a second message packed behind, a lying length. */
export function readYMessage(message: Uint8Array): YMessage | undefined {
  const reader = new BoundedReader(message)
  try {
    const read = readByType(reader)
    return reader.left === 0 ? read : undefined
  } catch (error) {
    if (error instanceof NotOfTheGrammar) return undefined
    throw error
  }
}

function readByType(reader: BoundedReader): YMessage {
  switch (reader.varUint()) {
    case yMessage.sync:
      return readSync(reader)
    case yMessage.awareness:
      return { kind: 'awareness', states: reader.varBytes() }
    case yMessage.queryAwareness:
      return { kind: 'query-awareness' }
    default:
      return reader.offend()
  }
}

function readSync(reader: BoundedReader): YMessage {
  const step = reader.varUint()
  const payload = reader.varBytes()
  switch (step) {
    case ySync.step1:
      return { kind: 'step1', vector: readVector(payload) }
    case ySync.step2:
      return { kind: 'step2', update: payload }
    case ySync.update:
      return { kind: 'update', update: payload }
    default:
      return reader.offend()
  }
}

function readVector(bytes: Uint8Array): Map<number, number> {
  const reader = new BoundedReader(bytes)
  const vector = new Map<number, number>()
  const count = reader.count(2)
  if (count > maxVectorClients) reader.offend()
  for (let i = 0; i < count; i++) vector.set(reader.varUint(), reader.varUint())
  if (reader.left > 0) reader.offend()
  return vector
}

export const writeStep1 = (vector: Uint8Array): Uint8Array => write([yMessage.sync, ySync.step1], vector)

export const writeStep2 = (update: Uint8Array): Uint8Array => write([yMessage.sync, ySync.step2], update)

/** {@link writeStep2} around an update that need not be copied: a volume may be large. A small one gives one piece. */
export function step2InPieces(update: Pieces): Pieces {
  const head = encoding.encode((encoder) => {
    for (const part of [yMessage.sync, ySync.step2, lengthOf(update)]) encoding.writeVarUint(encoder, part)
  })
  return gathered([head, ...update])
}

export const writeUpdate = (update: Uint8Array): Uint8Array => write([yMessage.sync, ySync.update], update)

export const writeAwareness = (states: Uint8Array): Uint8Array => write([yMessage.awareness], states)

/** An awareness message about nobody: keeps y-websocket's client from taking silence for a lost connection. */
export const emptyAwareness: Uint8Array = Uint8Array.of(yMessage.awareness, 1, 0)

function write(types: readonly number[], payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const type of types) encoding.writeVarUint(encoder, type)
  encoding.writeVarUint8Array(encoder, payload)
  return encoding.toUint8Array(encoder)
}
