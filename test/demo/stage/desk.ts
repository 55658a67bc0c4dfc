import { headOf } from '@hebu/shared/books/book-head.ts'
import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Fields, PageLink } from '@hebu/shared/books/field-kinds.ts'
import type { Charter } from '@hebu/shared/charters/define-charter.ts'
import { canonicalPage } from '@hebu/shared/codec/canonical.ts'
import { sha256Hex } from '@hebu/shared/codec/content-hash.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { keepAutomatic } from '@hebu/shared/codec/versioning/automatic.ts'
import { packAuthors } from '@hebu/shared/codec/versioning/kept-authors.ts'
import { noteWriter } from '@hebu/shared/codec/versioning/writers.ts'
import { accessTo } from '@hebu/shared/rules/access.ts'
import { formatAddress, parseAddress } from '@hebu/shared/vocabulary/address.ts'
import type { Clock } from '@hebu/shared/vocabulary/clock.ts'
import type { Instant } from '@hebu/shared/vocabulary/dates.ts'
import type { Directory } from '@hebu/shared/vocabulary/directory.ts'
import { memberById } from '@hebu/shared/vocabulary/directory.ts'
import { createWorkspace } from '@hebu/web/workspace/create-workspace.ts'
import type { Done, NewCommentInput, PageAddress } from '@hebu/web/workspace/workspace.ts'

import { keyOf } from '../cast/keys.ts'
import { write } from '../../kit/editor-harness/sample-text.ts'
import { noFiles } from '../../kit/no-files.ts'
import type { Archive } from './archive.ts'
import { chanceOf } from './chance.ts'
import type { Block } from './rich-text.ts'

type Values = Readonly<Record<string, unknown>>

/** A command that the product refused: the story is wrong, or the product is. */
export class Refused extends Error {}

/** Somebody at work with their workspace open. Every method is a command of the product; a refusal throws. */
export interface Desk {
  readonly me: string
  now(): Instant
  /** Its volume may be opened by it; the page is in the tables when this resolves. */
  create(book: string, values: Values): Promise<PageLink>
  set(page: PageAddress, field: string, value: unknown): void
  /** The id of the new row; `member` where the rows are kept one for each member. */
  addRow(page: PageAddress, field: string, cells: Values, member?: string): string
  setCell(page: PageAddress, field: string, row: string, column: string, value: unknown): void
  tick(page: PageAddress, field: string, item: string): void
  /** A sealed one is made once this resolves, any other at once. */
  move(page: PageAddress, move: string, note?: string): Promise<void>
  /** Puts a file of text on the page. */
  attach(page: PageAddress, field: string, name: string, content: string): void
  /** Writes at the end of a rich text. */
  write(page: PageAddress, field: string, blocks: readonly Block[], member?: string): void
  /** Says something about a page; the id of the comment. */
  comment(page: PageAddress, comment: NewCommentInput): string
  resolve(page: PageAddress, comment: string): void
  page(page: PageAddress): Page
  /** Lets the rules be followed that are due by what was just done. */
  rest(): Promise<void>
  close(): Promise<void>
}

export interface DeskInput {
  readonly archive: Archive
  readonly member: string
  readonly charter: Charter
  readonly directory: Directory
  readonly books: readonly Book[]
  readonly clock: Clock
  /** Names this sitting; what it draws ids from. */
  readonly sitting: string
}

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

