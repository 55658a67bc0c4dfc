import * as encoding from 'lib0/encoding'
import type { AbstractType, Doc, ID, Item } from 'yjs'
import { encodeStateAsUpdate, encodeStateVector, GC, UpdateEncoderV1 } from 'yjs'

type Struct = GC | Item

/** Structs of one client, from one to before another. */
interface Stretch {
  readonly structs: readonly Struct[]
  readonly from: number
  to: number
}

/**
 * All that a document holds as about so many Yjs updates (V1), in an order in which each stands on those before it:
 * applied one after the other they make the document without anything waiting for what is still to come. Of a document
 * that waits for something itself, one update.
 */
export function stateInParts(doc: Doc, parts: number): readonly Uint8Array[] {
  const { clients, pendingStructs, pendingDs } = doc.store
  if (parts <= 1 || pendingStructs !== null || pendingDs !== null) return [encodeStateAsUpdate(doc)]
  const total = [...clients.values()].reduce((sum, structs) => sum + structs.length, 0)
  const size = Math.ceil(total / parts)
  const written = new Map<number, number>()
  const updates: Uint8Array[] = []
  let part = new Map<number, Stretch>()
  let count = 0
  const close = (): void => {
    if (count > 0) updates.push(encodeStretches(part))
    part = new Map()
    count = 0
  }
  /** Whose struct is still to be written before this one, and which. */
  const missing = (struct: Struct): ID | undefined => needs(struct).find(({ client, clock }) => clock >= stateOf(client))
  const stateOf = (client: number): number => {
    const structs = clients.get(client) ?? []
    const next = structs[written.get(client) ?? 0]
    return next?.id.clock ?? Number.POSITIVE_INFINITY
  }
  for (const [client, structs] of clients) {
    const asked: ID[] = [{ client, clock: structs.at(-1)?.id.clock ?? -1 }]
    for (let wanted = asked.at(-1); wanted !== undefined; wanted = asked.at(-1)) {
      const ofClient = clients.get(wanted.client) ?? []
      const at = written.get(wanted.client) ?? 0
      const struct = ofClient[at]
      if (struct === undefined || struct.id.clock > wanted.clock) {
        asked.pop()
        continue
      }
      const before = missing(struct)
      if (before !== undefined) {
        asked.push(before)
        continue
      }
      const stretch = part.get(wanted.client)
      if (stretch === undefined) part.set(wanted.client, { structs: ofClient, from: at, to: at + 1 })
      else stretch.to = at + 1
      written.set(wanted.client, at + 1)
      if (++count >= size) close()
    }
  }
  close()
  // What is deleted, of all of them.
  return [...updates, encodeStateAsUpdate(doc, encodeStateVector(doc))]
}

/** What a struct is written beside or within. */
function needs(struct: Struct): readonly ID[] {
  if (struct instanceof GC) return []
  const within = (struct.parent as AbstractType<unknown> | null)?._item?.id
  return [struct.origin, struct.rightOrigin, within].filter((id) => id !== null && id !== undefined)
}

/** An update of these structs that deletes nothing. */
function encodeStretches(part: ReadonlyMap<number, Stretch>): Uint8Array {
  const encoder = new UpdateEncoderV1()
  encoding.writeVarUint(encoder.restEncoder, part.size)
  for (const [client, { structs, from, to }] of part) {
    encoding.writeVarUint(encoder.restEncoder, to - from)
    encoder.writeClient(client)
    encoding.writeVarUint(encoder.restEncoder, structs[from]!.id.clock)
    for (const struct of structs.slice(from, to)) struct.write(encoder, 0)
  }
  encoding.writeVarUint(encoder.restEncoder, 0)
  return encoder.toUint8Array()
}
