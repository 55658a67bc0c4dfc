/** Text of a file, and how it was written. */
export interface DecodedText {
  readonly text: string
  readonly encoding: 'UTF-8' | 'UTF-16' | 'GB18030'
}

const looksAtBytes = 8 * 1024

function marked(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}

/** Reads text as UTF-8, else as GB18030, as Chinese programs write it; `undefined` where it is not text. The end may be cut within a letter. */
export function decodeText(bytes: Uint8Array): DecodedText | undefined {
  const utf16 = marked(bytes)
  if (utf16 !== undefined) return { text: new TextDecoder(utf16).decode(bytes), encoding: 'UTF-16' }
  if (bytes.subarray(0, looksAtBytes).includes(0)) return undefined
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true }), encoding: 'UTF-8' }
  } catch {
    // Not UTF-8.
  }
  try {
    return { text: new TextDecoder('gb18030', { fatal: true }).decode(bytes, { stream: true }), encoding: 'GB18030' }
  } catch {
    return undefined
  }
}
