import type { Row } from '@hebu/shared/books/field-kinds.ts'
import { rowsIn, stringIn } from '@hebu/shared/books/read-values.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { agendaRows, reporterOf } from '@hebu/shared/rules/meeting/plan-meeting.ts'
import type { Directory } from '@hebu/shared/vocabulary/directory.ts'

/** One part of a presented meeting: an item of its agenda and what is shown under it. */
export interface Part {
  readonly id: string
  /** The row of the agenda; absent where the meeting has none. */
  readonly row: Row | undefined
  readonly shows: 'carried' | 'figures' | 'report' | 'resolutions' | 'discussion'
  /** Whose report it is. */
  readonly member?: string | undefined
}

const showsOf: Readonly<Record<string, Part['shows']>> = { [agendaRows.last]: 'carried', [agendaRows.figures]: 'figures', [agendaRows.resolutions]: 'resolutions' }

/** The parts of a meeting in the order of its agenda. An item in somebody's name shows their report where they wrote one. */
export function partsOf(page: Page, { members }: Directory, wrote: (member: string) => boolean): readonly Part[] {
  const rows = rowsIn(page.values['agenda'])
  if (rows.length === 0) return [{ id: agendaRows.discussion, row: undefined, shows: 'discussion' }, { id: agendaRows.resolutions, row: undefined, shows: 'resolutions' }]
  return rows.map((row): Part => {
    const by = stringIn(row.cells['by'])
    const shows = showsOf[row.id]
    const reporter = reporterOf(row.id) ?? (shows === undefined && row.id !== agendaRows.discussion && row.id !== agendaRows.plan ? members.find(({ id, name }) => name === by && wrote(id))?.id : undefined)
    if (reporter !== undefined) return { id: row.id, row, shows: 'report', member: reporter }
    return { id: row.id, row, shows: shows ?? 'discussion' }
  })
}
