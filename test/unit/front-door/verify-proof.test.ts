import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { type Proof, writeProof } from '@hebu/shared/codec/sealing/proof.ts'
import { runKeeperCommand } from '@hebu/sync-server/command-line.ts'
import { expect, test } from 'vitest'

import { aFolder } from '../../kit/front-door.ts'
import { aProof } from '../../kit/sample-proof.ts'

const verified = (bytes: Uint8Array, ...more: readonly string[]) => {
  const file = join(aFolder(), '合同.hebu-proof')
  writeFileSync(file, bytes)
  // No store, no relay: an empty environment.
  return runKeeperCommand(['verify', file, ...more], { HEBU_DATA: '/nowhere' }, '/nowhere')
}

test('[WIT13] a proof is told in words: who, in which post, when, what, and that it holds', async () => {
  const { proof, relay } = aProof()
  const { code, words } = await verified(writeProof(proof))
  expect(code).toBe(0)
  expect(words).toContain('Department: 东区销售部\n')
  expect(words).toMatch(/1\. 林静 · .*submit.*\(draft → in ?review\)\n {3}signed 2026-11-23 09:30; seen by the relay 2026-11-23 10:05/i)
  expect(words).toMatch(/2\. 王伟 · .*approve.*\(step 1 of 1, in ?review → approved\)/i)
  expect(words).toContain('numbered HT-2026 7')
  expect(words).toContain('“同意”')
  expect(words).toContain(`Relay key: ${relay.key}\nCompare it`)
  expect(words.trimEnd().endsWith('Every seal holds: 2 of 2.')).toBe(true)
})

test('[WIT13] what does not hold is named, and ends as a failure', async () => {
  const { proof, relay } = aProof()
  const [first, second] = proof.seals
  const without: Proof = { ...proof, seals: [second!] }
  const missing = await verified(writeProof(without))
  expect([missing.code, missing.words]).toEqual([1, expect.stringContaining('DOES NOT HOLD: the seal that it follows is missing')])
  const unseen = await verified(writeProof({ ...proof, seals: [{ seal: first!.seal }] }))
  expect([unseen.code, unseen.words]).toEqual([1, expect.stringContaining('not witnessed')])
  const bytes = writeProof(proof)
  bytes[200]! ^= 1
  expect(await verified(bytes)).toEqual({ code: 1, words: expect.stringContaining('not as it was written') })
  expect(await verified(new Uint8Array(3))).toEqual({ code: 1, words: 'This is no proof of Hebu.' })
  expect((await verified(writeProof(proof), '--relay-key', relay.key)).code).toBe(0)
  const stranger = await verified(writeProof(proof), '--relay-key', aProof().relay.key)
  expect([stranger.code, stranger.words]).toEqual([1, expect.stringContaining('it is not the key that was given')])
  // Keys may begin with a dash.
  expect((await verified(writeProof(proof), '--relay-key', `-${relay.key.slice(1)}`)).words).toContain('it is not the key that was given')
  expect((await verified(writeProof(proof), '--relay-key', '--language')).words).toContain('See hebu --help')
  expect((await runKeeperCommand(['verify', '/nowhere/x.hebu-proof'], {}, '/')).words).toBe('There is no /nowhere/x.hebu-proof.')
})
