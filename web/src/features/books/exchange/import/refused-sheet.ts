import type { SheetOut } from '../../../../platform/exchange/sheet-out.ts'
import { importWords } from '../../../../words/exchange.ts'
import type { Words } from '../../../../words/language.tsx'
import { refusalText } from '../../page/refusal-text.ts'
import type { ImportModel } from './import-model.ts'
import { whyNot } from './line-acts.ts'

/** The lines that were not brought in, as the file had them, with the reasons in a last column ([XCH11]). */
export function refusedSheet(model: ImportModel, words: Words): SheetOut {
  const { names } = model.headings()
  const late = new Map(model.result()?.refused.map(({ line, refusal }) => [line, refusalText(model.book, refusal, words)]))
  const lines = model.acted().flatMap((each) => {
    const reason = each.act === 'refused' ? whyNot(each, model.labelOf, words) : late.get(each.line)
    return reason === undefined ? [] : [{ cells: [...names.map((_, column) => each.line.cells[column] ?? null), reason] }]
  })
  return {
    name: words.say(importWords.refusedName, { name: model.sheet()?.name ?? '' }),
    columns: [...names.map((_, column) => ({ title: model.labelOf(column), kind: 'text' as const })), { title: words.say(importWords.reason), kind: 'text' }],
    lines, sums: [], sumLabel: '',
  }
}
