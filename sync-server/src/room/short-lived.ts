const slabBytes = 64 * 1024
let slab = new ArrayBuffer(slabBytes)
let used = 0

/**
 * Bytes for a message on its way through the relay. Small ones share a piece of memory, which is free again when the
 * last of them is: each in a piece of its own, they would cost more to free than to fill. Not for what is kept.
 */
export function shortLived(length: number): Uint8Array<ArrayBuffer> {
  if (length > slabBytes / 16) return new Uint8Array(length)
  if (used + length > slabBytes) {
    slab = new ArrayBuffer(slabBytes)
    used = 0
  }
  const taken = new Uint8Array(slab, used, length)
  used += length
  return taken
}

/** A copy of the same kind. */
export function shortLivedCopy(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const copy = shortLived(bytes.length)
  copy.set(bytes)
  return copy
}
