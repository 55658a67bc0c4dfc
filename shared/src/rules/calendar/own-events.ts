import type { Book } from '../../books/define-book.ts'
import type { ComputedInput, World } from '../../books/field-kinds.ts'
import { dayIn } from '../../books/periods.ts'
import { membersIn, numberIn, rowsIn, stringIn } from '../../books/read-values.ts'
import { addDays } from '../../vocabulary/dates.ts'
import type { Member } from '../../vocabulary/directory.ts'
import type { CalendarEvent } from './write-calendar.ts'

export interface OwnEventsInput {
  readonly me: Member
  readonly world: World
  readonly books: readonly Book[]
  /** What an event is called: the page's title, with what kind of thing it is. */
  titleOf(book: Book, page: ComputedInput): string
  /** The address of a page. */
  urlOf(book: Book, page: ComputedInput): string
}

const backDays = 31
const aheadDays = 180
const mostEvents = 600
const visitMinutes = 60

/** A member's meetings, and what is due of them while it is open ([FEED2]). */
export function ownEvents({ me, world, books, titleOf, urlOf }: OwnEventsInput): readonly CalendarEvent[] {
  const [first, last] = [addDays(world.today, -backDays), addDays(world.today, aheadDays)]
  const events: CalendarEvent[] = []
  const add = (book: Book, page: ComputedInput, at: string | undefined, more: Partial<CalendarEvent> = {}): void => {
    const day = dayIn(at, world.timeZone)
    if (at === undefined || day === undefined || day < first || day > last) return
    // A page of one id lies in one book; the addition keeps it apart from other programs' events.
    events.push({ uid: `${book.id}.${page.id}@hebu`, at, summary: titleOf(book, page), url: urlOf(book, page), stamp: page.moves?.at(-1)?.at ?? page.made?.at ?? `${day}T00:00:00.000Z`, ...more })
  }
  for (const book of books) {
    const { owed } = book
    for (const page of world.pages(book.id)) {
      if (book.id === 'meetings') {
        const minutes = rowsIn(page.values['agenda']).reduce((sum, { cells }) => sum + (numberIn(cells['minutes']) ?? 0), 0)
        if (isMine(page, me)) add(book, page, stringIn(page.values['startsAt']), { place: stringIn(page.values['place']), ...(minutes > 0 ? { minutes } : {}) })
      } else if (owed !== undefined && (owed.while as readonly string[]).includes(page.state) && owed.by.some((field) => membersIn(page.values[field]).includes(me.id))) {
        add(book, page, stringIn(page.values[owed.due]), { minutes: visitMinutes, place: stringIn(page.values['place']) })
      }
    }
  }
  return events.toSorted((a, b) => (a.at === b.at ? (a.uid < b.uid ? -1 : 1) : a.at < b.at ? -1 : 1)).slice(0, mostEvents)
}

/** Meetings that name the member, and those of their group or of everybody. */
function isMine({ values }: ComputedInput, me: Member): boolean {
  const named = ['chair', 'recorder', 'attendance'].some((field) => membersIn(values[field]).includes(me.id))
  return named || (rowsIn(values['attendance']).length === 0 && (values['group'] === undefined || values['group'] === me.group))
}
