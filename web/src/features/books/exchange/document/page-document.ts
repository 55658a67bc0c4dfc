import type { Book } from '@hebu/shared/books/define-book.ts'
import type { CellField, Field, Row } from '@hebu/shared/books/field-kinds.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { numberField } from '@hebu/shared/rules/numbering.ts'
import { untrack } from 'solid-js'

import type { DocumentOut, OutBlock, OutStamp } from '../../../../platform/exchange/document-out.ts'
import { renderText } from '../../../../ui/editor/parts/render-text.ts'
import { pageWords } from '../../../../words/page.ts'
import { approvalWords, functionWords } from '../../../../words/approval.ts'
import { stampsOf } from '../../page/approval/stamps.ts'
import { begunBy } from '../../page/begun-by.ts'
import { documentWords } from '../../../../words/exchange.ts'
import type { Words } from '../../../../words/language.tsx'
import type { Workspace } from '../../../../workspace/workspace.ts'
import type { TimelineItem } from '../../page/record/timeline/timeline.ts'
import { teller, timelineOf } from '../../page/record/timeline/timeline.ts'
import { sectionsOf } from '../../page/sections.ts'
import { formatValue } from '../../values/format-value.ts'
import type { Names } from '../../values/use-names.ts'
import { createNames } from '../../values/use-names.ts'
import { lastingWords } from '../lasting-words.ts'
import type { ListCounter } from './text-blocks.ts'
import { blocksOfText } from './text-blocks.ts'

export interface DocumentContext {
  readonly workspace: Workspace
  readonly words: Words
}

interface NamingContext extends DocumentContext {
  readonly names: Names
}

function tableOf(book: Book, page: Page, name: string, field: Extract<Field, { kind: 'rows' }>, { workspace, words, names }: NamingContext): OutBlock | undefined {
  const rows = (page.values[name] as readonly Row[] | undefined) ?? []
  const input = names.format(book)
  const columns = Object.entries<CellField>(field.columns).filter(([, cell]) => cell.internal !== true)
  const textOf = (row: Row, column: string, cell: CellField): string => formatValue(column, cell, cell.kind === 'computed' ? workspace.computedValue(page, name, column, row) : row.cells[column], input)
  // A column in which nothing stands says nothing.
  const filled = columns.filter(([column, cell]) => rows.some((row) => textOf(row, column, cell) !== ''))
  const byMember = field.keyedBy === 'member'
  if (rows.length === 0) return undefined
  return {
    kind: 'table',
    head: [...(byMember ? [words.say(field.label)] : []), ...filled.map(([, cell]) => words.say(cell.label))],
    rows: rows.map((row) => [...(byMember ? [names.member(row.id)] : []), ...filled.map(([column, cell]) => textOf(row, column, cell))]),
  }
}

function sectionBlocks(book: Book, page: Page, lists: ListCounter, context: NamingContext): readonly OutBlock[] {
  const { workspace, words, names } = context
  const address = { book: book.id, id: page.id }
  return sectionsOf(book, page.parts, pageWords.otherFields).flatMap(({ label, runs }) => {
    const inside: OutBlock[] = []
    let facts: { label: string; value: string }[] = []
    const endFacts = (): void => {
      if (facts.length > 0) inside.push({ kind: 'facts', facts })
      facts = []
    }
    for (const { name, field } of runs.flatMap(({ fields }) => fields)) {
      const named: OutBlock = { kind: 'heading', level: 2, runs: [{ text: words.say(field.label) }] }
      if (field.kind === 'richText') {
        const texts = field.per === 'member' ? workspace.directory().members.map(({ id }) => id) : [undefined]
        const blocks = texts.flatMap((member): readonly OutBlock[] => {
          const binding = workspace.text(address, name, member)
          const drawn = binding === undefined ? [] : blocksOfText(renderText(binding.fragment), lists)
          return drawn.length === 0 || member === undefined ? drawn : [{ kind: 'heading', level: 3, runs: [{ text: names.member(member) }] }, ...drawn]
        })
        if (blocks.length > 0) { endFacts(); inside.push(named, ...blocks) }
      } else if (field.kind === 'rows') {
        const table = tableOf(book, page, name, field, context)
        if (table !== undefined) { endFacts(); inside.push(named, table) }
      } else {
        const value = field.kind === 'checklist' ? Object.entries(field.items).map(([item, wording]) => `${(page.values[name] as Readonly<Record<string, boolean>> | undefined)?.[item] === true ? '☑' : '☐'} ${words.say(wording)}`).join('\n') : names.value(book, page, name, field)
        if (value !== '' && (field.kind !== 'checklist' || page.values[name] !== undefined)) facts.push({ label: words.say(field.label), value })
      }
    }
    endFacts()
    return inside.length === 0 ? [] : [...(label === undefined ? [] : [{ kind: 'heading' as const, level: 1 as const, runs: [{ text: words.say(label) }] }]), ...inside]
  })
}

