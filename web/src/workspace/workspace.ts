import type { Demand } from '@hebu/shared/books/asks.ts'
import type { Book, BookHead } from '@hebu/shared/books/define-book.ts'
import type { PageLink, Row, World } from '@hebu/shared/books/field-kinds.ts'
import type { Charter } from '@hebu/shared/charters/define-charter.ts'
import type { Comment, Passage } from '@hebu/shared/codec/comments.ts'
import type { CanonicalPage } from '@hebu/shared/codec/canonical.ts'
import type { HistoryEntry } from '@hebu/shared/codec/history.ts'
import type { Stamp } from '@hebu/shared/codec/fields.ts'
import type { Imported, Page } from '@hebu/shared/codec/page.ts'
import type { Stray } from '@hebu/shared/codec/stray-pieces.ts'
import type { Bound } from '@hebu/shared/rules/care/bound.ts'
import type { Directory, Member } from '@hebu/shared/vocabulary/directory.ts'
import type { Result } from '@hebu/shared/vocabulary/result.ts'
import type { Accessor } from 'solid-js'
import type { Awareness } from 'y-protocols/awareness'
import type { Doc, XmlFragment } from 'yjs'

import type { Quarantined } from '../platform/local-store.ts'
import type { Overseen } from '../platform/slices.ts'
import type { Files } from './files/file-state.ts'
import type { ScreenSharing } from './veil.ts'
import type { Grounds } from './grounds.ts'
import type { PageVersions } from './versions/page-versions.ts'
import type { SyncState } from './volume.ts'

/** One member's workspace on this device: what the features stand on. */
export interface Workspace {
  readonly me: Accessor<Member>
  readonly directory: Accessor<Directory>
  readonly charter: Accessor<Charter>
  /** What the rail shows: the books that are switched on, in its order. */
  readonly heads: Accessor<readonly BookHead[]>
  /** Those of them whose declaration is here: at first what is looked at, a moment later all. */
  readonly books: Accessor<readonly Book[]>
  /** Whether every declaration is here. */
  readonly whole: Accessor<boolean>
  /** Fetches the others; called once what is looked at first stands. */
  fetchOtherBooks(): void
  /** Also those that are not in the rail; tracked. */
  bookById(id: string): Book | undefined
  table(book: string): LiveTable
  readonly commands: Commands
  readonly sync: Accessor<SyncState>
  readonly waitingByVolume: Accessor<Readonly<Record<string, number>>>
  /** The co-edited text of a rich-text field; `member` for fields that hold one for each. `undefined` when the page is not on this device. */
  text(page: PageAddress, field: string, member?: string): TextBinding | undefined
  /** Passages of a text that lost their place in a merge and wait for somebody to see to them; tracked. */
  strays(page: PageAddress, field: string, member?: string): readonly Stray[]
  /** What was said and changed on a page, of the volumes this device holds. Decoded when asked; tracked for this page alone. */
  record(page: PageAddress): PageRecord
  /** Pages of `book` outside the bin whose field names the page `id` (or `book:id`, where the field may name any book's); tracked by book. */
  linked(book: string, field: string, id: string): readonly Page[]
  /** The page that a name leads on to where it was merged into another; tracked ([MRG11]). */
  survivorOf(page: PageAddress): string
  /** The words of a page's texts and comments, one after the other; not tracked. */
  written(page: PageAddress): readonly string[]
  /** What a page says now, in the form that is sealed; tracked by its values and texts. */
  content(page: PageAddress): CanonicalPage | undefined
  /** What it said when it was sealed or named, by its hash; fetched, as few ask. */
  contentThen(page: PageAddress, hash: string): Promise<CanonicalPage | undefined>
  /** What a page said before, kept with and without being asked; fetched, as few ask. */
  versions(page: PageAddress): Promise<PageVersions>
  /** Others on the same page, newest first. */
  presence(page: PageAddress): Accessor<readonly Presence[]>
  /** Tells others where this member is; `field` while one is being edited. `undefined` leaves. */
  announce(page: PageAddress | undefined, field?: string): void
  /** Value of a computed field, or of a computed column in one row; tracked. */
  computedValue(page: Page, field: string, column?: string, row?: Row): unknown
  /** What computed fields and rules look at; tracked. */
  readonly world: World
  /** What the value of a computed field is made of; tracked. */
  grounds(page: Page, field: string): Grounds
  readonly files: Files
  /** Whether others see this window, so that what is confidential is kept from it ([SHARE1]). */
  readonly sharing: ScreenSharing
  readonly safety: Safety
  /** Told of pages that were written into a file, for the audit. */
  exported(book: string, pages: number): void
  /** The seals of a page as a file that anybody can check; `about` is for who opens it as text. `undefined` for one without seals. */
  proofOf(page: PageAddress, about: readonly string[]): Promise<Uint8Array | undefined>
  close(): Promise<void>
}

