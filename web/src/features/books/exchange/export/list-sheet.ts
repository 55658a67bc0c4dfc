import type { Page } from '@hebu/shared/codec/page.ts'
import { untrack } from 'solid-js'

import type { OutCell, OutLine, SheetOut } from '../../../../platform/exchange/sheet-out.ts'
import { exportWords } from '../../../../words/exchange.ts'
import { chosenColumns } from '../../list/list-columns.ts'
import type { ListModel } from '../../list/list-model.ts'
import type { Totals } from '../../list/table/figures.ts'
import { addTotals, totalsOf } from '../../list/table/figures.ts'
import type { ListRow } from '../../list/table/list-rows.ts'
import { isGroup } from '../../list/table/list-rows.ts'
import { rawValue } from '../../values/use-names.ts'
import { groupRows } from '../../views/groups/groups.ts'
import { createPauses } from '../pauses.ts'
import { originOf } from './origin.ts'
import type { ExportColumn, ExportContext } from './out-columns.ts'
import { everyColumn, listColumns } from './out-columns.ts'

/** What is exported: the list as it is looked at, or every field of its pages. */
export type ExportOf = 'list' | 'everything'

const summedAtOnce = 50

const amountOf = (totals: Totals | undefined): OutCell => {
  const [only, other] = [...(totals ?? [])]
  if (only === undefined || other !== undefined) return null
  return only[0] === '' ? only[1] : { amountCents: only[1], currency: only[0] }
}

/** The pages of a list in its order, under its columns, in its groups and with its sums ([XCH20]). Works in slices, so that the window can answer, and tells of each line; rejects when called off. */
export async function listSheet(model: ListModel, of: ExportOf, context: ExportContext, asCsv: boolean, signal: AbortSignal, tell: (done: number) => void = () => undefined): Promise<SheetOut> {
  const { state, book } = model
  const { words, workspace } = context
  const pages = untrack(() => model.pages())
  const chosen = untrack(() => state.columns())
  const group = untrack(() => state.group())
  const ids = (chosen === undefined ? model.declared() : chosenColumns(model.every(), chosen)).map(({ id }) => id)
  const columns = untrack(() => (of === 'everything' ? everyColumn(pages, context) : listColumns(ids, context)))
  const summed = columns.filter(({ id }) => !id.includes('.'))
  const valueOf = (page: Page, name: string, field: NonNullable<ExportColumn['field']>) => rawValue(workspace, page, name, field)
  const pause = createPauses()
  const rest = async (): Promise<void> => {
    await pause()
    signal.throwIfAborted()
  }
  // What is computed looks into other books: as much work as the lines themselves.
  const totals = async (some: readonly Page[]): Promise<ReadonlyMap<string, Totals>> => {
    const parts: ReadonlyMap<string, Totals>[] = []
    for (let from = 0; from < some.length; from += summedAtOnce) {
      parts.push(untrack(() => totalsOf(some.slice(from, from + summedAtOnce), summed, valueOf)))
      await rest()
    }
    return addTotals(parts)
  }

  const sort = untrack(() => state.sort())
  const rows: readonly ListRow[] = group === undefined || of === 'everything' ? pages : groupRows(book, group, pages, new Set(), sort.column === group.split('.')[0] && sort.descending, [], context)
  const hasGroups = rows.some(isGroup)
  const membersOf = (at: number): readonly Page[] => {
    const end = rows.findIndex((row, index) => index > at && isGroup(row))
    return rows.slice(at + 1, end === -1 ? undefined : end) as readonly Page[]
  }
  const lines: OutLine[] = []
  let label = ''
  let done = 0
  for (const [at, row] of rows.entries()) {
    if (isGroup(row)) {
      label = row.label
      const sums = await totals(membersOf(at))
      lines.push({ kind: 'group', cells: columns.map(({ id }, column) => (column === 0 ? words.say(exportWords.groupLine, { label: row.label, count: row.count }) : amountOf(sums.get(id)))) })
    } else {
      const cells = untrack(() => columns.map((column) => column.cellOf(row)))
      lines.push({ level: hasGroups ? 1 : 0, cells: asCsv && hasGroups ? [label, ...cells] : cells })
      tell(++done)
    }
    await rest()
  }
  const all = await totals(pages)
  const sums = columns.flatMap(({ id }, column) => {
    const amount = id.includes('.') ? null : amountOf(all.get(id))
    if (column === 0 || amount === null) return []
    return typeof amount === 'object' ? [{ column, currency: amount.currency, total: amount.amountCents / 100 }] : [{ column, total: Number(amount) }]
  })
  const shown = columns.map(({ title, kind }) => ({ title, kind }))
  return {
    name: words.say(book.name),
    columns: asCsv && hasGroups ? [{ title: words.say(exportWords.group), kind: 'text' }, ...shown] : shown,
    lines,
    sums,
    sumLabel: words.say(exportWords.sum),
    origin: originOf(words.say(book.name), pages.length, context),
  }
}
