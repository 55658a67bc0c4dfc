import type { Fields, Row } from '@hebu/shared/books/field-kinds.ts'
import { proposals } from '@hebu/shared/books/proposals.ts'
import { subtotalOf, totalOfLines, versionOf } from '@hebu/shared/books/proposal-figures.ts'
import { linkIn, moneyIn, numberIn, rowsIn, stringIn } from '@hebu/shared/books/read-values.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { Money } from '@hebu/shared/vocabulary/money.ts'
import { moneyInCapitals } from '@hebu/shared/vocabulary/money-in-capitals.ts'

import type { DocumentOut, OutBlock, OutColumn, OutStamp } from '../../../platform/exchange/document-out.ts'
import type { Words } from '../../../words/language.tsx'
import { proposalPaperWords as paper } from '../../../words/proposals.ts'
import type { Workspace } from '../../../workspace/workspace.ts'
import type { ProposalDesk } from '../desk.tsx'

/** Whom a copy is for: the customer sees what is offered, the house what it rests on. */
export type Copy = 'customer' | 'house'

export interface PaperContext {
  readonly workspace: Workspace
  readonly words: Words
  readonly desk: Pick<ProposalDesk, 'member' | 'value' | 'title' | 'blocks'>
}

const notApproved: ReadonlySet<string> = new Set(['drafting', 'review', 'revising'])

const heading = (text: string): OutBlock => ({ kind: 'heading', level: 1, runs: [{ text }] })

const figure = (weight: number): OutColumn => ({ weight, align: 'end' })

/** Always with its cents, so that a column reads as one. */
const onPaper = ({ amountCents, currency }: Money, language: string): string => new Intl.NumberFormat(language, { style: 'currency', currency, minimumFractionDigits: 2 }).format(amountCents / 100)

interface Drawn {
  readonly title: string
  readonly column: OutColumn
  readonly text: (row: Row, at: number) => string
}

/** The price lines as a quotation has them; a column in which nothing stands is left out. */
function priceTable(page: Page, copy: Copy, { words, desk, workspace }: PaperContext): readonly OutBlock[] {
  const lines = rowsIn(page.values['lines'])
  if (lines.length === 0) return []
  const format = words.format()
  const amount = (value: unknown): string => { const money = moneyIn(value); return money === undefined ? '' : onPaper(money, words.language()) }
  const computed = (column: string, row: Row): string => desk.value(page, 'lines', column, workspace.computedValue(page, 'lines', column, row))
  const wording = (column: string): string => { const field = (proposals.fields as Fields)['lines']; return field?.kind === 'rows' ? words.say(field.columns[column]!.label) : column }
  const ofHouse = (drawn: Drawn): readonly Drawn[] => (copy === 'house' ? [drawn] : [])
  const item: Drawn = { title: words.say(paper.item), column: { weight: copy === 'house' ? 24 : 20 }, text: ({ cells }) => [stringIn(cells['item']), ...(copy === 'house' ? [stringIn(cells['spec'])] : [])].filter((part) => part !== undefined).join(' · ') }
  const qty = ({ cells }: Row): string => { const count = numberIn(cells['qty']); return count === undefined ? '' : format.number(count) }
  const columns: readonly Drawn[] = [
    { title: words.say(paper.number), column: { weight: 7 }, text: (_, at) => String(at + 1) },
    item,
    ...(copy === 'house'
      ? [{ title: words.say(paper.qty), column: figure(11), text: (row: Row) => [qty(row), stringIn(row.cells['unit']) ?? ''].filter((part) => part !== '').join(' ') }, { title: wording('listPrice'), column: figure(15), text: ({ cells }: Row) => amount(cells['listPrice']) }]
      : [{ title: words.say(paper.spec), column: { weight: 15 }, text: ({ cells }: Row) => stringIn(cells['spec']) ?? '' }, { title: words.say(paper.unit), column: { weight: 7 }, text: ({ cells }: Row) => stringIn(cells['unit']) ?? '' }, { title: words.say(paper.qty), column: figure(11), text: qty }]),
    { title: words.say(paper.price), column: figure(15), text: ({ cells }) => amount(cells['price']) },
    ...ofHouse({ title: wording('discount'), column: figure(11), text: (row) => computed('discount', row) }),
    { title: words.say(paper.sum), column: figure(20), text: (row) => amount(subtotalOf(row)) },
    ...ofHouse({ title: wording('check'), column: { weight: 15 }, text: (row) => computed('check', row) }),
  ]
  const filled = columns.filter(({ text }) => lines.some((row, at) => text(row, at) !== ''))
  const total = totalOfLines(page)
  const totalAt = filled.findIndex(({ title }) => title === words.say(paper.sum))
  const sum = total === undefined ? [] : [filled.map((_, at) => (at === 1 ? words.say(paper.total) : at === totalAt ? onPaper(total, words.language()) : ''))]
  const language = words.language()
  const capitals = total === undefined || language === 'en' ? undefined : moneyInCapitals(total, language)
  return [
    { kind: 'table', head: filled.map(({ title }) => title), columns: filled.map(({ column }) => column), rows: [...lines.map((row, at) => filled.map(({ text }) => text(row, at))), ...sum], sums: sum.length },
    ...(capitals === undefined ? [] : [{ kind: 'paragraph' as const, runs: [{ text: words.say(paper.inCapitals, { words: capitals }) }] }]),
  ]
}

