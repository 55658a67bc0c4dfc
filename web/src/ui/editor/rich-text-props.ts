import type { Accessor } from 'solid-js'
import type { Awareness } from 'y-protocols/awareness'
import type { Doc, XmlFragment } from 'yjs'

import type { EditorWords } from '../../words/editor.ts'
import type { TextNotes } from './notes/text-notes.ts'
import type { TextSuggestions } from './suggesting/text-suggestions.ts'

/** A co-edited text and its surroundings. */
export interface BoundText {
  readonly fragment: XmlFragment
  readonly doc: Doc
  readonly awareness: Awareness
  readonly editable: Accessor<boolean>
  /** Called around an input method's composition: what others write is held between the two. */
  holdIncoming(): void
  releaseIncoming(): void
}

export interface EditorPerson {
  readonly id: string
  readonly name: string
  /** Any CSS colour that reads on the sheet, as `var(--person-3)`. */
  readonly hue: string
}

/** Where a mentioned page lies. */
export interface PageRef {
  readonly book: string
  readonly id: string
  readonly shelf: string
}

export interface FoundPage extends PageRef {
  readonly title: string
  /** What kind of page it is, in words: 客戶, 合同. */
  readonly kindLabel: string
}

/** A picture by its content, as a text keeps it. */
export interface TextImage {
  readonly sha256: string
  readonly name: string
  readonly type: string
  readonly sizeBytes: number
}

/** Where the pictures of a text are kept. */
export interface TextImages {
  add(file: File): Promise<TextImage | 'too-large' | 'no-room' | 'refused'>
  /** Keeps a picture that was copied from another text beside this page too. */
  adopt(image: TextImage): void
  read(image: TextImage): Promise<Blob | 'offline' | 'missing'>
}

/** How days are read and shown. */
export interface TextDates {
  /** 明天, 下周五, 3月8日 */
  read(typed: string): string | undefined
  /** In the reader's language; tracked. */
  show(date: string): string
}

/** A line that asks to be taken down, in pieces: what was typed, who and which day were picked from lists. */
export interface CaptureTyped {
  readonly words: string
  readonly member?: string | undefined
  readonly date?: string | undefined
}

/** A row that was taken down in a text. */
export interface RowRef {
  readonly field: string
  readonly row: string
  readonly label: string
}

/** What a row says now. */
export interface ShownRow {
  readonly text: string
  /** Who, by when, how far; the empty ones are asked for. */
  readonly notes: readonly { readonly text: string; readonly lacks?: boolean | undefined }[]
  readonly gone: boolean
}

/** How a text takes down rows of its page ([MEET14]). */
export interface TextCaptures {
  /** What can be taken down: its name in the reader's language first, then in the others. */
  readonly kinds: readonly { readonly id: string; readonly names: readonly string[] }[]
  /** How a line would be understood, for a hint beside it. */
  hint(typed: CaptureTyped): string
  /** Takes it down; `undefined` where it was refused. */
  take(typed: CaptureTyped): RowRef | undefined
  /** Undone, or done again, together with the line in the text. */
  setGone(row: RowRef, gone: boolean): void
  /** Tracked; `undefined` where the row is not of this page. */
  shown(row: RowRef): ShownRow | undefined
  open(row: RowRef): void
}

export interface RichTextProps {
  readonly binding: BoundText
  /** What the text is, for those who hear it. */
  readonly label: string
  readonly placeholder?: string | undefined
  /** Who can be mentioned, and whose cursors carry a name. */
  readonly people: readonly EditorPerson[]
  /** People that fit what was typed after @; by name where not given. */
  readonly findPeople?: ((query: string) => readonly EditorPerson[]) | undefined
  readonly findPages?: ((query: string) => readonly FoundPage[]) | undefined
  /** The present title of a mentioned page; tracked. The title of the day it was mentioned where unknown. */
  readonly titleOf?: ((page: PageRef) => string | undefined) | undefined
  /** Whether a mentioned page is in the bin or may not be read; tracked. */
  readonly isGone?: ((page: PageRef) => boolean) | undefined
  readonly onOpenPage?: ((page: PageRef) => void) | undefined
  readonly me: { readonly id: string; readonly name: string; readonly color: string }
  readonly words: EditorWords
  /** Absent: texts hold no pictures here. */
  readonly images?: TextImages | undefined
  readonly dates?: TextDates | undefined
  /** Absent: nothing is taken down here. */
  readonly captures?: TextCaptures | undefined
  /** Absent: nothing is said about passages here. */
  readonly notes?: TextNotes | undefined
  /** Absent: nothing is suggested here. Who may only suggest writes so in a text that is not editable. */
  readonly suggestions?: TextSuggestions | undefined
  readonly readOnly?: boolean | undefined
}
