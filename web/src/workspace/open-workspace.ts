import { bookHeads } from '@hebu/shared/books/pieces.generated.ts'
import type { Charter } from '@hebu/shared/charters/define-charter.ts'
import { loadCharter } from '@hebu/shared/charters/load-charter.ts'
import { settledCharter } from '@hebu/shared/charters/settled.ts'
import { accessTo } from '@hebu/shared/rules/access.ts'
import { formatAddress, parseAddress } from '@hebu/shared/vocabulary/address.ts'
import { systemClock } from '@hebu/shared/vocabulary/clock.ts'
import type { Directory } from '@hebu/shared/vocabulary/directory.ts'
import { memberById } from '@hebu/shared/vocabulary/directory.ts'
import { systemRandom } from '@hebu/shared/vocabulary/ids.ts'
import { wireVersion } from '@hebu/shared/wire/version.ts'
import { createEffect, createMemo, createRoot, createSignal, on } from 'solid-js'

import type { DeviceAccount, DeviceAccounts } from '../platform/device-accounts.ts'
import { accountKey } from '../platform/device-accounts.ts'
import { createExportNotes } from '../platform/export-notes.ts'
import { openIndexedDbStore } from '../platform/indexed-db-store.ts'
import type { RelayApi } from '../platform/relay-api.ts'
import { holdUntilPainted } from '../platform/socket/key-pace.ts'
import { whenWindowGoes } from '../platform/store/last-edits.ts'
import { browserTabs } from '../platform/tab-channel.ts'
import { browserWakeUps } from '../platform/wake-ups.ts'
import type { BookPieces } from './book-pieces.ts'
import { tabFlag } from '../platform/tab-flag.ts'
import { createWorkspace } from './create-workspace.ts'
import { createLateFiles } from './files/late-files.ts'
import { openVolumes } from './open-volumes.ts'
import { lateSealing } from './sealing/late-sealing.ts'
import type { Workspace } from './workspace.ts'

export interface OpenWorkspaceInput {
  /** With its copy of the directory. */
  readonly account: DeviceAccount
  readonly accounts: DeviceAccounts
  readonly api: RelayApi
  readonly pieces: BookPieces
  /** Another window forgets this account: close, and show the sign-in page. */
  readonly onLeave: () => void
}

/** Names the member, for the cookie may meanwhile be another's: their edits must not be sent as each other's ([SYN15]). */
const socketAddress = (member: string): string => `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/sync?v=${wireVersion}&member=${member}`

/** Opens the workspace of an account from what this device holds. The network is never awaited. Rejects for a charter this version does not have. */
export async function openWorkspace({ account, accounts, api, pieces, onLeave }: OpenWorkspaceInput): Promise<Workspace> {
  const { workspace, member } = account
  const key = accountKey(account)
  if (account.directory === undefined) throw new Error('an account opens with its directory')
  const [directory, setDirectory] = createSignal(account.directory)
  const [base] = await Promise.all([loadCharter(account.directory.workspace.charter), pieces.first])
  if (base === undefined) throw new Error(`no charter ${account.directory.workspace.charter}`)
  let last: { readonly settings: Directory['settings']; readonly charter: Charter } | undefined
  // The same charter while nothing was settled: everything stands on it.
  const charter = (): Charter => {
    const { settings } = directory()
    if (last === undefined || last.settings?.length !== settings?.length) last = { settings, charter: settledCharter(base, settings) }
    return last.charter
  }

  const refreshDirectory = async (): Promise<void> => {
    const fetched = await api.directory()
    if (!fetched.ok || fetched.value.revision === directory().revision) return
    setDirectory(fetched.value)
    await accounts.update(key, { directory: fetched.value, department: fetched.value.workspace.name, name: memberById(fetched.value, member)?.name ?? account.name })
  }
  const volumes = openVolumes({
    workspace,
    member,
    socketFactory: () => {
      const socket = new WebSocket(socketAddress(member))
      socket.binaryType = 'arraybuffer'
      return socket
    },
    store: accounts.durable ? openIndexedDbStore({ workspace, member }) : (await import('../platform/memory-store.ts')).createMemoryStore(),
    storage: accounts.durable ? () => globalThis.localStorage : undefined,
    tabs: browserTabs,
    known: account.knownVolumes,
    relay: api,
    wakeUps: browserWakeUps,
    accessOf(name) {
      const address = parseAddress(name)
      const book = address === undefined ? undefined : pieces.books().find(({ id }) => id === address.book)
      const me = memberById(directory(), member)
      return address === undefined || book === undefined || me === undefined ? 'none' : accessTo(address, book, me, { directory: directory(), charter: base })
    },
    onDirectory: () => void refreshDirectory(),
    onKnown: (names) => void accounts.update(key, { knownVolumes: names }),
    onLeave,
  })
  const deviceFiles = createLateFiles(async () => (await import('./files/open-files.ts')).openFiles({
    workspace,
    member,
    api: api.filesOf(member),
    volumesOf({ book, id }, field) {
      const shelf = opened.table(book).page(id)?.shelf
      if (shelf === undefined) return []
      const part = field === undefined ? undefined : opened.table(book).book.fields[field]?.part
      const own = formatAddress({ workspace, book, shelf })
      return part === undefined ? [own] : [formatAddress({ workspace, book, part, shelf }), own]
    },
  }))
  const notes = createExportNotes({ workspace, member, api, storage: () => globalThis.localStorage, now: () => systemClock.now() })
  const opened = createWorkspace({
    workspace,
    member,
    directory,
    charter,
    heads: bookHeads,
    books: pieces.books,
    fetchOtherBooks: pieces.fetchRest,
    volumes,
    files: deviceFiles,
    safety: volumes.safety,
    onExport: notes.note,
    sealing: { ...lateSealing(workspace, member, accounts.durable ? globalThis.indexedDB : undefined, api), online: () => volumes.sync().kind !== 'offline' },
    sharing: tabFlag('hebu.screenShared'),
    clock: systemClock,
    random: systemRandom,
    async onClose() {
      stopWatching()
      stopPace()
      stopKeeping()
      deviceFiles.close()
    },
  })
  const stopPace = holdUntilPainted(globalThis.window, volumes)
  const stopKeeping = whenWindowGoes(globalThis.window, volumes.leave)
  const stopWatching = createRoot((dispose) => {
    // How syncing stands changes with every key: only what matters here is followed.
    const reached = createMemo(() => volumes.sync().kind !== 'offline')
    const contact = createMemo(() => volumes.sync().lastContactMs)
    createEffect(on(reached, (now) => {
      if (!now) return
      void refreshDirectory()
      void notes.send()
    }))
    // What waits is sent and told of once what is looked at first stands.
    createEffect(on([reached, () => opened.whole()], ([, whole]) => whole && void deviceFiles.send()))
    createEffect(on(contact, (lastContactMs) => void (lastContactMs !== undefined && accounts.update(key, { lastContactMs, latestMs: lastContactMs })), { defer: true }))
    return dispose
  })
  return opened
}
