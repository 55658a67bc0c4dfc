import type { MentionAttributes } from '../behaviours/mention-trigger.ts'
import type { EditorPerson, RichTextProps } from '../rich-text-props.ts'

export interface MentionChoice {
  readonly group: 'members' | 'pages'
  readonly title: string
  /** What kind of page. */
  readonly note: string
  readonly hue: string | undefined
  readonly mention: MentionAttributes
}

const mostMembers = 6
const mostPages = 8

const byName = (people: readonly EditorPerson[], query: string): readonly EditorPerson[] => {
  const wanted = query.toLowerCase()
  return people.filter(({ name }) => name.toLowerCase().includes(wanted))
}

/** Members first, then pages. */
export function mentionChoices(props: RichTextProps, query: string): readonly MentionChoice[] {
  const members = (props.findPeople?.(query) ?? byName(props.people, query)).slice(0, mostMembers)
  const pages = (props.findPages?.(query) ?? []).slice(0, mostPages)
  return [
    ...members.map(({ id, name, hue }) => ({ group: 'members', title: name, note: '', hue, mention: { kind: 'member', id, book: '', shelf: '', label: name } }) as const),
    ...pages.map(
      ({ book, id, shelf, title, kindLabel }) => ({ group: 'pages', title, note: kindLabel, hue: undefined, mention: { kind: 'page', id, book, shelf, label: title } }) as const,
    ),
  ]
}