/** Opens the member's workspace at the clock's time, and lets the rules that are due by then be followed. */
export async function openDesk(input: DeskInput): Promise<Desk> {
  const { archive, member, charter, directory, clock } = input
  const me = memberById(directory, member)
  if (me === undefined) throw new Error(`${member} is not in the directory at ${new Date(clock.now()).toISOString()}`)
  const books = new Map(input.books.map((book) => [book.id, book]))
  const accessOf = (name: string) => {
    const address = parseAddress(name)
    const book = address === undefined ? undefined : books.get(address.book)
    return address === undefined || book === undefined ? 'none' : accessTo(address, book, me, { directory, charter })
  }
  const { key, sign } = keyOf(member)
  const signing = { key, sign: (words: string) => Promise.resolve(sign(words)) }
  archive.takePen(member)
  const workspace = createWorkspace({
    workspace: directory.workspace.id,
    member,
    directory: () => directory,
    charter: () => charter,
    heads: input.books.map(headOf),
    books: () => input.books,
    volumes: archive.volumesFor(accessOf),
    files: noFiles,
    // What the story's own devices sealed holds: nobody has to compute it again at every desk.
    key: { own: () => Promise.resolve(signing), renew: () => Promise.resolve(signing) },
    clock,
    random: chanceOf(`ids ${input.sitting}`),
  })
  await turn()
  await turn()

  const orThrow = <T>(done: Done<T>, what: string): T => {
    if (done.ok) return done.value
    throw new Refused(`${member} at ${new Date(clock.now()).toISOString()}: ${what} was refused: ${JSON.stringify(done.refusal)}`)
  }
  const named = ({ book, id }: PageAddress): string => `${book}/${id}`
  const pen = (): void => archive.takePen(member)
  const commands = workspace.commands

  const desk: Desk = {
    me: member,
    now: () => new Date(clock.now()).toISOString(),
    async create(book, values) {
      pen()
      const link = orThrow(commands.create(book, values), `making a page of ${book} ${JSON.stringify(values)}`)
      if (workspace.table(book).page(link.id) === undefined) await turn()
      return link
    },
    set(page, field, value) {
      pen()
      orThrow(commands.set(page, field, value), `setting ${field} of ${named(page)}`)
    },
    addRow(page, field, cells, keyed) {
      pen()
      const row = orThrow(commands.addRow(page, field, cells, undefined, keyed), `adding to ${field} of ${named(page)}`)
      if (keyed !== undefined && row !== keyed) throw new Refused(`the row of ${keyed} in ${field} of ${named(page)} is not theirs`)
      return row
    },
    setCell(page, field, row, column, value) {
      pen()
      orThrow(commands.setCell(page, field, row, column, value), `setting ${field}/${row}/${column} of ${named(page)}`)
    },
    tick(page, field, item) {
      pen()
      orThrow(commands.tick(page, field, item, true), `ticking ${field}/${item} of ${named(page)}`)
    },
    async move(page, move, note) {
      pen()
      orThrow(await commands.seal(page, move, note), `${move} of ${named(page)}`)
    },
    write(page, field, blocks, of) {
      pen()
      const text = workspace.text(page, field, of)
      if (text?.editable() !== true) throw new Refused(`${member} at ${new Date(clock.now()).toISOString()}: writing ${field} of ${named(page)} was refused`)
      const before = archive.lastWritten.get(named(page))
      const book = books.get(page.book)!
      text.doc.transact(() => {
        if (before !== undefined && before.by !== member) {
          const said = canonicalPage(book, desk.page(page), text.doc, (book.fields as Fields)[field]?.part)
          keepAutomatic(text.doc, said, before.by, before.atMs, clock.now(), { authors: packAuthors(text.doc, said) })
        }
        // Who writes a report is known by its page.
        if (page.book !== 'reports') noteWriter(text.doc, page.id, member)
      })
      archive.lastWritten.set(named(page), { by: member, atMs: clock.now() })
      write(text.fragment, ...blocks)
    },
    attach(page, field, name, content) {
      const bytes = new TextEncoder().encode(content)
      const sha256 = sha256Hex(bytes)
      desk.set(page, field, [{ sha256, name, type: name.endsWith('.csv') ? 'text/csv' : 'text/plain', sizeBytes: bytes.length }])
      archive.attachments.push({ volume: formatAddress({ workspace: directory.workspace.id, book: page.book, shelf: desk.page(page).shelf }), author: member, atMs: clock.now(), sha256, bytes })
    },
    comment(page, comment) {
      pen()
      return orThrow(commands.comment(page, comment), `commenting on ${named(page)}`)
    },
    resolve(page, comment) {
      pen()
      orThrow(commands.resolveComment(page, comment, true), `resolving a comment on ${named(page)}`)
    },
    page(page) {
      const found = workspace.table(page.book).page(page.id)
      if (found === undefined) throw new Error(`${member} does not see ${named(page)}`)
      return found
    },
    async rest() {
      await turn()
      await turn()
    },
    close: () => workspace.close(),
  }
  return desk
}
