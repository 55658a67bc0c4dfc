import { readComments, writeComment, writeCommentMark, writeCommentText } from '@hebu/shared/codec/comments.ts'
import { recordChange } from '@hebu/shared/codec/history.ts'
import { readPage } from '@hebu/shared/codec/read-page.ts'
import { textRoot } from '@hebu/shared/codec/roots.ts'
import * as write from '@hebu/shared/codec/write-page.ts'
import { addDays } from '@hebu/shared/vocabulary/dates.ts'
import { newId } from '@hebu/shared/vocabulary/ids.ts'
import * as Y from 'yjs'

import { ledger } from '../kit/fixture-book.ts'
import type { SeededRandom } from '../kit/seeded-random.ts'

/** Pages that everybody may begin at any time: begun by several, they are one. */
const sharedPages = ['p1', 'p2', 'p3', 'p4', 'p5']
const members = ['wang', 'lin', 'zhou']
const customers = ['c1', 'c2', 'c3', 'c4'].map((id) => ({ id, shelf: 'g-east' }))
const digests = ['a', 'b', 'c'].map((digit) => digit.repeat(64))
const words = ['報價', '送樣', '回訪', '合同', '貨期', '中秋禮盒', '🧧', 'Q4', '\n']

/** Marks are rows that nobody takes out again: whether one is there says whether its edit is. */
export const marksPage = 'marks'

export interface Editor {
  readonly member: string
  readonly random: SeededRandom
  /** Milliseconds since 1970 by the editor's own clock, which may be wrong. */
  nowMs(): number
}

/** Makes one edit as a person would, in one transaction. Answers the id of the mark it left, when it left one. */
export function editAtRandom(doc: Y.Doc, editor: Editor): string | undefined {
  const { random } = editor
  if (random.chance(0.15)) return leaveMark(doc, editor)
  const page = pickPage(doc, editor)
  doc.transact(() => random.pick(acts)(doc, page, editor))
  return undefined
}

function leaveMark(doc: Y.Doc, { random, ...editor }: Editor): string {
  const id = newId(random)
  doc.transact(() => {
    begin(doc, marksPage, { random, ...editor })
    write.addRow(doc, ledger, marksPage, 'lines', id, { what: id })
  })
  return id
}

function begin(doc: Y.Doc, page: string, { member, nowMs }: Editor): void {
  write.createPage(doc, ledger, undefined, { id: page, made: { by: member, at: new Date(nowMs()).toISOString() }, beginning: { title: page, prep: { profile: false } }, given: { owner: member }, shared: true })
}

function pickPage(doc: Y.Doc, editor: Editor): string {
  const { random } = editor
  const page = random.chance(0.04) ? newId(random) : random.pick(sharedPages)
  doc.transact(() => begin(doc, page, editor))
  return page
}

type Act = (doc: Y.Doc, page: string, editor: Editor) => void

const decoded = (doc: Y.Doc, page: string) => readPage(ledger, page, 'g-all', { main: doc, parts: {} })

const aDay = (random: SeededRandom): string => addDays('2026-11-01', random.int(60))

const someOf = <T>(random: SeededRandom, from: readonly T[]): readonly T[] => from.filter(() => random.chance(0.5))

const values: Readonly<Record<string, (random: SeededRandom) => unknown>> = {
  title: (random) => random.pick(words),
  note: (random) => `${random.pick(words)}${random.pick(words)}`,
  count: (random) => random.int(100),
  amount: (random) => ({ amountCents: random.int(1_000_000), currency: 'CNY' }),
  share: (random) => random.int(1000) / 10,
  dueAt: aDay,
  startsAt: (random) => `${aDay(random)}T0${random.int(10)}:30:00.000Z`,
  kind: (random) => random.pick(['one', 'two']),
  urgent: (random) => random.chance(0.5),
  owner: (random) => random.pick(members),
  helpers: (random) => someOf(random, members),
  customer: (random) => random.pick(customers),
  invited: (random) => someOf(random, customers),
  source: (random) => ({ id: `visits:v${random.int(5)}`, shelf: 'g-east/2026-Q4' }),
  actions: (random) => someOf(random, ['l1', 'l2']).map((id) => ({ id, shelf: 'g-all' })),
  prep: (random) => ({ [random.pick(['profile', 'cases'])]: random.chance(0.5) }),
  files: (random) => someOf(random, digests).map((sha256) => ({ sha256, name: '附件.pdf', type: 'application/pdf', sizeBytes: 12 })),
}

const setField: Act = (doc, page, { random, member, nowMs }) => {
  const field = random.pick(Object.keys(values))
  recordChange(doc, page, { field, was: decoded(doc, page)?.values[field] }, member, nowMs())
  write.writeField(doc, ledger, page, field, random.chance(0.1) ? undefined : values[field]!(random), nowMs())
}

const tickItem: Act = (doc, page, { random }) => void write.tick(doc, ledger, page, 'prep', random.pick(['profile', 'cases']), random.chance(0.5))

