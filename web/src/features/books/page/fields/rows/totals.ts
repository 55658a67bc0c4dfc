import type { CellField, Row, RowsField } from '@hebu/shared/books/field-kinds.ts'
import type { Money } from '@hebu/shared/vocabulary/money.ts'
import { money } from '@hebu/shared/vocabulary/money.ts'

import type { RowsColumn } from '../../../../../ui/rows/grid-props.ts'
import type { GridRange } from '../../../../../ui/rows/grid-range.ts'
import { isOneCell } from '../../../../../ui/rows/grid-range.ts'
import type { Words } from '../../../../../words/language.tsx'
import { rowsWords } from '../../../../../words/rows.ts'
import { shownKind } from '../../../values/format-value.ts'

type ValueOf = (row: string, column: string) => unknown

type Speaks = Pick<Words, 'say' | 'format'>

const isMoney = (value: unknown): value is Money => typeof value === 'object' && value !== null && typeof (value as Money).amountCents === 'number'

/** Amounts of one currency added up; of several there is no sum. */
function sumOfMoney(values: readonly Money[]): Money | undefined {
  const currency = values[0]?.currency
  return currency === undefined || values.some((value) => value.currency !== currency) ? undefined : money(values.reduce((sum, { amountCents }) => sum + amountCents, 0), currency)
}

/**
 * What the columns of a table come to, in words: those of which the book declares that they make a sum. Unit prices, and
 * numbers of any unit as the targets of a plan, make none ([FLD16]).
 */
export function totalsOf(field: RowsField, rows: readonly Row[], valueOf: ValueOf, words: Speaks): ReadonlyMap<string, string> {
  const totals = new Map<string, string>()
  for (const [column, cell] of Object.entries(field.columns)) {
    const values = rows.map(({ id }) => valueOf(id, column)).filter((value) => value !== undefined)
    if (cell.sums !== true || values.length < 2) continue
    if (shownKind(cell) === 'money') {
      const sum = sumOfMoney(values.filter(isMoney))
      if (sum !== undefined) totals.set(column, words.format().money(sum))
    } else {
      const sum = words.format().number(exactSum(values.filter((value) => typeof value === 'number')))
      totals.set(column, cell.kind === 'number' && cell.unit !== undefined ? `${sum} ${words.say(cell.unit)}` : sum)
    }
  }
  return totals
}

/** 0.1 + 0.2 is 0.3. */
const exactSum = (numbers: readonly number[]): number => Number(numbers.reduce((sum, each) => sum + each, 0).toPrecision(12))

/** How many cells are chosen and what their figures come to, as under a spreadsheet. */
export function chosenIn(range: GridRange, columns: readonly RowsColumn[], rows: readonly Row[], fieldOf: (column: string) => CellField, valueOf: ValueOf, words: Speaks): string | undefined {
  if (isOneCell(range)) return undefined
  const cells = rows.slice(range.top, range.bottom + 1).flatMap(({ id }) => columns.slice(range.left, range.right + 1).map((column) => ({ kind: shownKind(fieldOf(column.id)), value: valueOf(id, column.id) })))
  const count = words.format().number(cells.length)
  const amounts = cells.map(({ value }) => value).filter(isMoney)
  const numbers = cells.filter(({ kind }) => kind === 'number').map(({ value }) => value).filter((value) => typeof value === 'number')
  const amount = amounts.length > 1 && numbers.length === 0 ? sumOfMoney(amounts) : undefined
  const sum = amount !== undefined ? words.format().money(amount) : numbers.length > 1 && amounts.length === 0 ? words.format().number(exactSum(numbers)) : undefined
  return sum === undefined ? words.say(rowsWords.chosen, { count }) : words.say(rowsWords.chosenSum, { count, sum })
}
