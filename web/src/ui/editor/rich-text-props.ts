import type { Accessor } from 'solid-js'
import type { Awareness } from 'y-protocols/awareness'
import type { Doc, XmlFragment } from 'yjs'

import type { EditorWords } from '../../words/editor.ts'

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
  readonly readOnly?: boolean | undefined
}
