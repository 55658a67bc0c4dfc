import type { Book, BookHead } from '@hebu/shared/books/define-book.ts'
import type { Fields } from '@hebu/shared/books/field-kinds.ts'
import { linkedBook } from '@hebu/shared/books/field-kinds.ts'
import type { Charter } from '@hebu/shared/charters/define-charter.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { readStrays } from '@hebu/shared/codec/stray-pieces.ts'
import { textRoot } from '@hebu/shared/codec/roots.ts'
import type { Standing, VolumeAccess } from '@hebu/shared/rules/access.ts'
import { accessTo } from '@hebu/shared/rules/access.ts'
import { isAtHand, shelfFor } from '@hebu/shared/rules/shelving.ts'
import { formatAddress, parseAddress, parseShelf } from '@hebu/shared/vocabulary/address.ts'
import type { Clock } from '@hebu/shared/vocabulary/clock.ts'
import { dateOf } from '@hebu/shared/vocabulary/dates.ts'
import type { Directory, Member } from '@hebu/shared/vocabulary/directory.ts'
import { memberById } from '@hebu/shared/vocabulary/directory.ts'
import type { Random } from '@hebu/shared/vocabulary/ids.ts'
import type { Accessor } from 'solid-js'
import { createEffect, createMemo, createRoot, createSignal, getOwner, on, onCleanup, runWithOwner, untrack } from 'solid-js'
import { XmlFragment } from 'yjs'

import { createCommands } from './commands.ts'
import type { PageStore } from './page-store.ts'
import { createPageStore, noPages } from './page-store.ts'
import { followBegetting } from './follow-begetting.ts'
import { followRepeats } from './follow-repeats.ts'
import { followRules } from './follow-rules.ts'
import { computedFields } from './grounds.ts'
import { createPresence } from './presence.ts'
import { readRecord } from './record/read-record.ts'
import { writtenOn } from './record/written-on.ts'
import { createMergedPages } from './merging/merged-pages.ts'
import { rightsTo } from './rights.ts'
import type { SealingPorts } from './sealing/seals.ts'
import { contentOf, contentThen } from './sealing/content.ts'
import { proofOf } from './sealing/proof-of.ts'
import { createSeals } from './sealing/seals.ts'
import type { SharingMemory } from './veil.ts'
import { createVeil } from './veil.ts'
import type { Volume, Volumes } from './volume.ts'
import type { Files, LiveTable, Safety, Workspace } from './workspace.ts'
import { createLateVersions } from './versions/late-versions.ts'
import { createWorld } from './world.ts'

export interface WorkspaceInput {
  readonly workspace: string
  readonly member: string
  readonly directory: Accessor<Directory>
  readonly charter: Accessor<Charter>
  /** Every book that there is, in the order of the rail. */
  readonly heads: readonly BookHead[]
  /** Those whose declaration is here; none ever goes. */
  readonly books: Accessor<readonly Book[]>
  /** Absent where all are here. */
  readonly fetchOtherBooks?: () => void
  readonly volumes: Volumes
  readonly files: Files
  /** Absent where nothing can be quarantined: volumes without a relay. */
  readonly safety?: Safety
  /** Told of pages that are written into a file; nobody where absent. */
  readonly onExport?: (book: string, pages: number) => void
  /** What this device seals with; absent where moves are made without seals. */
  readonly sealing?: SealingPorts | undefined
  /** Where nobody checks seals here: what this device seals with all the same. */
  readonly key?: SealingPorts['key'] | undefined
  readonly sharing?: SharingMemory | undefined
  readonly clock: Clock
  readonly random: Random
  /** Ran when the workspace is closed, after its own parts. */
  readonly onClose?: () => Promise<void>
}

const minuteMs = 60_000
const nothingQuarantined: Safety = { unsent: () => 0, quarantined: async () => [], dismiss: async () => undefined }

