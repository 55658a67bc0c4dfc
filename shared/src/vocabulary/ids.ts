/** A source of random bytes, so that tests can be repeated. */
export interface Random {
  bytes(length: number): Uint8Array
}

export const systemRandom: Random = {
  bytes: (length) => (globalThis as unknown as { crypto: { getRandomValues(a: Uint8Array): Uint8Array } }).crypto.getRandomValues(new Uint8Array(length)),
}

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** A random identifier of 16 Crockford characters (80 bits), safe in addresses and file names. */
export function newId(random: Random = systemRandom): string {
  let id = ''
  for (const byte of random.bytes(16)) id += alphabet[byte & 31]
  return id
}

/** What may stand in a page, row, member or group identifier. The codec's suffixes are outside of it. */
export const identifierPattern = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,95}$/

export const isIdentifier = (candidate: string): boolean => identifierPattern.test(candidate)
