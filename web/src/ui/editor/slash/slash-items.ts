import IconAt from '~icons/lucide/at-sign'
import IconBetween from '~icons/lucide/between-vertical-start'
import IconHeading1 from '~icons/lucide/heading-1'
import IconHeading2 from '~icons/lucide/heading-2'
import IconHeading3 from '~icons/lucide/heading-3'
import IconImage from '~icons/lucide/image'
import IconList from '~icons/lucide/list'
import IconListOrdered from '~icons/lucide/list-ordered'
import IconListTodo from '~icons/lucide/list-todo'
import IconMinus from '~icons/lucide/minus'
import IconParagraph from '~icons/lucide/pilcrow'
import IconTable from '~icons/lucide/table'
import IconCapture from '~icons/lucide/square-check-big'
import IconQuote from '~icons/lucide/text-quote'
import { setBlockType } from 'prosemirror-commands'
import type { Command } from 'prosemirror-state'
import type { Component } from 'solid-js'

import { say } from '@hebu/shared/vocabulary/text.ts'
import { editorWords } from '../../../words/editor.ts'
import type { EditorWords } from '../../../words/editor.ts'
import { insertRule, toggleHeading, toggleList, toggleQuote } from '../behaviours/blocks.ts'
import { insertTable, tableActs } from '../behaviours/tables.ts'
import { actTyped, typeInstead } from '../behaviours/typed-trigger.ts'
import type { Choice } from '../parts/choices.ts'
import { dayChoices } from '../parts/choices.ts'
import type { RichTextProps } from '../rich-text-props.ts'
import { textSchema } from '../schema.ts'
import { filterByTyped } from './filter.ts'
import type { Findable } from './filter.ts'

interface SlashItem extends Findable {
  readonly group: keyof EditorWords
  readonly word: keyof EditorWords
  readonly icon: Component
  readonly command: Command
  /** The sign that makes the same. */
  readonly sign: string
}

const item = (group: keyof EditorWords, word: keyof EditorWords, icon: Component, command: Command, sign: string, ...short: readonly string[]): SlashItem => {
  const wording = editorWords[word]
  return { group, word, icon, command, sign, short, names: [say(wording, 'zh-Hans'), wording.hant, wording.en] }
}

const mentionSign: Command = (state, dispatch) => {
  dispatch?.(state.tr.insertText('@'))
  return true
}

const blocks: readonly SlashItem[] = [
  item('slashForms', 'paragraph', IconParagraph, setBlockType(textSchema.nodes.paragraph), '', 'text', 'p', 'zw'),
  item('slashForms', 'heading1', IconHeading1, toggleHeading(1), '#', 'h1', 'bt', 'bt1', 'title'),
  item('slashForms', 'heading2', IconHeading2, toggleHeading(2), '##', 'h2', 'bt', 'bt2'),
  item('slashForms', 'heading3', IconHeading3, toggleHeading(3), '###', 'h3', 'bt', 'bt3'),
  item('slashForms', 'bulletList', IconList, toggleList('bullet'), '-', 'ul', 'lb', 'list'),
  item('slashForms', 'orderedList', IconListOrdered, toggleList('ordered'), '1.', 'ol', 'lb'),
  item('slashForms', 'checklist', IconListTodo, toggleList('task'), '[]', 'todo', 'task'),
  item('slashForms', 'quote', IconQuote, toggleQuote, '>', 'blockquote'),
]

const insertions: readonly SlashItem[] = [
  item('slashInsert', 'mention', IconAt, mentionSign, '@', 'at', 'mention'),
  item('slashInsert', 'rule', IconMinus, insertRule, '---', 'hr'),
]

const tableItem = item('slashInsert', 'table', IconTable, insertTable(), '', 'bg', 'grid')

const inTable: readonly SlashItem[] = tableActs.flatMap((act) => (act === 'line' ? [] : [item('tableTools', act.word, IconBetween, act.command, '')]))

export interface SlashPlace {
  readonly table: boolean
  /** Absent where this text holds no pictures. */
  readonly pickImages: (() => void) | undefined
}

const asksForDay = /^(日|日期|rq|date?|day|d)$/i

/** What a / offers here, for what was typed after it ([TXT42]). */
export function slashChoices(props: RichTextProps, place: SlashPlace, typed: string): readonly Choice[] {
  const image = place.pickImages === undefined ? [] : [item('slashInsert', 'image', IconImage, pickLater(place.pickImages), '', 'img', 'photo', 'tp', 'zp')]
  const items = [...(place.table ? inTable : []), ...blocks, ...(place.table ? [] : [tableItem]), ...image, ...insertions]
  const { dayToday, dayTomorrow, dayMonday } = props.words
  const days = typed === '' ? [dayToday] : asksForDay.test(typed) ? [dayToday, dayTomorrow, dayMonday] : [typed]
  const captured = filterByTyped((props.captures?.kinds ?? []).map((kind) => ({ ...kind, short: [] })), typed).map(({ names }): Choice => ({
    group: 'slashCapture', title: names[0]!, note: '/', icon: IconCapture,
    choose: (view, trigger) => typeInstead(view, trigger, `/${names[0]!} `),
  }))
  return [
    ...captured,
    ...filterByTyped(items, typed).map(({ group, word, icon, command, sign }): Choice => ({
      group, title: props.words[word], note: sign, icon,
      choose: (view, trigger) => actTyped(view, trigger, command),
    })),
    ...dayChoices(props, days),
  ]
}

const pickLater =
  (pick: () => void): Command =>
  (_state, dispatch) => {
    if (dispatch !== undefined) pick()
    return true
  }
