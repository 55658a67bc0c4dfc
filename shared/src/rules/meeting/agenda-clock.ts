import type { Row } from '../../books/field-kinds.ts'
import { numberIn, stringIn } from '../../books/read-values.ts'

/** Where an agenda stands: what is spoken about, for how long already, and what comes next. */
export interface AgendaStand {
  readonly current: Row | undefined
  /** Below zero once it has taken longer; `undefined` where no time was set. */
  readonly leftMs: number | undefined
  readonly spentMs: number
  readonly next: Row | undefined
}

const beganAt = ({ cells }: Row): string => stringIn(cells['begunAt']) ?? ''

/** Reads the stand from what is written in the rows, the same on every device: the last one begun is spoken about, the next after it that was not begun follows. */
export function agendaStand(rows: readonly Row[], nowMs: number): AgendaStand {
  const current = rows.filter((row) => beganAt(row) !== '').toSorted((a, b) => (beganAt(a) < beganAt(b) ? 1 : -1))[0]
  const at = current === undefined ? -1 : rows.indexOf(current)
  const next = rows.find((row, index) => index > at && beganAt(row) === '')
  const spentMs = current === undefined ? 0 : Math.max(0, nowMs - Date.parse(beganAt(current)))
  const minutes = numberIn(current?.cells['minutes'])
  return { current, next, spentMs, leftMs: minutes === undefined ? undefined : minutes * 60_000 - spentMs }
}

/** `2:05`, and `-0:30` beyond its time. */
export function clockTime(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1_000)
  return `${ms <= -1_000 ? '-' : ''}${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
