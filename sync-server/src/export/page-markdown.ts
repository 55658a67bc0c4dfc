import type { Book } from '@hebu/shared/books/define-book.ts'
import type { CellField, Field, RowsField } from '@hebu/shared/books/field-kinds.ts'
import { piecesOf } from '@hebu/shared/codec/comments.ts'

import type { InWords } from './in-words.ts'
import { type PageRecord, rowsIn } from './page-record.ts'
import { plain } from './plain-json.ts'
import { escapeMarkdown, type Pictures, tableOf, textToMarkdown } from './text-markdown.ts'
import { exportWords } from './words.ts'

/** Fields in the order of their declaration; the program's own and derived ones are left to the JSON. */
const shownFields = (book: Book): readonly (readonly [string, Field])[] => Object.entries(book.fields).filter(([, field]) => field.internal !== true && field.kind !== 'computed')

const fact = (label: string, value: string): string => `- **${escapeMarkdown(label)}**: ${escapeMarkdown(value).replaceAll('\n', '\n  ')}`

/** A page to be read: its fields, rows and texts, what was said, and the steps it took. */
export function pageMarkdown(book: Book, record: PageRecord, inWords: InWords, pictures: Pictures): string {
  const { page } = record
  const { say, member, instant } = inWords
  const parts: string[] = [`# ${escapeMarkdown(inWords.title(book, page))}`]
  const state = Object.hasOwn(book.states, page.state) ? say(book.states[page.state]!) : page.state
  const facts = [
    fact(say(exportWords.state), `${say(book.name)} · ${state}`),
    ...(page.made === undefined ? [] : [fact(say(exportWords.made), `${member(page.made.by)} · ${instant(page.made.at)}`)]),
    ...(page.deleted === undefined ? [] : [fact(say(exportWords.binned), `${member(page.deleted.by)} · ${instant(page.deleted.at)}`)]),
    ...shownFields(book).flatMap(([name, field]) => (field.kind === 'rows' || field.kind === 'richText' || page.values[name] === undefined ? [] : [fact(say(field.label), inWords.value(name, field, page.values[name]))])),
    ...Object.entries({ ...page.repairs, ...page.unknown }).map(([name, value]) => fact(name, typeof value === 'string' ? value : JSON.stringify(plain(value)))),
  ]
  parts.push(facts.join('\n'))
  for (const [name, field] of shownFields(book)) {
    if (field.kind === 'rows') parts.push(...rowsPart(record, name, field, inWords))
    if (field.kind === 'richText') parts.push(...textsPart(record, name, field, inWords, pictures))
  }
  const known = new Set(shownFields(book).map(([name]) => name))
  for (const { field, content } of record.texts) if (!known.has(field)) parts.push(`## ${escapeMarkdown(field)}`, textToMarkdown(content, pictures))
  const steps = page.moves.map(({ move, by, at, note, verdict }) => {
    const label = Object.hasOwn(book.moves, move) ? say(book.moves[move]!.label) : move
    return `- ${instant(at)} ${member(by)}: ${escapeMarkdown([label, note ?? '', verdict === 'applied' ? '' : say(exportWords.notCounted)].filter((each) => each !== '').join(' · '))}`
  })
  if (steps.length > 0) parts.push(`## ${say(exportWords.moves)}`, steps.join('\n'))
  const remarks = record.comments.filter(({ removed }) => removed === undefined).map(({ by, at, text }) => {
    const words = piecesOf(text).map((piece) => ('member' in piece ? `@${member(piece.member)}` : piece.text)).join('')
    return `- ${instant(at)} ${member(by)}: ${escapeMarkdown(words).replaceAll('\n', '\n  ')}`
  })
  if (remarks.length > 0) parts.push(`## ${say(exportWords.comments)}`, remarks.join('\n'))
  return `${parts.join('\n\n')}\n`
}

function rowsPart({ page }: PageRecord, name: string, field: RowsField, inWords: InWords): readonly string[] {
  const rows = rowsIn(page, name)
  if (rows.length === 0) return []
  const columns = Object.entries<CellField>(field.columns).filter(([column, cell]) => cell.internal !== true && cell.kind !== 'computed' && rows.some(({ cells }) => cells[column] !== undefined))
  const ofMember = field.keyedBy === 'member'
  const cellText = (text: string): string => escapeMarkdown(text).replaceAll('\n', '<br>')
  const head = [...(ofMember ? [inWords.say(field.label)] : []), ...columns.map(([, cell]) => inWords.say(cell.label))]
  const body = rows.map((row) => [...(ofMember ? [inWords.member(row.id)] : []), ...columns.map(([column, cell]) => inWords.value(column, cell, row.cells[column]))])
  return [`## ${escapeMarkdown(inWords.say(field.label))}`, tableOf([head, ...body].map((row) => row.map(cellText)))]
}

function textsPart({ texts }: PageRecord, name: string, field: Field, inWords: InWords, pictures: Pictures): readonly string[] {
  const own = texts.filter((text) => text.field === name)
  if (own.length === 0) return []
  const bodies = own.flatMap(({ member, content }) => [...(member === undefined ? [] : [`### ${escapeMarkdown(inWords.member(member))}`]), textToMarkdown(content, pictures)])
  return [`## ${escapeMarkdown(inWords.say(field.label))}`, ...bodies]
}
