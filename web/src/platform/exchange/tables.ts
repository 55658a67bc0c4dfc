/** One sheet of a file as plain text: days as `2026-11-23`, moments as `2026-11-23 09:30`, shares as `12.5%`, figures as digits. */
export interface TextSheet {
  readonly name: string
  readonly hidden: boolean
  /** Lines from the first one on; blank ones are empty. Cells that are merged all bear the text of the first. */
  readonly lines: readonly (readonly string[])[]
  /** Cells with a formula whose result was not kept in the file. They are never worked out here ([XCH4]). */
  readonly uncomputed: number
  /** There was more than {@link mostLines}. */
  readonly cut: boolean
}

/** What was found in a file. */
export interface TextTables {
  readonly sheets: readonly TextSheet[]
  /** How a plain text was written; absent for workbooks. */
  readonly encoding?: TextEncodingName
}

export type TextEncodingName = 'UTF-8' | 'UTF-16' | 'GB18030' | 'Big5'

/** Why a file is not read. Nothing was kept of it. */
export type TableRefusal =
  | 'empty' | 'too-large' | 'bomb' | 'locked' | 'old-workbook' | 'binary-workbook' | 'open-document' | 'web-page' | 'not-a-table' | 'damaged' | 'unreadable'

/** Whoever sends more would better cut it into several files. */
export const mostFileBytes = 50 * 1024 * 1024
export const mostLines = 100_000
export const mostColumns = 500
/** What a workbook may unfold to, whatever it declares: a hundred thousand full lines stay far below. */
export const mostUnfoldedBytes = 400 * 1024 * 1024
