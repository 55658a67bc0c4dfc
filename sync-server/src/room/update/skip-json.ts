import type { BoundedReader } from './bounded-reader.ts'

export const maxJsonDepth = 32
/** Of a mark or an embedded object: parsed JSON takes many times its bytes. */
const maxJsonBytes = 256 * 1024

const utf8 = new TextDecoder()

/** Passes over a length-prefixed string of JSON, nested no deeper than {@link maxJsonDepth}. */
export function skipJson(reader: BoundedReader): void {
  const from = reader.position
  reader.skipString()
  const end = reader.position
  reader.position = from
  const text = reader.varBytes()
  if (reader.position !== end || parseJson(text) === undefined) reader.offend()
}

/** The value in bytes of JSON, boxed; `undefined` for what is not JSON or nested too deep. */
export function parseJson(text: Uint8Array): { readonly value: unknown } | undefined {
  if (text.length > maxJsonBytes || depthOf(text) > maxJsonDepth) return undefined
  try {
    return { value: JSON.parse(utf8.decode(text)) }
  } catch {
    return undefined
  }
}

function depthOf(text: Uint8Array): number {
  let depth = 0
  let deepest = 0
  let inString = false
  for (let i = 0; i < text.length; i++) {
    const byte = text[i]
    if (inString) {
      if (byte === backslash) i++
      else if (byte === quote) inString = false
    } else if (byte === quote) inString = true
    else if (byte === openBracket || byte === openBrace) deepest = Math.max(deepest, ++depth)
    else if (byte === closeBracket || byte === closeBrace) depth--
  }
  return deepest
}

const quote = 0x22
const backslash = 0x5c
const openBracket = 0x5b
const closeBracket = 0x5d
const openBrace = 0x7b
const closeBrace = 0x7d