/** The approvals of the version that stands: those since it was handed in. */
export function approvalsOf({ moves }: Pick<Page, 'moves'>): Page['moves'] {
  const from = moves.findLastIndex(({ move, verdict }) => move === 'submit' && verdict === 'applied')
  return from === -1 ? [] : moves.slice(from).filter(({ move, verdict }) => move === 'approve' && verdict === 'applied')
}

/** What only the house is to see: why a price is below policy, what the customer said, who approved. */
function forTheHouse(page: Page, { words, desk, workspace }: PaperContext): readonly OutBlock[] {
  const fields = proposals.fields as Fields
  const label = (name: string): string => words.say(fields[name]!.label)
  const facts = ['listTotal', 'discount', 'offPolicy', 'policyReason'].flatMap((name) => {
    const value = fields[name]!.kind === 'computed' ? workspace.computedValue(page, name) : page.values[name]
    const text = value === undefined || value === false ? '' : desk.value(page, name, undefined, value)
    return text === '' ? [] : [{ label: label(name), value: text }]
  })
  const feedback = rowsIn(page.values['feedback'])
  const told = fields['feedback']
  const columns = told?.kind === 'rows' ? Object.entries(told.columns) : []
  const stamps = approvalsOf(page).map(({ by, at }): OutStamp => ({ name: desk.member(by), under: [words.say(paper.approvedAs), words.format().date(at, 'always')] }))
  return [
    ...(facts.length === 0 ? [] : [{ kind: 'facts' as const, facts }]),
    ...(feedback.length === 0 ? [] : [heading(label('feedback')), { kind: 'table' as const, head: columns.map(([, { label: name }]) => words.say(name)), columns: [{ weight: 12 }, { weight: 12 }, { weight: 50 }, figure(10), figure(10)], rows: feedback.map((row) => columns.map(([column, cell]) => desk.value(page, 'feedback', column, cell.kind === 'computed' ? workspace.computedValue(page, 'feedback', column, row) : row.cells[column]))) }]),
    ...(stamps.length === 0 ? [] : [heading(words.say(paper.approvals)), { kind: 'stamps' as const, stamps }]),
  ]
}

/** A proposal on A4, as the customer gets it or as the house keeps it ([PROP10]). */
export function proposalDocument(page: Page, copy: Copy, context: PaperContext): DocumentOut {
  const { workspace, words, desk } = context
  const fields = proposals.fields as Fields
  const lists = { next: 0 }
  const format = words.format()
  const text = (name: string): readonly OutBlock[] => {
    const blocks = desk.blocks(page, name, lists)
    return blocks.length === 0 ? [] : [heading(words.say(fields[name]!.label)), ...blocks]
  }
  const customer = linkIn(page.values['customer'])
  const party = customer === undefined ? undefined : workspace.table('customers').page(customer.id)
  const customerName = party === undefined ? '' : String(party.values['name'] ?? '')
  const number = desk.value(page, 'number', undefined, workspace.computedValue(page, 'number'))
  const house = workspace.directory().workspace.name
  const validUntil = stringIn(page.values['validUntil'])
  const facts = [
    { label: words.say(paper.customer), value: customerName },
    { label: words.say(paper.contact), value: stringIn(page.values['owner']) === undefined ? '' : desk.member(String(page.values['owner'])) },
  ].filter(({ value }) => value !== '')
  const terms: readonly OutBlock[] = [
    { kind: 'facts', facts: [{ label: words.say(fields['delivery']!.label), value: stringIn(page.values['delivery']) ?? '' }].filter(({ value }) => value !== '') },
    ...(validUntil === undefined ? [] : [{ kind: 'paragraph' as const, runs: [{ text: words.say(paper.validUntil, { date: format.date(validUntil, 'always') }) }] }]),
  ]
  return {
    title: String(page.values['title'] ?? ''),
    subtitle: [number, words.say(paper.version, { n: versionOf(page) }), format.date(workspace.world.nowMs, 'always'), notApproved.has(page.state) ? words.say(paper.draft) : ''].filter((part) => part !== '').join(' · '),
    head: [house, number].filter((part) => part !== '').join(' · '),
    foot: copy === 'customer' ? words.say(paper.foot) : words.say(paper.internalFoot, { name: workspace.me().name, date: format.date(workspace.world.nowMs, 'always') }),
    language: words.language(),
    blocks: [
      ...(facts.length === 0 ? [] : [{ kind: 'facts' as const, facts }]),
      ...text('intro'), ...text('solution'),
      heading(words.say(paper.prices)), ...priceTable(page, copy, context),
      heading(words.say(paper.terms)), ...terms,
      ...text('service'), ...text('event'),
      ...(copy === 'customer'
        ? [{ kind: 'signing' as const, parties: [{ label: `${words.say(paper.offeredBy)}：${house}`, lines: [words.say(paper.signature), words.say(paper.date)] }, { label: `${words.say(paper.acceptedBy)}：${customerName}`, lines: [words.say(paper.signature), words.say(paper.date)] }] }]
        : forTheHouse(page, context)),
    ],
  }
}