/** What happened with the page, the newest first: pages of other books that name it, what was said, and its moves. */
function timelineBlocks(book: Book, page: Page, { workspace, words, names }: NamingContext): readonly OutBlock[] {
  const linked = teller(workspace.books(), book.id).flatMap(({ book: other, field, idOf }) => workspace.linked(other.id, field, idOf(page.id)).map((one) => ({ book: other, page: one })))
  const items = timelineOf({ page, comments: workspace.record({ book: book.id, id: page.id }).comments, changes: [], linked })
  const told = (item: TimelineItem): string | undefined => {
    if (item.kind === 'page') return [words.say(item.book.one), item.book.timeline?.text(item.page.values, names.naming(item.book)) ?? ''].filter((part) => part !== '').join(' · ')
    if (item.kind === 'comment') return item.comment.text
    return item.kind === 'move' ? [words.say(book.moves[item.record.move]?.label ?? book.one), item.record.note ?? ''].filter((part) => part !== '').join(' · ') : undefined
  }
  const format = words.format()
  const rows = items.flatMap((item) => {
    const text = told(item)
    return text === undefined ? [] : [[item.at.length > 10 ? format.dateTime(item.at) : format.date(item.at, 'always'), item.by === undefined ? '' : names.member(item.by), text]]
  })
  if (rows.length === 0) return []
  return [{ kind: 'heading', level: 1, runs: [{ text: words.say(documentWords.timeline) }] }, { kind: 'table', head: [words.say(documentWords.when), words.say(documentWords.who), words.say(documentWords.what)], rows }]
}

/** The stamps of the round that the page went through last; nothing for a page that nobody seals. */
function stampBlocks(book: Book, page: Page, { words, names }: NamingContext): readonly OutBlock[] {
  const stamps = stampsOf(book, page).filter(({ seal }) => seal !== undefined).map(({ move, by, as, for: stoodIn, at, witnessed }): OutStamp => ({
    name: names.member(by),
    under: [
      [words.say(book.moves[move]?.label ?? book.one), as === undefined ? '' : words.say(functionWords[as])].filter((part) => part !== '').join(' · '),
      ...(stoodIn === undefined ? [] : [words.say(approvalWords.standsIn, { name: names.member(by), for: names.member(stoodIn) })]),
      words.format().date(at, 'always'),
      ...(witnessed === undefined ? [words.say(approvalWords.unwitnessed)] : []),
    ],
  }))
  return stamps.length === 0 ? [] : [{ kind: 'heading', level: 1, runs: [{ text: words.say(documentWords.approvals) }] }, { kind: 'stamps', stamps }]
}

/** A page of any book as a document, from its declaration: fields by section, rows as tables, texts with their form, who sealed it, and what happened with it ([XCH25]). */
export function pageDocument(book: Book, page: Page, { workspace, words: spoken }: DocumentContext): DocumentOut {
  const words = lastingWords(spoken, workspace)
  const names = createNames(workspace, words)
  const context: NamingContext = { workspace, words, names }
  return untrack(() => {
    const lists: ListCounter = { next: 0 }
    const state = Object.keys(book.states).length > 1 ? words.say(book.states[page.state] ?? book.one) : ''
    const numbered = numberField(book.fields)
    const number = numbered === undefined ? '' : names.value(book, page, ...numbered)
    const made = page.made === undefined ? '' : begunBy(page, page.made, names, words, 'always')
    return {
      title: names.title(book, page),
      subtitle: [words.say(book.name), number, state, made].filter((part) => part !== '').join(' · '),
      head: [workspace.directory().workspace.name, number].filter((part) => part !== '').join(' · '),
      foot: words.say(documentWords.foot, { name: workspace.me().name, date: words.format().date(Date.now(), 'always') }),
      language: words.language(),
      blocks: [...sectionBlocks(book, page, lists, context), ...stampBlocks(book, page, context), ...timelineBlocks(book, page, context)],
    }
  })
}
