import type { Passage } from '@hebu/shared/codec/comments.ts'
import type { Accessor } from 'solid-js'

import type { Box } from '../../placement.ts'

/** Something that stands beside a passage of a text. */
export interface TextNote {
  readonly id: string
  readonly passage: Passage
}

/** A note in short. */
export interface NotePreview {
  readonly name: string
  /** Any CSS colour. */
  readonly hue: string
  readonly words: string
  /** How many answered. */
  readonly answers: number
}

/** What is said about passages of a text, and where it is shown; nothing of it stands in the text ([ANN1]). */
export interface TextNotes {
  /** Those that still ask for something; tracked. */
  readonly all: Accessor<readonly TextNote[]>
  /** Which are open; they stand out in the text. Tracked. */
  readonly open: Accessor<ReadonlySet<string>>
  /** A passage that is about to be commented on; it stands out too. Tracked. */
  readonly begun: Accessor<Passage | undefined>
  /** Whether more may be said; tracked. */
  readonly mayAdd: Accessor<boolean>
  /** Begins one about a passage; `place` says where it stands now, in viewport pixels. */
  add(passage: Passage, place: () => Box): void
  show(ids: readonly string[], place: () => Box): void
  /** Its line was made anew here; this is where it went. */
  moved(id: string, passage: Passage): void
  /** Which have lost all of their words. */
  lost(ids: ReadonlySet<string>): void
  /** What stands in the margin about one; tracked. */
  preview(id: string): NotePreview | undefined
  /** Asked to bring one into sight: called with how. Gives how to stop. */
  onSeek(seek: (id: string) => boolean): () => void
}
