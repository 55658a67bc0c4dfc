import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Fields, Row, World } from '@hebu/shared/books/field-kinds.ts'
import { byItself } from '@hebu/shared/codec/by-itself.ts'
import type { Change } from '@hebu/shared/codec/history.ts'
import { isSameValue, recordChange } from '@hebu/shared/codec/history.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { textRoot } from '@hebu/shared/codec/roots.ts'
import { dismissStray, readStrays } from '@hebu/shared/codec/stray-pieces.ts'
import { appendLines } from '@hebu/shared/codec/strays.ts'
import type { WriteRefusal } from '@hebu/shared/codec/write-page.ts'
import * as write from '@hebu/shared/codec/write-page.ts'
import type { Standing } from '@hebu/shared/rules/access.ts'
import type { Clock } from '@hebu/shared/vocabulary/clock.ts'
import type { PlainDate } from '@hebu/shared/vocabulary/dates.ts'
import type { Member } from '@hebu/shared/vocabulary/directory.ts'
import type { Random } from '@hebu/shared/vocabulary/ids.ts'
import { newId } from '@hebu/shared/vocabulary/ids.ts'
import type { Result } from '@hebu/shared/vocabulary/result.ts'
import { granted, refused } from '@hebu/shared/vocabulary/result.ts'
import type { Doc } from 'yjs'
import { XmlFragment } from 'yjs'

import type { DeviceKey } from '../platform/device-key.ts'
import type { CreatePagesInput } from './create-pages.ts'
import { createPages } from './create-pages.ts'
import type { PageStore } from './page-store.ts'
import { createTogether } from './together.ts'
import { charterAllows } from './checks/charter-guard.ts'
import { withFilledCells } from './checks/filled-cells.ts'
import { keepMove, promiseMoved } from './checks/promised-dates.ts'
import { createCommentCommands } from './record/comment-commands.ts'
import { rightsTo, whyNot } from './rights.ts'
import { createMoveCommands } from './moving/move-commands.ts'
import { createUndoStack } from './undo-stack.ts'
import type { Volume } from './volume.ts'
import type { CommandRefusal, Commands, Done, PageAddress } from './workspace.ts'

export interface CommandsInput {
  readonly workspace: string
  readonly clock: Clock
  readonly random: Random
  me(): Member
  standing(): Standing
  today(): PlainDate
  book(id: string): Book | undefined
  store(book: string): PageStore
  /** Those that are open. */
  stores(): Iterable<PageStore>
  /** What this device seals with; absent where moves are made without seals. */
  readonly key?: DeviceKey | undefined
  readonly world: World
  /** Companions that are kept from the screen now, by shelf and part. */
  readonly hides?: ((book: Book) => (shelf: string, part: string) => boolean) | undefined
  /** Opens the volume and takes it into the table of its book. */
  openVolume(name: string): Volume
}

const done = granted(undefined)

const rowOf = (page: Page | undefined, field: string, row: string) => (page?.values[field] as readonly Row[] | undefined)?.find(({ id }) => id === row)

const tickOf = (page: Page | undefined, field: string, item: string): boolean => (page?.values[field] as Readonly<Record<string, boolean>> | undefined)?.[item] === true

const toRefusal = (refusal: WriteRefusal): CommandRefusal => ({ because: refusal === 'no-such-row' ? 'no-such-page' : refusal })

/** A page that a command is about. */
export interface Target {
  readonly book: Book
  readonly page: Page
  readonly store: PageStore
}

type Changed = Omit<Change, 'field'>

const changed = (was: unknown, now: unknown, place: Changed = {}): Changed | undefined => (isSameValue(was, now) ? undefined : { ...place, was })

/** Commands, and those that only the workspace itself gives. */
export interface OwnCommands extends Commands {
  /** Makes a move that the book declares automatic. */
  moveByRule(page: PageAddress, move: string): Done
  /** Makes pages that follow from others by a rule; no step of anybody's to be undone. `elsewhere`: other devices make them too. */
  createByRule(book: string, all: readonly Readonly<Record<string, unknown>>[], elsewhere?: boolean): void
  /** Without what naming a page in a row fills: what is restored is what stood there. */
  readonly asGiven: Commands
}