export interface PageAddress {
  readonly book: string
  readonly id: string
}

/** Decoded pages of one book, patched from Yjs events. Reads are tracked. */
export interface LiveTable {
  readonly book: Book
  /** Whether everything the device holds has been read. */
  readonly ready: Accessor<boolean>
  /** Pages outside the bin. A new array after any change; pages that did not change keep their identity. */
  readonly pages: Accessor<readonly Page[]>
  readonly bin: Accessor<readonly Page[]>
  /** Tracked for this page alone. Also finds pages in the bin. */
  page(id: string): Page | undefined
  /** What this member may do with a page now: edit its fields, and in which parts. */
  rights(page: Page): PageRights
  /** Called with the id of each page that was made, changed or taken away, at once; gives how to stop it. */
  onChanged(listener: (id: string) => void): () => void
  /** Called with the pages whose texts, comments or history changed; gives how to stop it. */
  onWritten(listener: (ids: Iterable<string>) => void): () => void
  /** Whether this member may make pages here. */
  readonly mayCreate: Accessor<boolean>
  /** How many volumes of earlier periods exist that this device has not opened. */
  readonly older: Accessor<number>
  openOlder(): void
  /** Opens the shelf that a link names, if this member may. */
  openShelf(shelf: string): void
}

export interface PageRights {
  readonly edit: boolean
  /** Why not, for the interface to say. */
  readonly because?: 'frozen' | 'not-editor' | 'read-only-volume' | 'newer-version' | 'deleted'
  mayEditField(field: string): boolean
  /** Whether this member may propose changes to a text that they may not edit ([SUG5]). */
  maySuggest(field: string): boolean
  /** Nobody edits it again: what is still proposed in its texts is decided, by what was sealed. */
  readonly settled: boolean
}

export interface Presence {
  readonly member: string
  readonly clientId: number
  readonly field?: string | undefined
}

export interface PageRecord {
  /** The oldest first, removed ones too. */
  readonly comments: readonly Comment[]
  /** As they were entered, volume by volume. */
  readonly changes: readonly HistoryEntry[]
}

export interface TextBinding {
  readonly fragment: XmlFragment
  readonly doc: Doc
  readonly awareness: Awareness
  readonly editable: Accessor<boolean>
  /** Run around an input method's composition: incoming frames are held between the two. */
  holdIncoming(): void
  releaseIncoming(): void
}

export type CommandRefusal =
  | {
      readonly because:
        | 'no-such-page' | 'not-allowed' | 'read-only' | 'frozen' | 'newer-version' | 'invalid-value' | 'no-such-field'
        | 'wrong-state' | 'not-actor' | 'note-required' | 'shelf-not-writable' | 'changed-since' | 'no-way-back' | 'screen-shared' | 'still-reading'
    }
  | { readonly because: 'missing'; readonly fields: readonly string[]; readonly demands?: readonly Demand[] }
  /** The charter gives customers of this tier to somebody else. */
  | { readonly because: 'bound'; readonly bound: Bound }

export type Done<T = undefined> = Result<T, CommandRefusal>

/** The only way to change a page. Every command is one Yjs transaction a volume. */
/** Where a page comes from that is brought in from a file: what the file says of its beginning, and the mark that it bears. */
export interface Origin {
  readonly made: Partial<Stamp>
  readonly imported: Omit<Imported, 'by' | 'at'>
}