/** Puts the volumes of a member together into tables and commands. Opens what is at hand; nothing waits for the network. */
export function createWorkspace(input: WorkspaceInput): Workspace {
  return createRoot((dispose) => {
    const [nowMs, setNowMs] = createSignal(input.clock.now())
    const timer = setInterval(() => setNowMs(input.clock.now()), minuteMs)
    onCleanup(() => clearInterval(timer))
    const timeZone = createMemo(() => input.directory().workspace.timeZone)
    const today = createMemo(() => dateOf(nowMs(), timeZone()))
    const standing = createMemo<Standing>(() => ({ directory: input.directory(), charter: input.charter() }))
    const me = createMemo<Member>((before) => memberById(input.directory(), input.member) ?? before!)
    const keptHeads = createMemo(() => input.heads.filter(({ id }) => !input.charter().without.includes(id)))
    const heads = createMemo(() => keptHeads().filter(({ internal }) => internal !== true))
    const booksById = createMemo(() => new Map(input.books().map((book) => [book.id, book])))
    const declared = (shown: readonly BookHead[]): readonly Book[] => shown.flatMap(({ id }) => booksById().get(id) ?? [])
    const kept = createMemo(() => declared(keptHeads()))
    const books = createMemo(() => declared(heads()))
    const whole = createMemo(() => kept().length === keptHeads().length)

    // What is made on first use lives as long as the workspace, not as long as whoever asked for it first.
    const owner = getOwner()
    const owned = <T>(make: () => T): T => runWithOwner(owner, make)!
    const seals = input.sealing === undefined ? undefined : createSeals({ ...input.sealing, workspace: input.workspace, member: input.member, directory: input.directory, whole })
    const stores = new Map<string, PageStore>()
    const veil = createVeil(() => stores.values(), me, input.sharing)
    const attached = new Map<string, Volume>()
    const storeOf = (id: string): PageStore => {
      let store = stores.get(id)
      if (store === undefined) {
        // Tracked: whoever asked too early asks again once the declaration is here.
        const book = booksById().get(id)
        if (book === undefined) return noPages
        store = owned(() => createPageStore(book, seals?.trust, veil.hides(book)))
        seals?.watch(id, store)
        stores.set(id, store)
      }
      return store
    }
    /** Takes a volume into the table of its book; another of the same name (another epoch) gives way. */
    const attach = (volume: Volume): void => {
      const before = attached.get(volume.name)
      if (before === volume || !untrack(booksById).has(volume.address.book)) return
      if (before !== undefined) storeOf(volume.address.book).detach(before)
      attached.set(volume.name, volume)
      storeOf(volume.address.book).attach(volume)
    }
    const openVolume = (name: string): Volume => {
      const volume = input.volumes.open(name)
      attach(volume)
      return volume
    }
    /** The companions of a book's own volume that this member may open, begun or not. */
    const companionsOf = (name: string): readonly string[] => {
      const address = parseAddress(name)
      const parts = address === undefined || address.part !== undefined ? [] : Object.keys(booksById().get(address.book)?.parts ?? {})
      return parts.map((part) => formatAddress({ ...address!, part })).filter((companion) => mayOpen(companion) !== 'none')
    }
    const mayOpen = (name: string): VolumeAccess => {
      const address = parseAddress(name)
      const book = address === undefined ? undefined : booksById().get(address.book)
      return address === undefined || book === undefined || address.workspace !== input.workspace ? 'none' : accessTo(address, book, me(), standing())
    }

    /** Volumes of this member's own that may not be on the relay yet, and those the relay told of; older ones too where it asks for numbers ([WIT19]). */
    const wanted = createMemo(() => {
      const names = new Set<string>()
      for (const name of input.volumes.known()) {
        const { shelf, book } = parseAddress(name) ?? {}
        if (shelf !== undefined && (isAtHand(parseShelf(shelf)?.period, today()) || (input.directory().numbersHeldSince !== undefined && booksById().get(book!)?.numbered !== undefined)) && mayOpen(name) !== 'none') names.add(name)
      }
      for (const book of kept()) {
        const shelf = shelfFor(book, { values: {}, me: me(), today: today(), groupOf: (id) => memberById(input.directory(), id)?.group })
        const name = formatAddress({ workspace: input.workspace, book: book.id, shelf })
        if (mayOpen(name) !== 'none') names.add(name)
      }
      return new Set([...names].flatMap((name) => [name, ...companionsOf(name)]))
    }, new Set<string>(), { equals: (a, b) => a.size === b.size && [...a].every((name) => b.has(name)) })
    createEffect(on(wanted, (names) => untrack(() => names.forEach(openVolume))))
    // Volumes with unsent edits open by themselves. One that the relay closed to this member is gone from `all`; its pages leave the tables.
    createEffect(
      on([input.volumes.all, booksById], ([open]) => {
        const names = new Set(open.map((volume) => volume.name))
        for (const [name, volume] of attached) {
          if (names.has(name)) continue
          attached.delete(name)
          storeOf(volume.address.book).detach(volume)
        }
        open.forEach(attach)
      }),
    )

    const ofField = (book: string, name: string): string => {
      const field = (booksById().get(book)?.fields as Fields | undefined)?.[name]
      return field === undefined ? '' : (linkedBook(field) ?? '')
    }
    const mergedPages = createMergedPages((id) => booksById().get(id), storeOf)
    const world = createWorld({
      storeOf: (id) => (booksById().has(id) ? storeOf(id) : undefined),
      today,
      nowMs,
      timeZone,
      charter: input.charter,
      idsOf(book, field, id) {
        const [of, bare] = id.includes(':') ? [id.slice(0, id.indexOf(':')), id.slice(id.indexOf(':') + 1)] : [ofField(book, field), id]
        const merged = mergedPages.mergedInto(of, bare)
        return merged.length === 0 ? [id] : [id, ...merged.map((each) => (bare === id ? each : `${of}:${each}`))]
      },
    })
    const tables = new Map<string, LiveTable>()
    const table = (id: string): LiveTable => {
      const known = tables.get(id)
      if (known !== undefined) return known
      const book = booksById().get(id)
      if (book === undefined) throw new RangeError(`no book ${id}`)
      const store = storeOf(id)
      const own = owned(() => createMemo(() => {
        const shelf = shelfFor(book, { values: book.defaults?.({ me: me(), today: today(), nowMs: nowMs(), head: undefined, members: [] }) ?? {}, me: me(), today: today(), groupOf: (member) => memberById(input.directory(), member)?.group })
        return accessTo({ shelf }, book, me(), standing()) === 'write'
      }))
      const older = owned(() => createMemo(() =>
        input.volumes.known().filter((name) => parseAddress(name)?.book === id && !wanted().has(name) && mayOpen(name) !== 'none' && !input.volumes.all().some((volume) => volume.name === name)),
      ))
      const made: LiveTable = {
        book,
        ready: store.ready,
        pages: store.pages,
        bin: store.bin,
        page: (page) => store.page(page),
        onWritten: store.onWritten,
        onChanged: (listener) => store.onPatch((before, after) => listener((after ?? before)!.id)),
        rights: (page) => rightsTo(book, page, store, me(), standing()),
        mayCreate: own,
        older: () => older().length,
        openOlder: () => older().flatMap((name) => [name, ...companionsOf(name)]).forEach(openVolume),
        openShelf(shelf) {
          const name = formatAddress({ workspace: input.workspace, book: id, shelf })
          if (parseAddress(name) !== undefined && mayOpen(name) !== 'none') [name, ...companionsOf(name)].forEach(openVolume)
        },
      }
      tables.set(id, made)
      return made
    }
    const commands = createCommands({
      hides: veil.hides,
      workspace: input.workspace,
      clock: input.clock,
      random: input.random,
      me,
      standing,
      today,
      book: (id) => booksById().get(id),
      store: storeOf,
      stores: () => stores.values(),
      openVolume,
      key: input.sealing?.key ?? input.key,
      world,
    })
    followRules({ books, whole, ready: (id) => storeOf(id).ready(), pages: (id) => storeOf(id).pages(), world, move: (page, move) => void commands.moveByRule({ book: page.book, id: page.id }, move) })
    followBegetting({ books, whole, ready: (id) => storeOf(id).ready(), pages: (id) => storeOf(id).pages(), page: (book, id) => storeOf(book).peek(id), me: () => me().id, standing, nowMs: () => input.clock.now(), make: commands.createByRule })
    followRepeats({ whole, store: () => storeOf('tasks'), me: () => me().id, today, charter: input.charter, make: (all) => commands.createByRule('tasks', all, true) })
    const versions = createLateVersions({ ...input, commands, me, standing, book: (id) => booksById().get(id), store: storeOf })
    const presence = createPresence({ me: () => me().id, volumeOf: ({ book, id }) => storeOf(book).volumeOf(id), tracked: ({ book, id }) => void storeOf(book).page(id) })

    return {
      me,
      directory: input.directory,
      charter: input.charter,
      heads,
      books,
      whole,
      fetchOtherBooks: () => input.fetchOtherBooks?.(),
      bookById: (id) => booksById().get(id),
      table,
      commands,
      sync: input.volumes.sync,
      waitingByVolume: input.volumes.waitingByVolume,
      text(address, field, member) {
        const store = storeOf(address.book)
        const page = store.page(address.id)
        const declared = (booksById().get(address.book)?.fields as Fields | undefined)?.[field]
        const volume = store.volumeOf(address.id, declared?.part)
        if (page === undefined || declared?.kind !== 'richText' || volume === undefined) return undefined
        return {
          fragment: volume.doc.get(textRoot(address.id, field, member), XmlFragment),
          doc: volume.doc,
          awareness: volume.awareness,
          editable: () => {
            const now = store.page(address.id)
            return now !== undefined && rightsTo(booksById().get(address.book)!, now, store, me(), standing()).mayEditField(field)
          },
          holdIncoming: input.volumes.holdIncoming,
          releaseIncoming: input.volumes.releaseIncoming,
        }
      },
      strays(address, field, member) {
        const store = storeOf(address.book)
        const declared = (booksById().get(address.book)?.fields as Fields | undefined)?.[field]
        const volume = store.page(address.id) === undefined ? undefined : store.volumeOf(address.id, declared?.part)
        return declared?.kind !== 'richText' || volume === undefined ? [] : readStrays(volume.doc, address.id, field, member)
      },
      record: ({ book, id }) => readRecord(storeOf(book), id),
      linked: (book, field, id) => world.linked(book, field, id) as readonly Page[],
      written: ({ book, id }) => writtenOn(booksById().get(book), storeOf(book), id),
      content: ({ book, id }) => contentOf(booksById().get(book), storeOf(book), id),
      contentThen: ({ book, id }, hash) => contentThen(storeOf(book), id, hash),
      survivorOf: ({ book, id }) => mergedPages.survivorOf(book, id),
      presence: presence.on,
      world,
      versions: versions.of,
      announce: (page, field) => (presence.announce(page, field), versions.opened(page)),
      ...computedFields((id) => booksById().get(id), world),
      files: input.files,
      sharing: veil.sharing,
      safety: input.safety ?? nothingQuarantined,
      exported: (book, pages) => input.onExport?.(book, pages),
      proofOf: ({ book, id }, about) => proofOf({ store: storeOf(book), id, directory: input.directory(), about, names: input.sealing?.names }),
      async close() {
        dispose()
        presence.announce(undefined)
        versions.close()
        for (const store of stores.values()) store.close()
        await input.volumes.close()
        await input.onClose?.()
      },
    }
  })
}
