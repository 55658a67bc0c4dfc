import { bookPieces } from '@hebu/shared/books/pieces.generated.ts'
import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Charter } from '@hebu/shared/charters/define-charter.ts'
import { loadCharter } from '@hebu/shared/charters/load-charter.ts'
import { type CheckedProof, checkProof } from '@hebu/shared/codec/sealing/check-proof.ts'
import { createEd25519 } from '@hebu/shared/codec/sealing/ed25519.ts'
import type { ProofRefusal } from '@hebu/shared/codec/sealing/proof.ts'
import { maxProofBytes, readProof } from '@hebu/shared/codec/sealing/proof.ts'

/** A proof that was opened and computed anew, and what its words are made from. */
export interface OpenedProof {
  readonly kind: 'opened'
  readonly name: string
  readonly checked: CheckedProof
  readonly book: Book | undefined
  readonly charter: Charter | undefined
  /** Choices are named by some charter, also where this version does not know theirs. */
  readonly anyCharter: Charter
}

export type ProofFile = OpenedProof | { readonly kind: 'refused'; readonly name: string; readonly because: ProofRefusal | 'too-large' | 'unreadable' }

/** Reads and checks a file. Asks nobody; what the words need comes with the app. */
export async function openProof(file: Blob & { readonly name: string }): Promise<ProofFile> {
  const { name } = file
  const no = (because: Extract<ProofFile, { kind: 'refused' }>['because']): ProofFile => ({ kind: 'refused', name, because })
  if (file.size > maxProofBytes) return no('too-large')
  const bytes = await file.arrayBuffer().catch(() => undefined)
  if (bytes === undefined) return no('unreadable')
  const read = readProof(new Uint8Array(bytes))
  if (!read.ok) return no(read.refusal)
  const checked = await checkProof(read.value, createEd25519())
  const piece = Object.hasOwn(bookPieces, read.value.book) ? bookPieces[read.value.book] : undefined
  const [book, charter] = await Promise.all([piece?.().catch(() => undefined), loadCharter(checked.workspace.charter).catch(() => undefined)])
  return { kind: 'opened', name, checked, book, charter, anyCharter: charter ?? (await loadCharter('business'))! }
}
