import { ledgerOf } from '@hebu/shared/rules/contracts/ledger.ts'
import { untrack } from 'solid-js'

import type { OutCell, OutLine, SheetOut } from '../../../../platform/exchange/sheet-out.ts'
import { ledgerWords } from '../../../../words/contracts.ts'
import { exportWords } from '../../../../words/exchange.ts'
import type { ListModel } from '../../list/list-model.ts'
import { ledgerFigures, ledgerParts } from '../../views/ledger/ledger-tables.ts'
import { originOf } from './origin.ts'
import type { ExportContext } from './out-columns.ts'

/** The ledger as it is looked at: its figures, and each of its tables under the sum of its lines ([CON12]). */
export function ledgerSheet(model: ListModel, context: ExportContext, asCsv: boolean): SheetOut {
  const { words, workspace } = context
  return untrack(() => {
    const pages = model.pages()
    const ledger = ledgerOf(pages, Object.keys(model.book.states), workspace.world)
    const amount = (amountCents: number): OutCell => ({ amountCents, currency: ledger.currency })
    const lines: OutLine[] = []
    const part = (caption: string, of: readonly { readonly name: string; readonly count: number; readonly amountCents: number }[], isWhole: boolean): void => {
      if (of.length === 0) return
      const total = (pick: (line: (typeof of)[number]) => number): number => of.reduce((sum, line) => sum + pick(line), 0)
      lines.push({ kind: 'group', cells: isWhole ? [caption, total(({ count }) => count), amount(total(({ amountCents }) => amountCents))] : [caption, null, null] })
      for (const { name, count, amountCents } of of) lines.push({ level: 1, cells: asCsv ? [caption, name, count, amount(amountCents)] : [name, count, amount(amountCents)] })
    }
    // Stretches of days overlap, and what runs was signed: these make no sum.
    part(words.say(ledgerWords.figures), ledgerFigures(ledger, words).map(({ label, line: { count, amountCents } }) => ({ name: label, count, amountCents })), false)
    for (const { caption, note, lines: of, name } of ledgerParts(ledger, context)) {
      const titled = [words.say(caption), note === undefined ? '' : words.say(note)].filter((each) => each !== '').join(' · ')
      part(titled, of.map(({ key, count, amountCents }) => ({ name: name(key), count, amountCents })), true)
    }
    return {
      name: words.say(ledgerWords.title),
      columns: [...(asCsv ? [{ title: words.say(exportWords.group), kind: 'text' as const }] : []), { title: words.say(ledgerWords.item), kind: 'text' }, { title: words.say(ledgerWords.count), kind: 'number' }, { title: words.say(ledgerWords.amount), kind: 'money' }],
      lines,
      sums: [],
      sumLabel: words.say(exportWords.sum),
      origin: originOf(words.say(ledgerWords.title), pages.length, context),
    }
  })
}
