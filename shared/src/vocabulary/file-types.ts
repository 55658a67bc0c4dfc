/** What the first bytes of a file say it is. A name or a sender's word is never believed. */
export interface FileType {
  readonly type: string
  /** How it can be shown; absent: it is only downloaded. */
  readonly shows?: 'image' | 'pdf' | 'audio' | 'video'
}

/** How many bytes from the beginning {@link fileTypeOf} looks at. */
export const fileHeadBytes = 32

const latin1 = (head: Uint8Array, from: number, to: number): string => String.fromCharCode(...head.subarray(from, to))
const startsWith = (head: Uint8Array, ...bytes: readonly number[]): boolean => bytes.every((byte, at) => head[at] === byte)

/** Brands of the ISO base media format, by what they hold. */
function isoMedia(brand: string): FileType {
  if (/^avi[fs]/.test(brand)) return { type: 'image/avif', shows: 'image' }
  if (/^(heic|heix|hevc|mif1|msf1)/.test(brand)) return { type: 'image/heic' }
  if (brand.startsWith('M4A')) return { type: 'audio/mp4', shows: 'audio' }
  return brand.startsWith('qt') ? { type: 'video/quicktime', shows: 'video' } : { type: 'video/mp4', shows: 'video' }
}

/** The kind of a file by its bytes; `undefined` where they say nothing, as with plain text. HTML and SVG are never a kind. */
export function fileTypeOf(head: Uint8Array): FileType | undefined {
  if (startsWith(head, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return { type: 'image/png', shows: 'image' }
  if (startsWith(head, 0xff, 0xd8, 0xff)) return { type: 'image/jpeg', shows: 'image' }
  if (latin1(head, 0, 4) === 'GIF8') return { type: 'image/gif', shows: 'image' }
  if (latin1(head, 0, 5) === '%PDF-') return { type: 'application/pdf', shows: 'pdf' }
  if (latin1(head, 0, 4) === 'RIFF') {
    const form = latin1(head, 8, 12)
    if (form === 'WEBP') return { type: 'image/webp', shows: 'image' }
    if (form === 'WAVE') return { type: 'audio/wav', shows: 'audio' }
    return undefined
  }
  if (latin1(head, 0, 2) === 'BM' && startsWith(head.subarray(6), 0, 0, 0, 0)) return { type: 'image/bmp', shows: 'image' }
  if (latin1(head, 4, 8) === 'ftyp') return isoMedia(latin1(head, 8, 12))
  if (startsWith(head, 0x1a, 0x45, 0xdf, 0xa3)) return { type: 'video/webm', shows: 'video' }
  if (latin1(head, 0, 4) === 'OggS') return { type: 'audio/ogg', shows: 'audio' }
  if (latin1(head, 0, 4) === 'fLaC') return { type: 'audio/flac', shows: 'audio' }
  if (latin1(head, 0, 3) === 'ID3' || (head[0] === 0xff && [0xfb, 0xf3, 0xf2].includes(head[1] ?? 0))) return { type: 'audio/mpeg', shows: 'audio' }
  if (startsWith(head, 0x50, 0x4b, 0x03, 0x04)) return { type: 'application/zip' }
  if (startsWith(head, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return { type: 'application/x-ole-storage' }
  return undefined
}
