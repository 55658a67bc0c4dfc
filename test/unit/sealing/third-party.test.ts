/** Follows `shared/SEALS.md` and nothing else: no code of the product reads the file here. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { writeProof } from '@hebu/shared/codec/sealing/proof.ts'
import { expect, test } from 'vitest'

import { aFolder } from '../../kit/front-door.ts'
import { aProof } from '../../kit/sample-proof.ts'

interface Signed {
  readonly statement: string
  readonly signature: string
}

interface File extends Readonly<Record<string, unknown>> {
  readonly seals: readonly { readonly seal: Signed & { readonly key: string }; readonly witness: Signed }[]
  readonly contents: readonly object[]
  readonly relayKeys: readonly [string]
  readonly names: Signed
  readonly sha256: string
}

const sha256 = (words: string): string => createHash('sha256').update(words, 'utf8').digest('hex')

/** RFC 8785 for texts, whole numbers, lists and objects. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]))
}

const canonical = (value: unknown): string => JSON.stringify(sorted(value))

/** `openssl pkeyutl`, as on the page. */
function opensslVerifies(key: string, { statement, signature }: Signed): boolean {
  const folder = aFolder()
  const at = (name: string, bytes: Uint8Array | string): string => {
    writeFileSync(join(folder, name), bytes)
    return join(folder, name)
  }
  const der = at('key.der', Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(key, 'base64url')]))
  const args = ['pkeyutl', '-verify', '-pubin', '-keyform', 'DER', '-inkey', der, '-rawin', '-in', at('statement', statement), '-sigfile', at('signature', Buffer.from(signature, 'base64url'))]
  try {
    return execFileSync('openssl', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).includes('Verified Successfully')
  } catch {
    return false
  }
}

test('[WIT14] a proof is checked with openssl and the description alone, and an altered one is not believed', () => {
  const words = new TextDecoder().decode(writeProof(aProof().proof))
  const file = JSON.parse(words) as File
  const { sha256: digest, ...rest } = file
  expect(canonical(file)).toBe(words)
  expect(sha256(canonical(rest))).toBe(digest)
  const contents = file.contents.map((content) => sha256(canonical(content)))
  for (const { seal, witness } of file.seals) {
    expect(opensslVerifies(seal.key, seal)).toBe(true)
    expect(opensslVerifies(file.relayKeys[0], witness)).toBe(true)
    const said = JSON.parse(witness.statement) as Readonly<Record<string, unknown>>
    const sealed = JSON.parse(seal.statement) as Readonly<Record<string, unknown>>
    expect([said['seal'], said['by'], said['refused']]).toEqual([sha256(`${seal.statement}\n${seal.key}\n${seal.signature}`), sealed['by'], undefined])
    expect(contents).toContain(sealed['content'])
    expect(opensslVerifies(seal.key, { ...seal, statement: seal.statement.replace('"page":"p1"', '"page":"p2"') })).toBe(false)
    expect(opensslVerifies(seal.key, { ...seal, signature: witness.signature })).toBe(false)
    expect(opensslVerifies(seal.key, witness)).toBe(false)
  }
  const [first, second] = file.seals.map(({ seal }) => seal.statement) as [string, string]
  expect(JSON.parse(second)).toMatchObject({ after: (JSON.parse(first) as { id: string }).id, previous: sha256(first) })
  expect(opensslVerifies(file.relayKeys[0], file.names)).toBe(true)
})
