import { canonicalJson } from '@hebu/shared/codec/canonical.ts'
import { checkProof } from '@hebu/shared/codec/sealing/check-proof.ts'
import { createEd25519 } from '@hebu/shared/codec/sealing/ed25519.ts'
import { type Proof, readProof, writeProof } from '@hebu/shared/codec/sealing/proof.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { aProof, sha256 } from '../../kit/sample-proof.ts'

const ed25519 = createEd25519()
const refusalOf = (bytes: Uint8Array): string | undefined => {
  const read = readProof(bytes)
  return read.ok ? undefined : read.refusal
}

/** Everything of a checked proof that is shown to somebody. */
async function shownOf(proof: Proof): Promise<unknown> {
  const { seals, names, workspace, attested, sound } = await checkProof(proof, ed25519)
  return { seals, names, workspace, attested, sound }
}

const faultsOf = async (proof: Proof) => (await checkProof(proof, ed25519)).seals.map(({ fault }) => fault)

describe('the file of a proof', () => {
  test('[WIT10] is read back as it was written, and says of itself what it is', () => {
    const { proof } = aProof()
    const bytes = writeProof(proof)
    expect(readProof(bytes)).toEqual({ ok: true, value: proof })
    expect(new TextDecoder().decode(bytes).slice(0, 60)).toContain('{"about":["合簿 Hebu","年度供货合同"]')
  })

  test('[WIT10] any single bit that is not as it was written is found', () => {
    const bytes = writeProof(aProof().proof)
    fc.assert(
      fc.property(fc.nat(bytes.length * 8 - 1), (bit) => {
        const altered = Uint8Array.from(bytes)
        altered[bit >> 3]! ^= 1 << (bit & 7)
        expect(refusalOf(altered)).toBe('altered')
      }),
      { numRuns: 1000 },
    )
  })

  test('[WIT10] so are bytes added, left out or written otherwise; a file that is none is called so', () => {
    const bytes = writeProof(aProof().proof)
    const words = new TextDecoder().decode(bytes)
    const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
    for (const altered of [`${words}\n`, ` ${words}`, `\ufeff${words}`, words.slice(0, -1), words.replace('"book":', '"book": '), words.replace('合簿', '\\u5408簿'), `${words.slice(0, -1)},"more":1}`]) expect(refusalOf(encode(altered))).toBe('altered')
    for (const none of ['', '{}', '[]', 'null', '{"hebu":"seal/1"}', '%PDF-1.7']) expect(refusalOf(encode(none))).toBe('not-a-proof')
    expect(refusalOf(Uint8Array.of(0xff, 0xfe, 0))).toBe('not-a-proof')
  })

  test('[WIT10] one of a newer version is called so, not altered', () => {
    const newer = { ...aProof().proof, hebu: 'proof/2', more: true }
    expect(refusalOf(new TextEncoder().encode(canonicalJson({ ...newer, sha256: sha256(canonicalJson(newer)) })))).toBe('newer')
  })
})