export function createCommands(input: CommandsInput): OwnCommands {
  const together = createTogether(input)
  const undoStack = createUndoStack(together, ({ command, page: { book: bookId, id }, field = '' }) => {
    const book = input.book(bookId)
    const page = book === undefined ? undefined : input.store(bookId).peek(id)
    const part = book === undefined || command === 'move' ? undefined : (book.fields as Fields)[field]?.part
    return page !== undefined && part !== undefined && input.hides?.(book!)(page.shelf, part) === true
  })
  const stamp = () => ({ by: input.me().id, at: new Date(input.clock.now()).toISOString() })

  const find = ({ book: bookId, id }: PageAddress): Target | undefined => {
    const book = input.book(bookId)
    const store = book === undefined ? undefined : input.store(book.id)
    const page = store?.peek(id)
    return book === undefined || store === undefined || page === undefined ? undefined : { book, page, store }
  }

  /** Runs a write in the volume that holds the field, if this member may edit it now, and enters in the page's history what it changes ([REC3]). */
  const edit = <T>(address: PageAddress, field: string, act: (doc: Doc, target: Target) => Result<T, WriteRefusal>, change?: (page: Page) => Changed | undefined): Done<T> => {
    const target = find(address)
    if (target === undefined) return refused({ because: 'no-such-page' })
    const { book, page, store } = target
    const declared = Object.hasOwn(book.fields, field) ? (book.fields as Fields)[field] : undefined
    if (declared === undefined) return refused({ because: 'no-such-field' })
    const rights = rightsTo(book, page, store, input.me(), input.standing())
    if (!rights.mayEditField(field)) return refused({ because: whyNot(rights.because) })
    const doc = store.volumeOf(page.id, declared.part)!.doc
    const written = doc.transact(() => {
      const tried = act(doc, target)
      const made = tried.ok ? change?.(page) : undefined
      if (made !== undefined) recordChange(doc, page.id, { field, ...made }, input.me().id, input.clock.now())
      return tried
    })
    together.wrote(store, page.id)
    return written.ok ? written : refused(toRefusal(written.refusal))
  }

  const mark = (address: PageAddress, deleted: boolean): Done => {
    const target = find(address)
    const volume = target?.store.volumeOf(address.id)
    if (target === undefined || volume === undefined) return refused({ because: 'no-such-page' })
    const { book, store } = target
    const rights = rightsTo(book, { ...target.page, deleted: undefined }, store, input.me(), input.standing())
    if (!rights.edit) return refused({ because: whyNot(rights.because) })
    volume.doc.transact(() => write.setDeleted(volume.doc, address.id, deleted ? stamp() : undefined))
    together.wrote(store, address.id)
    return done
  }

  /** Notes a write for the undo stack, with what it left behind as `read` sees it. */
  const pushWrite = (command: 'set' | 'rows' | 'tick', address: PageAddress, field: string, joins: string | undefined, read: (page: Page | undefined) => unknown, takeBack: () => Done<unknown>): void => {
    const look = (): string => JSON.stringify(read(find(address)?.page)) ?? ''
    const left = look()
    undoStack.push({ command, page: address, field, joins, atMs: input.clock.now(), stands: () => look() === left, takeBack })
  }
  const setRowGone = (address: PageAddress, field: string, row: string, gone: boolean): Done => {
    const written = edit(address, field, (doc, { book, page }) => write.setRowGone(doc, book, page.id, field, row, gone), (page) => (gone ? { act: 'remove', row, was: rowOf(page, field, row)?.cells } : { act: 'return', row }))
    if (written.ok) undoStack.push({ command: 'rows', page: address, field, takeBack: () => setRowGone(address, field, row, !gone) })
    return written
  }

  /** Writes one field, and nothing that follows from it. */
  const setField = (address: PageAddress, field: string, value: unknown): Done => {
    const known = find(address)
    const allowed = charterAllows(address.book, { ...known?.page.values, [field]: value }, field, input.store, input.standing())
    if (known !== undefined && !allowed.ok) return allowed
    let before: unknown
    const written = edit(address, field, (doc, { book, page }) => {
      before = page.values[field]
      return write.writeField(doc, book, page.id, field, value, input.clock.now())
    }, (page) => changed(page.values[field] ?? page.repairs[field], value))
    if (written.ok) pushWrite('set', address, field, `set ${field}`, (page) => [page?.values[field], page?.conflicts[field]], () => setField(address, field, before))
    return written
  }
  const making: CreatePagesInput = { commands: input, stamp, refusalOf: toRefusal, made: (book, id) => undoStack.push({ command: 'create', page: { book, id }, takeBack: () => commands.remove({ book, id }) }) }
  const commands: OwnCommands = {
    get asGiven() { return commands },
    create(bookId, values = {}) {
      const book = input.book(bookId)
      return book === undefined ? refused({ because: 'not-allowed' }) : createPages(book, [values], making)[0]!
    },
    createAll(bookId, all, origins) {
      const book = input.book(bookId)
      return book === undefined ? all.map(() => refused({ because: 'not-allowed' as const })) : createPages(book, all, making, origins)
    },
    set(address, field, value) {
      const moved = promiseMoved(find(address), field, value, input.me().id, input.today())
      return moved === undefined ? setField(address, field, value) : undoStack.asOne({}, () => {
        const written = setField(address, field, value)
        if (written.ok) keepMove(commands, address, moved)
        return written
      })
    },
    addRow(address, field, cells = {}, before, member) {
      const id = member ?? newId(input.random)
      if (rowOf(find(address)?.page, field, id) !== undefined) return granted(id)
      const written = edit(address, field, (doc, { book, page }) => write.addRow(doc, book, page.id, field, id, cells, before), () => ({ act: 'add', row: id }))
      if (written.ok) pushWrite('rows', address, field, undefined, (page) => rowOf(page, field, id)?.cells, () => commands.removeRow(address, field, id))
      return written
    },
    setCell(address, field, row, column, value) {
      let before: unknown
      const written = edit(address, field, (doc, { book, page }) => {
        before = rowOf(page, field, row)?.cells[column]
        return write.setCell(doc, book, page.id, field, row, column, value)
      }, (page) => changed(before ?? page.repairs[`${field}/${row}/${column}`], value, { row, item: column }))
      if (written.ok) pushWrite('rows', address, field, `cell ${field}/${row}/${column}`, (page) => rowOf(page, field, row)?.cells[column], () => commands.setCell(address, field, row, column, before))
      return written
    },
    moveRow(address, field, row, before) {
      let next: string | undefined
      const written = edit(address, field, (doc, { book, page }) => {
        const rows = page.values[field] as readonly { readonly id: string }[] | undefined
        const index = rows?.findIndex(({ id }) => id === row) ?? -1
        next = index === -1 ? undefined : rows?.[index + 1]?.id
        return write.moveRow(doc, book, page.id, field, row, before)
      }, () => ({ act: 'place', row }))
      if (written.ok) undoStack.push({ command: 'rows', page: address, field, takeBack: () => commands.moveRow(address, field, row, next) })
      return written
    },
    removeRow: (address, field, row) => setRowGone(address, field, row, true),
    returnRow: (address, field, row) => setRowGone(address, field, row, false),
    tick(address, field, item, ticked) {
      const written = edit(address, field, (doc, { book, page }) => write.tick(doc, book, page.id, field, item, ticked), (page) => changed(tickOf(page, field, item), ticked, { item }))
      if (written.ok) pushWrite('tick', address, field, undefined, (page) => tickOf(page, field, item), () => commands.tick(address, field, item, !ticked))
      return written
    },
    putBackStray: (address, field, key, member) =>
      edit(address, field, (doc, { page }) => {
        const stray = readStrays(doc, page.id, field, member).find((one) => one.key === key)
        if (stray === undefined) return done
        appendLines(doc, textRoot(page.id, field, member), stray.text)
        dismissStray(doc, page.id, field, key, member)
        return done
      }),
    dismissStray: (address, field, key, member) =>
      edit(address, field, (doc, { page }) => {
        dismissStray(doc, page.id, field, key, member)
        return done
      }),
    draft(address, lay, clear) {
      const written = edit(address, 'done', (doc, { book, page }) => {
        lay(doc, book, page.id)
        return done
      }, () => (clear === undefined ? undefined : { act: 'edit' }))
      if (written.ok && clear !== undefined) undoStack.push({ command: 'set', page: address, field: 'done', takeBack: () => commands.draft(address, clear) })
      return written
    },
    rewriteText(address, field, rewrite, member) {
      let made: ReturnType<typeof rewrite> | undefined
      const written = edit(address, field, (doc, { page }) => {
        made = rewrite(doc.get(textRoot(page.id, field, member), XmlFragment))
        return done
      }, () => ({ act: 'edit', item: member }))
      if (written.ok && made !== undefined) undoStack.push({ command: 'set', page: address, field, stands: made.stands, takeBack: () => commands.rewriteText(address, field, made!.back, member) })
      return written
    },
    noteEdit: (address, field, member) => edit(address, field, () => done, () => ({ act: 'edit', item: member })),
    ...createCommentCommands({ find, stamp, newId: () => newId(input.random), me: () => input.me().id, push: undoStack.push }),
    ...createMoveCommands({ input, find, stamp, together, undoStack, commands: () => commands }),
    createByRule(bookId, all, elsewhere) {
      const book = input.book(bookId)
      if (book !== undefined) createPages(book, all, { ...making, made: () => {}, weak: true, origin: elsewhere === true ? byItself : undefined })
    },
    remove(address) {
      const written = mark(address, true)
      if (written.ok) undoStack.push({ command: 'remove', page: address, takeBack: () => commands.restore(address) })
      return written
    },
    restore(address) {
      const written = mark(address, false)
      if (written.ok) undoStack.push({ command: 'restore', page: address, takeBack: () => commands.remove(address) })
      return written
    },
    asOne: undoStack.asOne,
    quietly: undoStack.quietly,
    together: together.run,
    atLength: together.atLength,
    isAtLength: together.isAtLength,
    mayUndo: undoStack.mayUndo,
    undo: undoStack.undo,
    redo: undoStack.redo,
  }
  return withFilledCells(commands, input)
}
