import type { PlainDate } from '../vocabulary/dates.ts'
import type { RowsField } from './field-kinds.ts'

/** Who adds a row, and when. */
export interface RowBegun {
  readonly me: string
  readonly nowMs: number
  readonly today: PlainDate
}

/** What a row that somebody adds by hand begins with, by the declarations of its columns ([FLD24]). */
export const begunCells = ({ columns }: Pick<RowsField, 'columns'>, { me, nowMs, today }: RowBegun): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(columns).flatMap(([column, cell]) =>
    cell.begins === undefined ? [] : [[column, cell.begins === 'me' ? me : cell.kind === 'date' ? today : new Date(nowMs).toISOString()]]))
