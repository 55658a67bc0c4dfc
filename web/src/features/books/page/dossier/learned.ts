import type { Learns } from '@hebu/shared/books/dossier.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { PlainDate } from '@hebu/shared/vocabulary/dates.ts'
import { addDays, dateOf } from '@hebu/shared/vocabulary/dates.ts'

/** Something that a page of another book says and the file does not yet. */
export interface Learned {
  readonly page: Page
  readonly text: string
  readonly day: PlainDate
}

/** What is older was either taken over long ago or never will be. */
const freshDays = 90

const most = 3

/**
 * What was learned since the file was last checked and neither taken over nor dismissed, the newest first ([CUS10]).
 * Words that stand in the file already are not proposed again.
 */
export function learnedFor(learns: Learns, file: Page, found: readonly Page[], verified: unknown, today: PlainDate, timeZone: string): readonly Learned[] {
  const stands = typeof file.values[learns.into] === 'string' ? String(file.values[learns.into]) : ''
  const since = typeof verified === 'string' && verified > addDays(today, -freshDays) ? verified : addDays(today, -freshDays)
  return found
    .flatMap((page): readonly Learned[] => {
      const [text, at] = [page.values[learns.from], page.values[learns.on]]
      if (page.state !== learns.once || page.values[learns.settled] !== undefined || typeof text !== 'string' || typeof at !== 'string' || text.trim() === '' || stands.includes(text.trim())) return []
      const day = at.length > 10 ? dateOf(Date.parse(at), timeZone) : at
      return day < since ? [] : [{ page, text: text.trim(), day }]
    })
    .toSorted((a, b) => (a.day === b.day ? (a.page.id < b.page.id ? 1 : -1) : a.day < b.day ? 1 : -1))
    .slice(0, most)
}
