import { readPage } from '@hebu/shared/codec/read-page.ts'
import type { SealCheck } from '@hebu/shared/codec/sealing/verify-seal.ts'
import * as write from '@hebu/shared/codec/write-page.ts'
import { money } from '@hebu/shared/vocabulary/money.ts'
import { verifySeals } from '@hebu/web/workspace/sealing/verify-seals.ts'
import type { Browser } from '@playwright/test'
import * as Y from 'yjs'

import { deeds } from '../../kit/fixture-book.ts'
import { aDeviceKey, aKey, aWitness, enterSealed } from '../../kit/seals.ts'
import { atMost, type Measure } from '../measure.ts'

const pages = 1_000
const goalMs = 1_000
const at = '2026-11-23T01:00:00.000Z'

/** Folding the logs of 1,000 pages that were handed in and approved under seal, and computing every seal and every witness of them. */
export async function measureSeals(_browser: Browser, say: (line: string) => void): Promise<readonly Measure[]> {
  say(`${pages} sealed pages …`)
  const [zhou, lin, relay] = [aKey(1), aKey(2), aKey(9)]
  const keys = [aDeviceKey(zhou, 'zhou'), aDeviceKey(lin, 'lin')]
  const doc = new Y.Doc()
  const read = (id: string) => readPage(deeds, id, 's', { main: doc, parts: {} })!
  const checks: SealCheck[] = []
  for (let index = 0; index < pages; index += 1) {
    const id = `d${index}`
    write.createPage(doc, deeds, undefined, { id, made: { by: 'zhou', at }, beginning: {}, given: { title: `合同 ${index}`, amount: money(index * 100) }, shared: false })
    const handIn = enterSealed(doc, deeds, read(id), zhou, { id: `${id}in`, move: 'submit', from: 'draft', to: 'review', by: 'zhou', at, route: [{ by: ['lead'], mode: 'single', limitWorkingDays: 2 }] })
    const approval = enterSealed(doc, deeds, read(id), lin, { id: `${id}ok`, move: 'approve', from: 'review', to: 'approved', by: 'lin', as: 'lead', step: 0, at, after: handIn.id })
    for (const { seal } of [handIn, approval]) checks.push({ seal: seal!, witness: aWitness(seal!, relay, { by: 'zhou', at }), workspace: 'w1', keys, relayKey: relay.key, before: seal === approval.seal ? handIn.seal : undefined })
  }
  await verifySeals(checks.slice(0, 64))
  const startedMs = performance.now()
  const findings = await verifySeals(checks)
  let approved = 0
  for (let index = 0; index < pages; index += 1) if (read(`d${index}`).state === 'approved') approved += 1
  const tookMs = performance.now() - startedMs
  if (approved !== pages || findings.some(({ fault, witnessed }) => fault !== undefined || witnessed === undefined)) throw new Error('the sealed pages of the bench do not hold')
  return [atMost('seals.fold-and-verify', tookMs, 'ms', goalMs)]
}
