import { createPrivateKey, createPublicKey, sign } from 'node:crypto'

import type { Book } from '@hebu/shared/books/define-book.ts'
import { canonicalPage } from '@hebu/shared/codec/canonical.ts'
import type { MoveEntry, Page } from '@hebu/shared/codec/page.ts'
import { toBase64Url } from '@hebu/shared/codec/sealing/base64url.ts'
import { sealHash, statementHash } from '@hebu/shared/codec/sealing/hashes.ts'
import { writeStatement } from '@hebu/shared/codec/sealing/statement.ts'
import { keepContent } from '@hebu/shared/codec/versions.ts'
import { enterMove } from '@hebu/shared/codec/write-page.ts'
import type { DeviceKey } from '@hebu/shared/vocabulary/directory.ts'
import type { Seal, SealStatement, Witness, WitnessStatement } from '@hebu/shared/vocabulary/sealing.ts'
import type { Doc } from 'yjs'

/** What stands before the 32 secret bytes in the usual file of an Ed25519 key. */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')

/** A key that is the same in every run, and what it signs. */
export interface TestKey {
  readonly key: string
  sign(words: string): string
}

export function aKey(seed: number | Buffer): TestKey {
  const secret = createPrivateKey({ key: Buffer.concat([pkcs8, typeof seed === 'number' ? Buffer.alloc(32, seed) : seed]), format: 'der', type: 'pkcs8' })
  const spki = createPublicKey(secret).export({ format: 'der', type: 'spki' })
  return { key: toBase64Url(spki.subarray(-32)), sign: (words) => toBase64Url(sign(null, Buffer.from(words), secret)) }
}

export const aDeviceKey = ({ key }: TestKey, member: string, given: Partial<DeviceKey> = {}): DeviceKey => ({ key, member, since: '2026-11-01T00:00:00.000Z', ...given })

export function aSeal(statement: SealStatement, key: TestKey): Seal {
  const words = writeStatement(statement)
  return { statement: words, key: key.key, signature: key.sign(words) }
}

/** What a relay with this key says of a seal. */
export function aWitness(seal: Seal, relay: TestKey, given: Partial<WitnessStatement> & Pick<WitnessStatement, 'by' | 'at'>): Witness {
  const statement = writeStatement({ hebu: 'witness/1', workspace: 'w1', seal: sealHash(seal), ...given })
  return { statement, signature: relay.sign(statement) }
}

/** Enters a sealed move over what the page says now, as a device would. */
export function enterSealed(doc: Doc, book: Book, page: Page, key: TestKey, entry: Omit<MoveEntry, 'content' | 'seal'>): MoveEntry {
  const content = keepContent(doc, canonicalPage(book, page, doc))
  const before = page.moves.find(({ id }) => id === entry.after)?.seal
  const { witness: _, ...said } = entry
  const seal = aSeal({ hebu: 'seal/1', workspace: 'w1', book: book.id, page: page.id, ...said, content, ...(before === undefined ? {} : { previous: statementHash(before.statement) }) }, key)
  const sealed: MoveEntry = { ...said, content, seal }
  enterMove(doc, page.id, sealed)
  return sealed
}
