import type { Field, Fields, Row } from '@hebu/shared/books/field-kinds.ts'
import { dayIn } from '@hebu/shared/books/periods.ts'
import { membersIn } from '@hebu/shared/books/read-values.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { numbersOf } from '@hebu/shared/rules/numbering.ts'

import { formatValue } from '../../features/books/values/format-value.ts'
import type { Names } from '../../features/books/values/use-names.ts'
import { searchKey } from '../../workspace/search/search.ts'
import type { SearchEntry } from '../../workspace/search/text-index.ts'
import type { LiveTable, Workspace } from '../../workspace/workspace.ts'

/** Kinds that nobody looks for by what they say. */
const silent: ReadonlySet<string> = new Set(['computed', 'flag', 'checklist', 'richText'])

/** A page as it is looked for: its name, its values in the reader's words, its texts and comments, its people and its day. */
export function createPageEntries(workspace: Workspace, names: Names): (table: LiveTable, page: Page) => SearchEntry {
  const timeZone = (): string => workspace.directory().workspace.timeZone
  return ({ book }, page) => {
    const fields: Fields = book.fields
    const format = names.format(book)
    const words: string[] = []
    const people = new Set(membersIn(page.made?.by))
    const say = (name: string, field: Field, value: unknown): void => {
      if (field.internal === true || silent.has(field.kind) || value === undefined) return
      if (field.kind === 'member' || field.kind === 'members' || (field.kind === 'rows' && field.keyedBy === 'member')) for (const id of membersIn(value)) people.add(id)
      if (field.kind === 'rows') {
        for (const { cells } of value as readonly Row[]) for (const [column, declared] of Object.entries(field.columns)) say(column, declared, cells[column])
        if (field.keyedBy === undefined) return
      }
      const said = formatValue(name, field, value, format)
      if (said !== '') words.push(said)
    }
    words.push(...numbersOf(book, page))
    for (const [name, field] of Object.entries(fields)) say(name, field, page.values[name])
    return {
      key: searchKey(page),
      title: book.title(page.values, names.naming(book)),
      besides: names.naming(book).words(book.name),
      words: words.join('\n'),
      said: workspace.written({ book: book.id, id: page.id }).join('\n'),
      people: [...people],
      day: dayIn(page.values[book.list.sort], timeZone()) ?? dayIn(page.made?.at, timeZone()) ?? '',
    }
  }
}