export interface Commands {
  /** Makes a page from the book's defaults and `values`. Where the book has a key and the page exists, its link is answered and nothing changes. */
  create(book: string, values?: Readonly<Record<string, unknown>>): Done<PageLink>
  /** {@link create} for many at once, in one transaction a volume; what is refused of them leaves the others alone. */
  createAll(book: string, all: readonly Readonly<Record<string, unknown>>[], origins?: readonly Origin[]): readonly Done<PageLink>[]
  /** Writes one field; `undefined` empties it. Settles a conflict on the field. */
  set(page: PageAddress, field: string, value: unknown): Done
  /** `member` names the row where the field keeps one for each member; a row that is there stays as it is. */
  addRow(page: PageAddress, field: string, cells?: Readonly<Record<string, unknown>>, before?: string, member?: string): Done<string>
  setCell(page: PageAddress, field: string, row: string, column: string, value: unknown): Done
  /** `before` absent: to the end. */
  moveRow(page: PageAddress, field: string, row: string, before?: string): Done
  removeRow(page: PageAddress, field: string, row: string): Done
  /** Brings back a row that was removed, with its cells. */
  returnRow(page: PageAddress, field: string, row: string): Done
  /** Ticks or clears one item of a checklist. */
  tick(page: PageAddress, field: string, item: string, done: boolean): Done
  /** Enters in the history that this member has edited a rich text: once when leaving it, not at each key. */
  noteEdit(page: PageAddress, field: string, member?: string): Done
  /** Writes a rich text anew, as one step of undo: it is not taken back over what somebody wrote since. */
  rewriteText(page: PageAddress, field: string, rewrite: RewriteText, member?: string): Done
  /** Lays a draft into a report, or settles what two devices laid; `clear` takes it back, and enters it in the history ([REP1]). */
  draft(page: PageAddress, lay: LayDraft, clear?: LayDraft): Done
  /** Says something about a page or one of its fields; `replyTo` answers another comment and lies where that one does. */
  comment(page: PageAddress, comment: NewCommentInput): Done<string>
  /** Where the passage of a comment went when its line was made anew; no step of undo ([ANN2]). */
  placeComment(page: PageAddress, comment: string, passage: Passage): Done
  /** Changes the words of one's own comment. */
  changeComment(page: PageAddress, comment: string, text: string): Done
  resolveComment(page: PageAddress, comment: string, resolved: boolean): Done
  /** Takes back one's own comment. */
  removeComment(page: PageAddress, comment: string): Done
  /** What keeps this member from commenting: not that the page is closed or another's, only that its volume is. */
  mayComment(page: PageAddress, field?: string): Done
  /** Adds a stray at the end of its text, and is done with it. */
  putBackStray(page: PageAddress, field: string, key: string, member?: string): Done
  /** Nobody needs this stray. */
  dismissStray(page: PageAddress, field: string, key: string, member?: string): Done
  move(page: PageAddress, move: string, note?: string): Done
  /** As `move`, answering once it is signed and entered; what is not sealed is made at once. */
  seal(page: PageAddress, move: string, note?: string): Promise<Done>
  /** What keeps a move from being made now, without making it. */
  mayMove(page: Page, move: string, note?: string): Done
  /** To the bin. */
  remove(page: PageAddress): Done
  restore(page: PageAddress): Done
  /** What is done while `run` runs is one step of the undo stack; called again with the same step it adds to it. */
  asOne<T>(step: Step, run: () => T): T
  /** What is written on these pages while `run` runs is one edit of each of their volumes: kept, sent and shown as one. */
  together<T>(pages: readonly PageAddress[], run: () => T): T
  /** Long work that changes many pages: until it ends, views of whole tables are told of it now and then, not at each change ([BULK1]). */
  atLength<T>(run: () => Promise<T>): Promise<T>
  /** Whether such work is under way: what nobody waits for is left until it is over; not tracked. */
  isAtLength(): boolean
  /** What is done while `run` runs is bookkeeping that nobody takes back. */
  quietly<T>(run: () => T): T
  /** Whether the step can be taken back, at least in part. */
  mayUndo(step: Step): boolean
  /** Takes back what this tab did last, or this step wherever it stands; nothing where there is none. Long ones let the window breathe, and called off they leave the rest for a further one ([UND5]). */
  undo(step?: Step, overseen?: Overseen): Promise<UndoneStep | undefined>
  /** Does again what was taken back last, until something else is done. */
  redo(overseen?: Overseen): Promise<UndoneStep | undefined>
}

/** Writes into the volume of a report, in one transaction. */
export type LayDraft = (doc: Doc, book: Book, page: string) => void

/** Writes into a text, in one transaction; answers how to take that back, and whether it still stands. */
export type RewriteText = (fragment: XmlFragment) => { readonly back: RewriteText; stands(): boolean }

export interface NewCommentInput {
  readonly text: string
  readonly field?: string | undefined
  readonly replyTo?: string | undefined
  /** Words of the field's text. */
  readonly passage?: Passage | undefined
}

/** Something that is done, and taken back, as one. It is known by its identity: `const step = {}`. */
export type Step = object

/** What a step was, for the words: its first command, the pages that went back, those that did not, and those that were not reached. */
export interface UndoneStep {
  readonly step: Step
  readonly command: 'comment' | 'create' | 'set' | 'rows' | 'tick' | 'remove' | 'restore' | 'move'
  /** The field of the first command, or the move that was made. */
  readonly field: string | undefined
  readonly pages: readonly PageAddress[]
  readonly refused: readonly { readonly page: PageAddress; readonly refusal: CommandRefusal }[]
  /** Those that it was called off before; a further one comes to them. */
  readonly left: readonly PageAddress[]
}

/** Work that this device could not hand in and whose volume had to go; it stays until the member decides ([LOC8]). */
export interface Safety {
  /** How many edits that somebody made here the relay is not known to have; what the app made by itself does not count ([LEA5]). */
  readonly unsent: Accessor<number>
  quarantined(): Promise<readonly Quarantined[]>
  /** Removes one piece for good: ask before. */
  dismiss(work: Quarantined): Promise<void>
}

export type { Comment, Files, HistoryEntry, Quarantined, Stray }
