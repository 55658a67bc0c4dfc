import { headOf } from '@hebu/shared/books/book-head.ts'
import type { Book } from '@hebu/shared/books/define-book.ts'
import { byMember } from '@hebu/shared/books/define-book.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { Directory } from '@hebu/shared/vocabulary/directory.ts'
import { createWorkspace } from '@hebu/web/workspace/create-workspace.ts'
import type { Workspace } from '@hebu/web/workspace/workspace.ts'
import type { Accessor } from 'solid-js'
import { createSignal } from 'solid-js'
import { afterEach } from 'vitest'

import { smallCharter, smallDirectory } from './department.ts'
import { ledger } from './fixture-book.ts'
import type { MemoryVolumes } from './memory-volumes.ts'
import { memoryVolumes } from './memory-volumes.ts'
import { noFiles } from './no-files.ts'

const nowMs = Date.parse('2026-11-23T01:00:00Z')
/** A ledger of one's own, readable by the chain above. */
export const diary: Book = { ...ledger, id: 'diary', shelve: byMember('owner', 'year'), access: { read: ['self', 'chain'], write: ['self'] }, parts: undefined, editors: ['@made'] }
const open: Workspace[] = []

/** A workspace over volumes without relay or store. */
export interface World {
  readonly workspace: Workspace
  readonly volumes: MemoryVolumes
  setDirectory(directory: Directory): void
}

const smallBooks: readonly Book[] = [ledger as Book, diary]

/** A workspace of one member; give two the same volumes and they see the same documents. Closed after the test. */
export async function aWorkspace(member: string, volumes = memoryVolumes(), books: Accessor<readonly Book[]> = () => smallBooks, heads = smallBooks.map(headOf)): Promise<World> {
  const [directory, setDirectory] = createSignal(smallDirectory())
  let seed = 0
  const workspace = createWorkspace({
    workspace: 'w1',
    member,
    directory,
    charter: () => smallCharter,
    heads,
    books,
    volumes,
    files: noFiles,
    clock: { now: () => nowMs },
    random: { bytes: (length) => Uint8Array.from({ length }, () => (seed = (seed * 31 + 7) % 251)) },
  })
  open.push(workspace)
  await Promise.resolve()
  return { workspace, volumes, setDirectory }
}

afterEach(async () => {
  for (const workspace of open.splice(0)) await workspace.close()
})

/** The link of a page that was made; a refusal ends the test. */
export const made = (done: ReturnType<Workspace['commands']['create']>): { id: string; shelf: string } => {
  if (!done.ok) throw new Error(JSON.stringify(done.refusal))
  return done.value
}

export const pageOf = ({ workspace }: World, book: string, id: string): Page => workspace.table(book).page(id)!
