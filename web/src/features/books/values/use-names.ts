import type { Book, Naming } from '@hebu/shared/books/define-book.ts'
import type { Field } from '@hebu/shared/books/field-kinds.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { memberById } from '@hebu/shared/vocabulary/directory.ts'

import { listWords } from '../../../words/list.ts'
import type { Words } from '../../../words/language.tsx'
import { useWords } from '../../../words/language.tsx'
import { useWorkspace } from '../../../workspace/context.tsx'
import type { Workspace } from '../../../workspace/workspace.ts'
import { chosenNow } from './choices.ts'
import { keptName } from './kept-name.ts'
import type { FormatInput } from './format-value.ts'
import { formatValue } from './format-value.ts'
import type { NamingSources } from './naming.ts'
import { namingFor } from './naming.ts'

/** Names of what stands in a workspace. All readings are tracked. */
export interface Names {
  naming(book: Book): Naming
  format(book: Book): FormatInput
  member(id: string): string
  /** The title of a page; words for one without. */
  title(book: Book, page: Page): string
  /** A field's value in words, computed ones included. */
  value(book: Book, page: Page, name: string, field: Field): string
}

/** A field's value: stored, as it counts now, or derived by the workspace. */
export function rawValue(workspace: Workspace, page: Page, name: string, field: Field): unknown {
  if (field.kind === 'computed') return workspace.computedValue(page, name)
  const value = page.values[name]
  return field.kind === 'choice' && field.from === 'tiers' && typeof value === 'string' ? chosenNow(field, value, workspace.charter()) : value
}

export function createNames(workspace: Workspace, words: Words): Names {
  const sources: NamingSources = {
    words,
    get charter() {
      return workspace.charter()
    },
    memberName: (id) => memberById(workspace.directory(), id)?.name,
    bookById: (id) => workspace.books().find((book) => book.id === id),
    // A name leads on where its page was merged into another ([MRG11]).
    pageOf: (book, id) => workspace.table(book).page(workspace.survivorOf({ book, id })),
    keptName: (book, id) => keptName(workspace, book, id),
  }
  // Asked for with every value of every row, and the same until the charter is settled anew.
  const formats = new WeakMap<Book, FormatInput>()
  const format = (book: Book): FormatInput => {
    const charter = workspace.charter()
    let input = formats.get(book)
    if (input?.charter !== charter) formats.set(book, (input = { naming: namingFor(book, sources), charter, words }))
    return input
  }
  const naming = (book: Book): Naming => format(book).naming
  return {
    naming,
    format,
    member: (id) => sources.memberName(id) ?? id,
    title: (book, page) => book.title(page.values, naming(book)) || words.say(listWords.untitled, { one: words.say(book.one) }),
    value: (book, page, name, field) => formatValue(name, field, rawValue(workspace, page, name, field), format(book)),
  }
}

const known = new WeakMap<Workspace, WeakMap<Words, Names>>()

/** Names of what stands in the open workspace; the same for everybody who asks, with what they have worked out. */
export function useNames(): Names {
  const workspace = useWorkspace()
  const words = useWords()
  let spoken = known.get(workspace)
  if (spoken === undefined) known.set(workspace, (spoken = new WeakMap()))
  let names = spoken.get(words)
  if (names === undefined) spoken.set(words, (names = createNames(workspace, words)))
  return names
}
