import type { Page } from '@hebu/shared/codec/page.ts'

/** A line of a list that heads the pages of a group. */
export interface ListGroup {
  readonly id: string
  /** `''` for the pages without a value. */
  readonly key: string
  readonly label: string
  readonly count: number
  readonly open: boolean
  /** Sums of its pages' figures in words, by column. */
  readonly sums: ReadonlyMap<string, string>
}

export type ListRow = Page | ListGroup

export const isGroup = (row: ListRow): row is ListGroup => 'sums' in row
