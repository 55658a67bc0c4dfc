import { ownEvents } from '@hebu/shared/rules/calendar/own-events.ts'
import { writeCalendar } from '@hebu/shared/rules/calendar/write-calendar.ts'

import { createNames } from '../../../features/books/values/use-names.ts'
import { calendarFeedWords } from '../../../words/calendar-feed.ts'
import type { Words } from '../../../words/language.tsx'
import type { Workspace } from '../../../workspace/workspace.ts'

/** The member's calendar as a file, in the words of the reader. */
export function feedOf(workspace: Workspace, words: Words, origin: string): string {
  const names = createNames(workspace, words)
  const { workspace: department } = workspace.directory()
  return writeCalendar({
    name: words.say(calendarFeedWords.calendarName, { name: department.name }),
    timeZone: department.timeZone,
    events: ownEvents({
      me: workspace.me(),
      world: workspace.world,
      books: workspace.books(),
      titleOf: (book, page) => {
        const declared = workspace.table(book.id).page(page.id)
        const title = declared === undefined ? '' : names.title(book, declared)
        return book.id === 'meetings' ? title : words.say(calendarFeedWords.event, { title, kind: words.say(book.one) })
      },
      urlOf: (book, page) => `${origin}/${book.id}/${encodeURIComponent(page.id)}`,
    }),
  })
}
