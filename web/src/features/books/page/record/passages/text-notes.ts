import type { Passage } from '@hebu/shared/codec/comments.ts'
import { joiningPlace } from '@hebu/shared/vocabulary/directory.ts'
import type { Accessor } from 'solid-js'
import { createMemo, createSignal } from 'solid-js'

import type { TextNote, TextNotes } from '../../../../../ui/editor/notes/text-notes.ts'
import { personColour } from '../../../../../ui/person.ts'
import type { Box } from '../../../../../ui/placement.ts'
import type { Workspace } from '../../../../../workspace/workspace.ts'
import type { Names } from '../../../values/use-names.ts'
import type { OpenPage } from '../../page-context.ts'
import { toNames } from '../comments/mention-typing.ts'
import { threadsOf } from '../comments/threads.ts'

/** What the card beside the text shows: conversations, or a box for a new one. */
export interface OpenCard {
  readonly threads: readonly string[]
  readonly begun?: Passage | undefined
  readonly place: () => Box
  /** Where the keyboard was. */
  readonly from: Element | null
}

export interface PageTextNotes extends TextNotes {
  readonly card: Accessor<OpenCard | undefined>
  close(): void
}

export interface TextNotesInput {
  readonly open: OpenPage
  readonly workspace: Workspace
  readonly names: Names
  readonly field: string
  readonly member: string | undefined
}

const sameNotes = (one: readonly TextNote[], other: readonly TextNote[]): boolean => one.length === other.length && one.every(({ id, passage }, at) => other[at]!.id === id && JSON.stringify(other[at]!.passage) === JSON.stringify(passage))

/** The open conversations about passages of one text ([ANN1]). */
export function createTextNotes({ open, workspace, names, field, member }: TextNotesInput): PageTextNotes {
  const [card, setCard] = createSignal<OpenCard>()
  const threads = createMemo(() => new Map(threadsOf(open.record().comments)
    .filter(({ first }) => first.passage !== undefined && first.field === field && first.passage.member === member && first.resolved === undefined)
    .map((thread) => [thread.first.id, thread])))
  const notes = createMemo(() => [...threads().values()].map(({ first }) => ({ id: first.id, passage: first.passage! })), [], { equals: sameNotes })
  return {
    all: notes,
    open: () => new Set(card()?.threads),
    begun: () => card()?.begun,
    mayAdd() {
      open.page()
      open.rights()
      return workspace.commands.mayComment(open.address, field).ok
    },
    add: (passage, place) => setCard({ threads: [], begun: { ...passage, member }, place, from: document.activeElement }),
    show: (ids, place) => setCard({ threads: ids, place, from: document.activeElement }),
    moved: (id, passage) => void workspace.commands.placeComment(open.address, id, { ...passage, member }),
    lost: (ids) => open.passages.tell(`${field}/${member ?? ''}`, ids),
    preview(id) {
      const thread = threads().get(id)
      if (thread === undefined) return undefined
      const { by, text } = thread.first
      return { name: names.member(by), hue: personColour(joiningPlace(workspace.directory(), by)), words: toNames(text, names.member), answers: thread.replies.length }
    },
    onSeek: (seek) => open.passages.answer(seek),
    card,
    close: () => setCard(undefined),
  }
}
