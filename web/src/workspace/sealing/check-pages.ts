import type { MoveEntry, Page } from '@hebu/shared/codec/page.ts'
import type { SealCheck, SealFinding } from '@hebu/shared/codec/sealing/verify-seal.ts'
import type { Seal } from '@hebu/shared/vocabulary/sealing.ts'
import { untrack } from 'solid-js'

import type { SealsInput } from './seals.ts'
import { sealBefore } from './seals.ts'
import type { Verifier } from './verifier.ts'

export type SealedEntry = MoveEntry & { readonly seal: Seal }

export const isSealed = <E extends MoveEntry>(entry: E): entry is E & { readonly seal: Seal } => entry.seal !== undefined

export interface CheckPagesInput {
  readonly input: SealsInput
  readonly verifier: Verifier
  readonly pages: readonly Page[]
  isFound(page: Page, entry: SealedEntry): boolean
  keep(page: Page, entry: SealedEntry, finding: SealFinding): void
  reread(book: string, pages: readonly string[]): void
}

/** Checks the seals of pages that were not looked at yet, and reads those pages anew. */
export async function checkPages({ input, verifier, pages, isFound, keep, reread }: CheckPagesInput): Promise<void> {
  const { keys = [], relayKey, earlierRelayKeys } = untrack(input.directory)
  const unknown = pages.flatMap((page) => page.moves.filter(isSealed).filter((entry) => !isFound(page, entry)).map((entry) => ({ page, entry })))
  // A key of this device may not have reached the relay yet: it is known here all the same.
  const isOwn = unknown.some(({ entry }) => entry.by === input.member && !keys.some(({ key }) => key === entry.seal.key))
  const ownKeys = isOwn ? [{ key: (await input.key.own()).key, member: input.member, since: '' }] : undefined
  const findings = await verifier.verify(unknown.map(({ page, entry }): SealCheck => ({
    seal: entry.seal,
    witness: entry.witness,
    workspace: input.workspace,
    keys: keys.filter(({ key }) => key === entry.seal.key),
    ownKeys,
    relayKey,
    earlierRelayKeys,
    before: sealBefore(page, entry),
  })))
  const told = new Map<string, Set<string>>()
  findings.forEach((finding, place) => {
    const { page, entry } = unknown[place]!
    keep(page, entry, finding)
    told.set(page.book, (told.get(page.book) ?? new Set()).add(page.id))
  })
  for (const [book, ids] of told) reread(book, [...ids])
}
