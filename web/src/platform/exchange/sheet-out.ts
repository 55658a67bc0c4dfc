/** What a cell of a sheet holds: a day as `2026-11-23`, a moment as `2026-11-23 09:30`, an amount in its currency. */
export type OutCell = string | number | boolean | null | { readonly amountCents: number; readonly currency: string }

/** How the figures of a column are shown. Texts stay texts, whatever they look like. */
export type OutKind = 'text' | 'number' | 'percent' | 'money' | 'date' | 'dateTime'

export interface OutColumn {
  readonly title: string
  readonly kind: OutKind
}

/** `group` heads the lines of level 1 that follow it; `sum` adds the lines of the sheet up. */
export interface OutLine {
  readonly kind?: 'group' | 'sum' | undefined
  readonly level?: 0 | 1 | undefined
  readonly cells: readonly OutCell[]
}

/** A sheet to be written. */
export interface SheetOut {
  readonly name: string
  readonly columns: readonly OutColumn[]
  readonly lines: readonly OutLine[]
  /** Columns, by place, under whose lines stands their sum, in this currency where they are amounts. */
  readonly sums: readonly { readonly column: number; readonly currency?: string | undefined; readonly total: number }[]
  /** Who took it out and when; printed at the foot of every page, and on a sheet of its own. */
  readonly origin?: { readonly title: string; readonly by: string; readonly facts: readonly (readonly [string, string])[]; readonly foot: string } | undefined
  /** Before the sums. */
  readonly sumLabel: string
}
