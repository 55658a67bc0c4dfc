import { fromBase64Url, toBase64Url } from '@hebu/shared/codec/sealing/base64url.ts'
import { describe, expect, test } from 'vitest'

import { seededRandom } from '../../kit/seeded-random.ts'

describe('base64url', () => {
  test('[SEAL1] is what others write, and is read back', () => {
    const random = seededRandom(7)
    for (let length = 0; length < 70; length++) {
      const bytes = Uint8Array.from({ length }, () => random.int(256))
      const words = toBase64Url(bytes)
      expect(words).toBe(Buffer.from(bytes).toString('base64url'))
      expect(fromBase64Url(words, length)).toEqual(bytes)
    }
  })

  test('[SEAL1] has one form alone: other letters, lengths and spare bits are refused', () => {
    const words = toBase64Url(new Uint8Array(32).fill(255))
    expect(fromBase64Url(words, 32)).toBeDefined()
    for (const other of [`${words}=`, words.slice(1), `${words.slice(0, -1)}9`, words.replace('_', '/'), words.replace('_', 'é'), ` ${words.slice(1)}`]) expect(fromBase64Url(other, 32), other).toBeUndefined()
  })

  test('[SEAL12] needs nothing of Node, so that it works where seals are checked', () => {
    const { Buffer: kept } = globalThis
    try {
      Reflect.deleteProperty(globalThis, 'Buffer')
      expect(fromBase64Url(toBase64Url(new Uint8Array([1, 2, 3])), 3)).toEqual(new Uint8Array([1, 2, 3]))
    } finally {
      globalThis.Buffer = kept
    }
  })
})
