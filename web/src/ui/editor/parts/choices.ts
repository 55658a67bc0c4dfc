import type { EditorView } from 'prosemirror-view'
import type { Component } from 'solid-js'

import type { EditorWords } from '../../../words/editor.ts'
import type { TypedTrigger } from '../behaviours/typed-trigger.ts'
import { insertTyped } from '../behaviours/typed-trigger.ts'
import type { EditorPerson, RichTextProps } from '../rich-text-props.ts'
import { textSchema } from '../schema.ts'

/** One of the things that an @ or a / offers. */
export interface Choice {
  readonly group: keyof EditorWords
  readonly title: string
  /** What kind of page, which keys. */
  readonly note: string
  readonly hue?: string | undefined
  readonly icon?: Component | undefined
  choose(view: EditorView, trigger: TypedTrigger): void
}

const mostMembers = 6
const mostPages = 8

const byName = (people: readonly EditorPerson[], query: string): readonly EditorPerson[] => {
  const wanted = query.toLowerCase()
  return people.filter(({ name }) => name.toLowerCase().includes(wanted))
}

/** A day that was typed, members, then pages. */
export function mentionChoices(props: RichTextProps, query: string): readonly Choice[] {
  const { mention } = textSchema.nodes
  const members = (props.findPeople?.(query) ?? byName(props.people, query)).slice(0, mostMembers)
  const pages = (props.findPages?.(query) ?? []).slice(0, mostPages)
  return [
    ...dayChoices(props, [query]),
    ...members.map(({ id, name, hue }): Choice => ({
      group: 'mentionMembers', title: name, note: '', hue,
      choose: (view, trigger) => insertTyped(view, trigger, mention.create({ kind: 'member', id, book: '', shelf: '', label: name })),
    })),
    ...pages.map(({ book, id, shelf, title, kindLabel }): Choice => ({
      group: 'mentionPages', title, note: kindLabel,
      choose: (view, trigger) => insertTyped(view, trigger, mention.create({ kind: 'page', id, book, shelf, label: title })),
    })),
  ]
}

/** The days that words mean: 明天, 下周五, +3d. */
export function dayChoices({ dates }: RichTextProps, typed: readonly string[]): readonly Choice[] {
  if (dates === undefined) return []
  return typed.flatMap((words): readonly Choice[] => {
    const date = words.trim() === '' ? undefined : dates.read(words)
    return date === undefined ? [] : [{ group: 'days', title: dates.show(date), note: words, choose: (view, trigger) => insertTyped(view, trigger, textSchema.nodes.date.create({ date })) }]
  })
}
