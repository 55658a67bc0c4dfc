import type { Book } from '../../books/define-book.ts'
import type { ComputedInput } from '../../books/field-kinds.ts'
import type { Act } from '../../books/member-acts.ts'
import { actLabels, actsIn } from '../../books/member-acts.ts'
import type { Period } from '../../books/periods.ts'
import { dayIn, isWithin, periodOf } from '../../books/periods.ts'
import { linkIn, membersIn, stringIn } from '../../books/read-values.ts'
import type { DraftBlock, DraftInput, DraftLine, DraftPage, ReportDraft } from './draft.ts'
import { draftWords } from './draft-words.ts'
import { nextOf } from './draft-next.ts'
import { problemsOf } from './draft-problems.ts'

/**
 * Drafts a report from its author's own records of the period ([DRAFT1], [DRAFT2]; domain part d): what was done,
 * customer by customer; what is late or was missed; what comes next. `undefined` for a period of no known form.
 */
export function draftReport(input: DraftInput): ReportDraft | undefined {
  const period = periodOf(input.periodKey)
  if (period === undefined) return undefined
  const acts = actsIn(input.author, period, input.world)
  const isDay = period.unit === 'day'
  const done = byCustomer(acts, input)
  return {
    done: [
      ...(done.length > 0 ? done : [{ lines: [{ key: 'nothing', text: input.say(isDay ? draftWords.nothingDone : draftWords.nothingDoneInPeriod) }] }]),
      ...(input.headings ?? []).map((heading, index) => ({ heading: { key: `heading.${index}`, text: input.say(heading) }, lines: [] })),
    ],
    results: isDay ? [] : [...figures(acts, input), ...dailiesOf(input, period)],
    problems: problemsOf(input, period),
    next: nextOf(input),
  }
}

/** What was done, by customer in the order in which one first dealt with them; what concerns none comes last. */
export function byCustomer(acts: readonly Act[], input: DraftInput): readonly DraftBlock[] {
  const blocks = new Map<string, { heading: DraftLine; lines: DraftLine[] }>()
  const others: DraftLine[] = []
  for (const act of acts.toSorted((a, b) => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1))) {
    const book = input.book(act.book)
    if (book === undefined) continue
    const customer = act.book === 'customers' ? act.page : customerOf(book, act.page, input)
    if (customer === undefined) {
      others.push({ key: `${act.book}.${act.page.id}`, text: input.say(draftWords.act, { label: input.say(actLabels[act.book]), title: titleOf(book, act.page, input) }), page: pageOf(act.book, act.page, input) })
      continue
    }
    const customers = input.book('customers')!
    const block = blocks.get(customer.id) ?? { heading: { key: `of.${customer.id}`, text: titleOf(customers, customer, input), page: pageOf('customers', customer, input) }, lines: [] }
    blocks.set(customer.id, block)
    block.lines.push({ key: `${act.book}.${act.page.id}`, text: act.book === 'customers' ? input.say(actLabels.customers) : toldBy(book, act.page, input), page: pageOf(act.book, act.page, input) })
  }
  return [...blocks.values(), ...(others.length === 0 ? [] : [blocks.size === 0 ? { lines: others } : { heading: { key: 'others', text: input.say(draftWords.otherWork) }, lines: others }])]
}

function customerOf(book: Book, page: ComputedInput, { world }: DraftInput): ComputedInput | undefined {
  const link = linkIn(page.values[book.timeline?.about ?? 'customer'])
  return link === undefined ? undefined : world.page('customers', link.id)
}

/** As the customer's timeline tells it. */
const toldBy = (book: Book, page: ComputedInput, input: DraftInput): string => book.timeline?.text(page.values, input.naming(book)) ?? titleOf(book, page, input)

const titleOf = (book: Book, page: ComputedInput, input: DraftInput): string => book.title(page.values, input.naming(book))

/** A line names the page that it speaks of. */
const pageOf = (book: string, page: ComputedInput, input: DraftInput): DraftPage => ({ book, id: page.id, shelf: page.shelf, title: titleOf(input.book(book)!, page, input) })

function figures(acts: readonly Act[], input: DraftInput): readonly DraftBlock[] {
  const byBook = Map.groupBy(acts, ({ book }) => book)
  if (byBook.size === 0) return []
  return [{ heading: { key: 'figures', text: input.say(draftWords.figures) }, lines: [...byBook].map(([book, of]) => ({ key: `figure.${book}`, text: input.say(draftWords.figure, { label: input.say(actLabels[book]), count: of.length }) })) }]
}

/** The daily reports of a longer period, in order. */
function dailiesOf(input: DraftInput, period: Period): readonly DraftBlock[] {
  const dailies = [...input.world.pages('reports')]
    .filter(({ state, values }) => state !== 'draft' && values.kind === 'daily' && membersIn(values.author).includes(input.author) && isWithin(dayIn(values.periodKey), period))
    .toSorted((a, b) => (String(stringIn(a.values.periodKey)) < String(stringIn(b.values.periodKey)) ? -1 : 1))
  return dailies.length === 0 ? [] : [{ heading: { key: 'dailies', text: input.say(draftWords.dailies) }, lines: dailies.map((daily) => ({ key: `reports.${daily.id}`, text: titleOf(input.reports, daily, input), page: pageOf('reports', daily, input) })) }]
}
