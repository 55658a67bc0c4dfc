import * as encoding from 'lib0/encoding'

export type RawId = readonly [client: number, clock: number]

/** A struct as bytes say it, true or not. */
export interface RawItem {
  readonly left?: RawId
  readonly right?: RawId
  /** The name of a root type, or the id of an item. */
  readonly parent?: string | RawId
  readonly key?: string
  readonly kind: number
  readonly content: (encoder: encoding.Encoder) => void
}

export interface RawSection {
  readonly client: number
  readonly clock: number
  /** Claimed instead of the true count. */
  readonly count?: number
  readonly items: readonly (RawItem | { readonly gc: number } | { readonly skip: number })[]
}

export interface RawDelete {
  readonly client: number
  readonly ranges: readonly (readonly [clock: number, length: number])[]
}

export const string = (text: string): Pick<RawItem, 'kind' | 'content'> => ({ kind: 4, content: (encoder) => encoding.writeVarString(encoder, text) })

/** Content of a kind, in bytes. */
export const raw = (kind: number, ...bytes: number[]): Pick<RawItem, 'kind' | 'content'> => ({ kind, content: (encoder) => encoding.writeUint8Array(encoder, Uint8Array.from(bytes)) })

export const any = (...values: readonly unknown[]): Pick<RawItem, 'kind' | 'content'> => ({
  kind: 8,
  content(encoder) {
    encoding.writeVarUint(encoder, values.length)
    for (const value of values) encoding.writeAny(encoder, value as never)
  },
})

/** An update of format V1, byte by byte. */
export function craft(sections: readonly RawSection[], deletes: readonly RawDelete[] = []): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, sections.length)
  for (const { client, clock, count, items } of sections) {
    encoding.writeVarUint(encoder, count ?? items.length)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    for (const item of items) writeStruct(encoder, item)
  }
  encoding.writeVarUint(encoder, deletes.length)
  for (const { client, ranges } of deletes) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, ranges.length)
    for (const [clock, length] of ranges) {
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarUint(encoder, length)
    }
  }
  return encoding.toUint8Array(encoder)
}

function writeStruct(encoder: encoding.Encoder, struct: RawSection['items'][number]): void {
  if ('gc' in struct) return void [encoding.writeUint8(encoder, 0), encoding.writeVarUint(encoder, struct.gc)]
  if ('skip' in struct) return void [encoding.writeUint8(encoder, 10), encoding.writeVarUint(encoder, struct.skip)]
  const { left, right, parent = 'note', key, kind, content } = struct
  encoding.writeUint8(encoder, kind | (left ? 0x80 : 0) | (right ? 0x40 : 0) | (key === undefined ? 0 : 0x20))
  if (left) writeId(encoder, left)
  if (right) writeId(encoder, right)
  if (!left && !right) {
    encoding.writeVarUint(encoder, typeof parent === 'string' ? 1 : 0)
    if (typeof parent === 'string') encoding.writeVarString(encoder, parent)
    else writeId(encoder, parent)
    if (key !== undefined) encoding.writeVarString(encoder, key)
  }
  content(encoder)
}

function writeId(encoder: encoding.Encoder, [client, clock]: RawId): void {
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, clock)
}
