import type { CanonicalPage } from '@hebu/shared/codec/canonical.ts'
import type { MoveRecord, Page } from '@hebu/shared/codec/page.ts'
import { type Proof, writeProof } from '@hebu/shared/codec/sealing/proof.ts'
import { readStatement } from '@hebu/shared/codec/sealing/statement.ts'
import { readContent } from '@hebu/shared/codec/versions.ts'
import type { Directory } from '@hebu/shared/vocabulary/directory.ts'
import type { Doc } from 'yjs'

import type { ProofRelay } from '../../platform/seal-relay.ts'

export interface PageProofInput {
  readonly page: Page
  /** The volume that the page lies in. */
  readonly doc: Doc
  readonly directory: Directory
  /** For people who open the file as text. */
  readonly about: readonly string[]
  readonly nowMs: number
  /** Absent, and where it does not answer, the names are those of this device ([WIT12]). */
  readonly names?: ProofRelay['names'] | undefined
}

type Sealed = MoveRecord & { readonly seal: NonNullable<MoveRecord['seal']> }

/** The moves of a page that a proof shows: those that count and bear a seal. */
export const provenMoves = ({ moves }: Pick<Page, 'moves'>): readonly Sealed[] => moves.filter((entry): entry is Sealed => entry.seal !== undefined && entry.verdict === 'applied')

/** Writes the seals of a page into a file that anybody can check, with all that a check needs ([WIT16]); `undefined` where it bears none. */
export async function writePageProof({ page, doc, directory, about, nowMs, names }: PageProofInput): Promise<Uint8Array | undefined> {
  const moves = provenMoves(page)
  if (moves.length === 0) return undefined
  const statements = moves.flatMap(({ seal }) => readStatement(seal.statement) ?? [])
  const contents = [...new Set(statements.map(({ content }) => content))].flatMap((hash): readonly CanonicalPage[] => {
    const content = readContent(doc, page.id, hash)
    return content === undefined ? [] : [content]
  })
  const people = [...new Set(statements.flatMap(({ by, for: stoodIn }) => (stoodIn === undefined ? [by] : [by, stoodIn])))]
  const said = names === undefined ? undefined : await names(people)
  const { workspace, members, keys = [], relayKey, earlierRelayKeys = [] } = directory
  const proof: Proof = {
    hebu: 'proof/1',
    about,
    workspace: { id: workspace.id, name: workspace.name, charter: workspace.charter, timeZone: workspace.timeZone },
    book: page.book,
    page: page.id,
    seals: moves.map(({ seal, witness }) => ({ seal, ...(witness === undefined ? {} : { witness }) })),
    contents,
    keys: keys.filter(({ key }) => moves.some(({ seal }) => seal.key === key)),
    relayKeys: relayKey === undefined ? [] : [relayKey, ...earlierRelayKeys],
    ...(said?.ok === true ? { names: said.value } : { members: members.filter(({ id }) => people.includes(id)).map(({ id, name, post }) => ({ id, name, post })) }),
    madeAt: new Date(nowMs).toISOString(),
  }
  return writeProof(proof)
}
