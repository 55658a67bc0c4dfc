import { dateOf } from '@hebu/shared/vocabulary/dates.ts'
import { joiningPlace } from '@hebu/shared/vocabulary/directory.ts'
import { readDate } from '@hebu/shared/vocabulary/typed-dates.ts'
import type { JSX } from 'solid-js'
import { createMemo, lazy, Show, Suspense, untrack } from 'solid-js'
import { useNavigate } from '@solidjs/router'

import { holdWindow } from '../../../../platform/hold-window.ts'
import type { BoundText, FoundPage, PageRef, TextDates, TextImages } from '../../../../ui/editor/rich-text-props.ts'
import { LazyRichText } from '../../../../ui/editor/LazyRichText.tsx'
import { narrow } from '../../../../ui/fields/pick/options.ts'
import { showToast } from '../../../../ui/toast.ts'
import { personColour } from '../../../../ui/person.ts'
import { editorWordsIn } from '../../../../words/editor.ts'
import { useWords } from '../../../../words/language.tsx'
import { useWorkspace } from '../../../../workspace/context.tsx'
import { useOpenPage } from '../page-context.ts'
import { useNames } from '../../values/use-names.ts'
import { refusalText } from '../refusal-text.ts'
import { createTextNotes } from '../record/passages/text-notes.ts'
import { createCaptures } from './captures.ts'
import { createPicks } from './picks.ts'
import { createTextSuggestions } from './text-suggestions.ts'
import { Strays } from './Strays.tsx'

/** Comes with the first comment that is read or written. */
const NoteCard = lazy(async () => ({ default: (await import('../record/passages/NoteCard.tsx')).NoteCard }))

export interface EditorProps {
  readonly binding: BoundText
  readonly label: string
  readonly field: string
  /** Whose text it is, in fields that hold one for each member. */
  readonly member: string | undefined
}

const mentionLimit = 8

/** The text editor, told who and what can be mentioned in this workspace. */
export function Editor(props: EditorProps): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const names = useNames()
  const navigate = useNavigate()
  const picks = createPicks(workspace, words, names)
  const colourOf = (id: string): string => personColour(joiningPlace(workspace.directory(), id))
  const people = createMemo(() => workspace.directory().members.filter(({ status }) => status === 'active').map(({ id, name }) => ({ id, name, hue: colourOf(id) })))
  const me = () => ({ id: workspace.me().id, name: workspace.me().name, color: colourOf(workspace.me().id) })
  const titleOf = ({ book, id, shelf }: PageRef): string | undefined => {
    const option = picks.page({ id, shelf }, book)
    return option.label === '…' ? undefined : option.label
  }
  const isGone = ({ book, id }: PageRef): boolean => {
    const known = workspace.books().some((each) => each.id === book)
    const page = known ? workspace.table(book).page(id) : undefined
    return !known || page?.deleted !== undefined || (page === undefined && workspace.table(book).ready())
  }
  const open = useOpenPage()
  const { address } = open
  const declared = open.book.captures
  const captures = createMemo(() => (declared === undefined ? undefined : createCaptures({ declared, workspace, words, open, author: props.member, onRefused: (refusal) => showToast(refusalText(open.book, refusal, words), { tone: 'problem' }) })))
  const notes = untrack(() => createTextNotes({ open, workspace, names, field: props.field, member: props.member }))
  const suggestions = untrack(() => createTextSuggestions({ open, workspace, names, words, field: props.field }))
  const dates: TextDates = {
    read: (typed) => readDate(typed, dateOf(Date.now(), workspace.directory().workspace.timeZone)),
    show: (date) => `${words.format().date(date)} ${words.format().weekday(date)}`,
  }
  const images: TextImages = {
    async add(file) {
      const added = await holdWindow(workspace.files.add(address, file, { field: props.field }))
      if (added.ok) return added.value
      return added.refusal === 'too-large' || added.refusal === 'no-room' ? added.refusal : 'refused'
    },
    adopt(image) {
      void workspace.files.read(address, image, props.field).then((read) => (read.ok ? images.add(new File([read.value], image.name, { type: image.type })) : undefined))
    },
    async read(image) {
      const read = await workspace.files.read(address, image, props.field)
      return read.ok ? read.value : read.refusal
    },
  }
  const findPages = (query: string): readonly FoundPage[] =>
    narrow(picks.pages(undefined, query), query, mentionLimit).flatMap((option) => {
      const link = picks.linkOf(option.id, undefined)
      const [book = '', id = ''] = option.id.split(':')
      return link === undefined ? [] : [{ book, id, shelf: link.shelf, title: option.label, kindLabel: option.detail ?? '' }]
    })
  return (
    <>
      <Strays label={props.label} field={props.field} member={props.member} editable={props.binding.editable()} />
      <LazyRichText binding={props.binding} label={props.label} people={people()} me={me()} words={editorWordsIn(words.language())} readOnly={!props.binding.editable()}
        findPages={findPages} titleOf={titleOf} isGone={isGone} dates={dates} images={images} captures={captures()} notes={notes} suggestions={suggestions} onOpenPage={({ book, id }) => navigate(`/${book}/${encodeURIComponent(id)}`)} />
      <Show when={notes.card()}>{(card) => <Suspense><NoteCard card={card()} notes={notes} field={props.field} /></Suspense>}</Show>
    </>
  )
}