describe('what a proof proves', () => {
  test('[WIT11] every seal, by whom, when and over what, is checked from the file alone', async () => {
    const { proof } = aProof()
    const checked = await checkProof(proof, ed25519)
    expect(checked).toMatchObject({ sound: true, attested: true, workspace: { name: '东区销售部', charter: 'business' }, names: [{ name: '林静' }, { name: '王伟' }] })
    expect(checked.seals).toMatchObject([
      { statement: { move: 'submit', by: 'lin' }, witnessed: { post: 'rep' }, content: { values: { title: '年度供货合同' } } },
      { statement: { move: 'approve', by: 'wang', as: 'head', note: '同意' }, witnessed: { series: 'HT-2026', number: 7 } },
    ])
    expect(checked.seals.map(({ fault }) => fault)).toEqual([undefined, undefined])
  })

  test('[WIT11] whoever alters anything in it, and writes the file anew, shows that it does not hold', async () => {
    const { proof } = aProof()
    const before = await shownOf(proof)
    const kept = { seals: proof.seals, contents: proof.contents, names: proof.names, workspace: { id: proof.workspace.id }, book: proof.book, page: proof.page, relayKeys: proof.relayKeys }
    const leaves = leavesOf(kept)
    expect(leaves.length).toBeGreaterThan(25)
    for (const path of leaves) {
      const altered = structuredClone(proof)
      changeAt(altered, path)
      const read = readProof(writeProof(altered))
      const shown = read.ok ? await shownOf(read.value) : read.refusal
      expect(shown, path.join('.')).not.toEqual(before)
      expect(shown, path.join('.')).not.toMatchObject({ sound: true })
    }
  })

  test('[WIT11] seals that were left out, turned round, borrowed or not witnessed', async () => {
    const { proof, relay, lin, wang, statement, said } = aProof()
    const [first, second] = proof.seals as [Proof['seals'][number], Proof['seals'][number]]
    expect(await faultsOf({ ...proof, seals: [second] })).toEqual(['broken-log'])
    expect(await faultsOf({ ...proof, seals: [second, first] })).toEqual([undefined, undefined])
    const other = lin.seal(statement({ page: 'p2' }))
    expect(await faultsOf({ ...proof, seals: [{ seal: other, witness: said(other, 'lin') }] })).toEqual(['another-page'])
    expect(await faultsOf({ ...proof, seals: [{ ...first, witness: second.witness }] })).toEqual(['wrong-witness'])
    expect(await faultsOf({ ...proof, contents: [] })).toEqual(['content-missing', 'content-missing'])
    const forged = wang.seal(statement({}))
    expect(await faultsOf({ ...proof, seals: [{ seal: forged }] })).toEqual(['wrong-key'])
    const refused = relay.says({ ...(JSON.parse(first.witness!.statement) as object), refused: 'member-left' })
    expect(await faultsOf({ ...proof, seals: [{ ...first, witness: refused }] })).toEqual(['refused-by-relay'])
    expect(await checkProof({ ...proof, seals: [{ seal: first.seal }] }, ed25519)).toMatchObject({ sound: false, seals: [{ witnessed: undefined }] })
    expect(await faultsOf({ ...proof, seals: [{ seal: first.seal }] })).toEqual([undefined])
  })

  test('[WIT11] [WIT12] a forged relay, and the witness of another workspace', async () => {
    const { proof } = aProof()
    const stranger = aProof()
    const borrowed = proof.seals.map(({ seal }, n) => ({ seal, witness: stranger.proof.seals[n]!.witness }))
    expect(await faultsOf({ ...proof, seals: borrowed })).toEqual(['wrong-witness', 'wrong-witness'])
    expect(await checkProof({ ...proof, names: stranger.proof.names }, ed25519)).toMatchObject({ attested: false, sound: false, names: [] })
    expect(await faultsOf({ ...proof, relayKeys: [stranger.relay.key] })).toEqual(['wrong-witness', 'wrong-witness'])
    expect(await faultsOf({ ...proof, workspace: { ...proof.workspace, id: 'w2' } })).toEqual(['wrong-witness', 'wrong-witness'])
  })

  test('[WIT12] without the relay’s word on names it says that they are the exporter’s', async () => {
    const { proof, members } = aProof()
    const { names: _, ...rest } = proof
    expect(await checkProof({ ...rest, members }, ed25519)).toMatchObject({ attested: false, sound: true, names: members })
  })
})

type Path = readonly (string | number)[]

/** The places of all texts and numbers. */
const leavesOf = (value: unknown, path: Path = []): readonly Path[] =>
  typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, Array.isArray(value) ? Number(key) : key])) : [path]

function changeAt(root: unknown, path: Path): void {
  const at = path.slice(0, -1).reduce<unknown>((node, key) => (node as Record<string | number, unknown>)[key], root) as Record<string | number, unknown>
  const key = path.at(-1)!
  const value = at[key]
  at[key] = typeof value === 'number' ? value + 1 : `${String(value).slice(0, -1)}${String(value).endsWith('A') ? 'B' : 'A'}`
}
