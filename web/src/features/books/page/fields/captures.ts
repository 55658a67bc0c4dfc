import type { Captures } from '@hebu/shared/books/asks.ts'
import { rowsIn, stringIn } from '@hebu/shared/books/read-values.ts'
import { taskOfRow } from '@hebu/shared/books/resolution-tasks.ts'
import { readCaptured } from '@hebu/shared/rules/meeting/captured.ts'
import { memberById } from '@hebu/shared/vocabulary/directory.ts'
import { say as sayIn } from '@hebu/shared/vocabulary/text.ts'

import type { CaptureTyped, RowRef, ShownRow, TextCaptures } from '../../../../ui/editor/rich-text-props.ts'
import { narrow } from '../../../../ui/fields/pick/options.ts'
import { captureWords } from '../../../../words/field-words.ts'
import type { Words } from '../../../../words/language.tsx'
import type { CommandRefusal, Workspace } from '../../../../workspace/workspace.ts'
import type { OpenPage } from '../page-context.ts'

export interface CapturesInput {
  readonly declared: Captures
  readonly workspace: Workspace
  readonly words: Words
  readonly open: OpenPage
  /** Whose text it is: theirs is what names nobody else. */
  readonly author: string | undefined
  onRefused(refusal: CommandRefusal): void
}

/** Takes down rows of the open page from its texts, and shows there what the rows say now ([MEET14]). */
export function createCaptures({ declared, workspace, words, open, author, onRefused }: CapturesInput): TextCaptures {
  const { say } = words
  const { address } = open
  const nameOf = (id: string): string => memberById(workspace.directory(), id)?.name ?? id
  const dayOf = (date: string): string => say(captureWords.due, { date: words.format().date(date) })
  const read = ({ words: typed, member, date }: CaptureTyped): { readonly content: string; readonly member: string | undefined; readonly date: string | undefined } => {
    const people = workspace.directory().members.filter(({ status }) => status === 'active').map(({ id, name }) => ({ id, name }))
    const find = (word: string): string | undefined => {
      const found = narrow(people.map(({ id, name }) => ({ id, label: name })), word, 2)
      return found.length === 1 ? found[0]!.id : undefined
    }
    const captured = readCaptured(typed, { today: workspace.world.today, people, find })
    return { content: captured.content, member: member ?? captured.member ?? author, date: date ?? captured.date }
  }
  const noteOf = (text: string | undefined, lacking: string) => (text === undefined ? { text: lacking, lacks: true } : { text })
  return {
    kinds: Object.entries(declared.as).map(([id, name]) => ({ id, names: [...new Set([say(name), sayIn(name, 'zh-Hans'), name.hant, name.en])] })),
    hint(typed) {
      const { content, member, date } = read(typed)
      if (content === '') return say(captureWords.typeOn)
      return say(captureWords.willBe, { name: member === undefined ? say(captureWords.nobody) : nameOf(member), date: date === undefined ? say(captureWords.noDay) : dayOf(date) })
    },
    take(typed) {
      const { content, member, date } = read(typed)
      if (content === '') return undefined
      const done = workspace.commands.addRow(address, declared.rows, { [declared.content]: content, ...(member === undefined ? {} : { [declared.member]: member }), ...(date === undefined ? {} : { [declared.date]: date }) })
      if (done.ok) return { field: declared.rows, row: done.value, label: content }
      onRefused(done.refusal)
      return undefined
    },
    setGone: ({ field, row }, gone) => void (gone ? workspace.commands.removeRow(address, field, row) : workspace.commands.returnRow(address, field, row)),
    shown({ field, row, label }: RowRef): ShownRow | undefined {
      const found = rowsIn(open.page().values[field]).find(({ id }) => id === row)
      if (found === undefined) return { text: label, notes: [], gone: true }
      const [content, member, date] = [declared.content, declared.member, declared.date].map((column) => stringIn(found.cells[column]))
      const link = taskOfRow(open.page(), workspace.world, found)?.[0]
      const task = link === undefined ? undefined : workspace.table('tasks').page(link.id.split(':').at(-1)!)
      const state = task === undefined ? undefined : workspace.bookById('tasks')?.states[task.state]
      return {
        text: content ?? label,
        notes: [noteOf(member === undefined ? undefined : nameOf(member), say(captureWords.nobody)), noteOf(date === undefined ? undefined : dayOf(date), say(captureWords.noDay)), ...(state === undefined ? [] : [{ text: say(state) }])],
        gone: false,
      }
    },
    open: ({ field, row }) => open.focusField(`${field}/${row}/${declared.content}`),
  }
}
