import type { BoundedReader } from './bounded-reader.ts'
import { maxJsonDepth, skipJson } from './skip-json.ts'

/** Values nested deeper are refused: readers recurse, and their stacks end. */
export const maxAnyDepth = maxJsonDepth

const kind = { deleted: 1, binary: 3, string: 4, embed: 5, format: 6, type: 7, any: 8 } as const

/** Array, map, text, XML element, fragment and XML text: the types that books are made of. Hooks are not. */
const typesWithName: ReadonlySet<number> = new Set([3])
const typesWithoutName: ReadonlySet<number> = new Set([0, 1, 2, 4, 6])

export const isDeletedContent = (contentKind: number): boolean => contentKind === kind.deleted

/**
 * Passes over the content of an item and gives the clocks it takes. Only what Hebu writes is of the grammar
 * ([SEC3]): no documents inside of documents, no legacy JSON arrays, no hooks.
 */
export function skipContent(reader: BoundedReader, contentKind: number): number {
  switch (contentKind) {
    case kind.deleted:
      return reader.varUint()
    case kind.binary:
      reader.varBytes()
      return 1
    case kind.string:
      return reader.skipString()
    case kind.embed:
      skipJson(reader)
      return 1
    case kind.format:
      reader.skipString()
      skipJson(reader)
      return 1
    case kind.type: {
      const type = reader.varUint()
      if (typesWithName.has(type)) reader.skipString()
      else if (!typesWithoutName.has(type)) reader.offend()
      return 1
    }
    case kind.any: {
      const count = reader.count(1)
      for (let i = 0; i < count; i++) skipAny(reader, 1)
      return count
    }
    default:
      return reader.offend()
  }
}

function skipAny(reader: BoundedReader, depth: number): void {
  if (depth > maxAnyDepth) reader.offend()
  switch (reader.uint8()) {
    case 127: // undefined
    case 126: // null
    case 121: // false
    case 120: // true
      return
    case 125:
      return reader.skipVarInt()
    case 124:
      return reader.skip(4)
    case 123:
      return reader.skip(8)
    case 119:
      return void reader.skipString()
    case 118: {
      const count = reader.count(2)
      for (let i = 0; i < count; i++) {
        if (isPrototypeKey(reader)) reader.offend()
        skipAny(reader, depth + 1)
      }
      return
    }
    case 117: {
      const count = reader.count(1)
      for (let i = 0; i < count; i++) skipAny(reader, depth + 1)
      return
    }
    case 116:
      return void reader.varBytes()
    default:
      // 122 is a big integer: no book has one, and `JSON.stringify` throws on it.
      reader.offend()
  }
}

const prototypeKey = [...'__proto__'].map((letter) => letter.charCodeAt(0))

/** Reads a key. Readers assign it to an object, and this one would set what the object is. */
function isPrototypeKey(reader: BoundedReader): boolean {
  const from = reader.position
  reader.skipString()
  const start = reader.position - prototypeKey.length
  return start === from + 1 && prototypeKey.every((byte, i) => reader.bytes[start + i] === byte)
}
