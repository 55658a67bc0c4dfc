/** A proof of a contract that was handed in and approved, made by hand: no part of the app takes part. */
import { createHash, generateKeyPairSync, sign } from 'node:crypto'

import { canonicalJson } from '@hebu/shared/codec/canonical.ts'
import type { Proof } from '@hebu/shared/codec/sealing/proof.ts'
import type { Seal, SealStatement, Witness } from '@hebu/shared/vocabulary/sealing.ts'

import { aSealingDevice } from './sealing-device.ts'

export const sha256 = (words: string): string => createHash('sha256').update(words).digest('hex')

/** A relay's key that signs anything. */
export function aRelayKey() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  return {
    key: publicKey.export({ format: 'jwk' }).x!,
    says: (said: object): Witness => {
      const statement = canonicalJson(said)
      return { statement, signature: sign(null, Buffer.from(statement), privateKey).toString('base64url') }
    },
  }
}

export const workspace = { id: 'w1', name: '东区销售部', charter: 'business', timeZone: 'Asia/Shanghai' }
export const content = { book: 'contracts', page: 'p1', version: 1, values: { title: '年度供货合同', customer: { id: 'qinghe', shelf: 'g-east' }, amount: { amountCents: 88_000_000, currency: 'CNY' }, lines: [{ id: 'r1', cells: { item: '望月礼盒', qty: 1200 } }] }, texts: { duties: [{ node: 'paragraph', content: [{ text: '甲方应于验收后三十日内付款。' }] }] } }
const members = [{ id: 'lin', name: '林静', post: 'rep' }, { id: 'wang', name: '王伟', post: 'manager' }]

/** The proof, and the hands behind it. */
export function aProof() {
  const relay = aRelayKey()
  const [lin, wang] = [aSealingDevice(), aSealingDevice()]
  const statement = (over: Partial<SealStatement>): SealStatement => ({
    hebu: 'seal/1', workspace: workspace.id, book: 'contracts', page: 'p1', id: 'e1', move: 'submit', from: 'draft', to: 'inReview', by: 'lin', at: '2026-11-23T01:30:00.000Z', content: sha256(canonicalJson(content)), ...over,
  })
  const first = lin.seal(statement({ route: [{ by: ['head'], mode: 'single', limitWorkingDays: 2 }] }))
  const second = wang.seal(statement({ id: 'e2', move: 'approve', from: 'inReview', to: 'approved', by: 'wang', as: 'head', at: '2026-11-23T02:00:00.000Z', note: '同意', after: 'e1', previous: sha256(first.statement), step: 0, series: 'HT-2026' }))
  const digest = ({ statement: words, key, signature }: Seal): string => sha256(`${words}\n${key}\n${signature}`)
  const said = (seal: Seal, by: string, more: object = {}): Witness => relay.says({ hebu: 'witness/1', workspace: workspace.id, seal: digest(seal), by, at: '2026-11-23T02:05:00.000Z', ...more })
  const proof: Proof = {
    hebu: 'proof/1',
    about: ['合簿 Hebu', '年度供货合同'],
    workspace,
    book: 'contracts',
    page: 'p1',
    seals: [{ seal: first, witness: said(first, 'lin', { post: 'rep' }) }, { seal: second, witness: said(second, 'wang', { post: 'manager', series: 'HT-2026', number: 7 }) }],
    contents: [content],
    keys: [{ key: lin.key, member: 'lin', since: '2026-11-01T00:00:00.000Z' }, { key: wang.key, member: 'wang', since: '2026-11-01T00:00:00.000Z' }],
    relayKeys: [relay.key],
    names: relay.says({ hebu: 'names/1', workspace, at: '2026-11-23T03:00:00.000Z', members }),
    madeAt: '2026-11-23T03:00:00.000Z',
  }
  return { proof, relay, lin, wang, statement, said, members }
}