const rowsOf = (doc: Y.Doc, page: string): readonly string[] => ((decoded(doc, page)?.values.lines ?? []) as readonly { readonly id: string }[]).map(({ id }) => id)

const addLine: Act = (doc, page, { random }) => {
  const rows = rowsOf(doc, page)
  write.addRow(doc, ledger, page, 'lines', newId(random), { what: random.pick(words), price: { amountCents: random.int(9999), currency: 'CNY' } }, rows.length > 0 && random.chance(0.5) ? random.pick(rows) : undefined)
}

const changeLine: Act = (doc, page, { random }) => {
  const rows = rowsOf(doc, page)
  if (rows.length === 0) return
  const row = random.pick(rows)
  const before = random.pick(rows)
  const change = random.int(5)
  if (change === 0) write.setCell(doc, ledger, page, 'lines', row, 'what', random.pick(words))
  else if (change === 1) write.setCell(doc, ledger, page, 'lines', row, 'due', random.chance(0.2) ? undefined : aDay(random))
  else if (change === 2) write.setRowGone(doc, ledger, page, 'lines', row, true)
  else write.moveRow(doc, ledger, page, 'lines', row, before === row ? undefined : before)
}

/** A row for each member: two devices make the same one. */
const attend: Act = (doc, page, { random }) => {
  const member = random.pick(members)
  const known = ((decoded(doc, page)?.values.attendance ?? []) as readonly { readonly id: string }[]).some(({ id }) => id === member)
  const status = random.pick(['present', 'excused'])
  if (known) write.setCell(doc, ledger, page, 'attendance', member, 'status', status)
  else write.addRow(doc, ledger, page, 'attendance', member, { status })
}

const makeMove: Act = (doc, page, { random, member, nowMs }) => {
  const now = decoded(doc, page)
  const open = Object.entries(ledger.moves).filter(([, move]) => now !== undefined && move.from.includes(now.state as never))
  if (now === undefined || open.length === 0) return
  const [name, move] = random.pick(open)
  write.enterMove(doc, page, { id: newId(random), move: name, from: now.state, to: move.to, by: member, at: new Date(nowMs()).toISOString(), after: now.moves.at(-1)?.id })
}

const toBinAndBack: Act = (doc, page, { random, member, nowMs }) => write.setDeleted(doc, page, random.chance(0.5) ? { by: member, at: new Date(nowMs()).toISOString() } : undefined)

/** Says something, answers, or does something to what was said. */
const talk: Act = (doc, page, { random, member, nowMs }) => {
  const stamp = { by: member, at: new Date(nowMs()).toISOString() }
  const comments = readComments(doc, page)
  const known = comments.length > 0 ? random.pick(comments).id : undefined
  const change = known === undefined ? 0 : random.int(5)
  if (known === undefined || change < 2) writeComment(doc, page, { id: newId(random), ...stamp, text: `${random.pick(words)} @[${random.pick(members)}]`, replyTo: change === 1 ? known : undefined })
  else if (change === 2) writeCommentText(doc, page, known, random.pick(words), stamp.at)
  else writeCommentMark(doc, page, known, random.pick(['resolved', 'removed']), random.chance(0.6) ? stamp : undefined)
}

const writeText: Act = (doc, page, { random, member }) => {
  const fragment = doc.getXmlFragment(random.chance(0.7) ? textRoot(page, 'body') : textRoot(page, 'parts', member))
  const paragraphs = fragment.toArray().filter((node) => node instanceof Y.XmlElement)
  if (paragraphs.length === 0 || random.chance(0.15)) {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(random.pick(words))])
    return fragment.insert(random.int(fragment.length + 1), [paragraph])
  }
  const paragraph = random.pick(paragraphs)
  const whole = random.next()
  if (whole < 0.1) return fragment.delete(fragment.toArray().indexOf(paragraph), 1)
  if (whole < 0.2) return paragraph.setAttribute('indent', String(random.int(3)))
  const text = paragraph.get(0)
  if (!(text instanceof Y.XmlText)) return
  const places = characterPlaces(text)
  const from = random.int(places.length)
  const at = places[from]!
  const length = places[Math.min(from + random.int(4), places.length - 1)]! - at
  const part = length === 0 ? 1 : random.next()
  if (part < 0.3) text.delete(at, length)
  else if (part < 0.5) text.format(at, length, { strong: random.chance(0.5) ? {} : null })
  else text.insert(at, random.pick(words))
}

/** Where a caret may stand. Yjs spoils a character of two code units when it is cut in two, and no editor does that. */
function characterPlaces(text: Y.XmlText): readonly number[] {
  const places = [0]
  const runs = text.toDelta() as readonly { readonly insert: string }[]
  for (const character of runs.map((run) => run.insert).join('')) places.push(places.at(-1)! + character.length)
  return places
}

/** How often each is done is how often it stands here. */
const acts: readonly Act[] = [setField, setField, setField, tickItem, addLine, changeLine, changeLine, attend, makeMove, toBinAndBack, talk, writeText, writeText, writeText, writeText]
