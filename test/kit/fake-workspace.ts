import { headOf } from '@hebu/shared/books/book-head.ts'
import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Charter } from '@hebu/shared/charters/define-charter.ts'
import { settledCharter } from '@hebu/shared/charters/settled.ts'
import { accessTo } from '@hebu/shared/rules/access.ts'
import { parseAddress } from '@hebu/shared/vocabulary/address.ts'
import type { Directory } from '@hebu/shared/vocabulary/directory.ts'
import { memberById } from '@hebu/shared/vocabulary/directory.ts'
import type { LocalStore } from '@hebu/web/platform/local-store.ts'
import { createMemoryStore } from '@hebu/web/platform/memory-store.ts'
import { createWorkspace } from '@hebu/web/workspace/create-workspace.ts'
import type { SealingPorts } from '@hebu/web/workspace/sealing/seals.ts'
import type { Workspace } from '@hebu/web/workspace/workspace.ts'
import { createSignal } from 'solid-js'
import * as Y from 'yjs'

import { smallCharter, smallDirectory } from './department.ts'
import { memoryFiles } from './memory-files.ts'
import type { MemoryVolumes } from './memory-volumes.ts'
import { memoryVolumes } from './memory-volumes.ts'

export interface FakeWorkspaceOptions {
  readonly books: readonly Book[]
  readonly member: string
  readonly directory?: Directory
  readonly charter?: Charter
  readonly nowMs?: number
  readonly sealing?: SealingPorts
}

/** A member's workspace in memory: the real tables and commands, over volumes that need neither a relay nor a store. */
export interface FakeWorkspace {
  readonly workspace: Workspace
  readonly volumes: MemoryVolumes
  /** Where quarantined work lies. */
  readonly store: LocalStore
  setDirectory(directory: Directory): void
  /** Once what the device holds has been read. */
  settled(): Promise<void>
  /** Lets another device change what this one holds: its edits come as an update from elsewhere. */
  elsewhere(book: string, change: (doc: Y.Doc) => void): void
}

export function aFakeWorkspace(options: FakeWorkspaceOptions): FakeWorkspace {
  const [directory, setDirectory] = createSignal(options.directory ?? smallDirectory())
  const charter = options.charter ?? smallCharter
  const volumes = memoryVolumes((name) => {
    const address = parseAddress(name)
    const book = options.books.find(({ id }) => id === address?.book)
    const me = memberById(directory(), options.member)
    return address === undefined || book === undefined || me === undefined ? 'none' : accessTo(address, book, me, { directory: directory(), charter })
  })
  const store = createMemoryStore()
  const nowMs = options.nowMs ?? Date.parse('2026-11-23T01:00:00Z')
  const workspace = createWorkspace({
    workspace: directory().workspace.id,
    member: options.member,
    directory,
    charter: () => settledCharter(charter, directory().settings),
    heads: options.books.map(headOf),
    books: () => options.books,
    volumes,
    ...(options.sealing === undefined ? {} : { sealing: options.sealing }),
    files: memoryFiles(),
    safety: { unsent: () => 0, quarantined: () => store.quarantined(), dismiss: (work) => store.release(work) },
    clock: { now: () => nowMs },
    random: { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) },
  })
  return {
    workspace,
    volumes,
    store,
    setDirectory,
    async settled() {
      await Promise.all(volumes.all().map(({ loaded }) => loaded))
    },
    elsewhere(book, change) {
      for (const volume of volumes.all().filter(({ address }) => address.book === book)) {
        const other = new Y.Doc()
        Y.applyUpdate(other, Y.encodeStateAsUpdate(volume.doc))
        change(other)
        Y.applyUpdate(volume.doc, Y.encodeStateAsUpdate(other, Y.encodeStateVector(volume.doc)), 'elsewhere')
      }
    },
  }
}
