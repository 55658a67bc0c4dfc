import type { Clock } from '@hebu/shared/vocabulary/clock.ts'
import { memberById } from '@hebu/shared/vocabulary/directory.ts'
import type { Accounts } from '../store/accounts/accounts.ts'
import type { CalendarFeeds, StoredFeed } from '../store/accounts/calendar-feeds.ts'
import { digestOf, newSecret } from './secrets.ts'

export interface CalendarFeedDeps {
  readonly accounts: Accounts
  readonly feeds: CalendarFeeds
  readonly clock: Clock
}

/** Who may have a member's calendar: whoever knows its address, while the member stands ([FEED1]). */
export function createCalendarFeed({ accounts, feeds, clock }: CalendarFeedDeps) {
  const stands = (member: string): boolean => {
    const workspace = accounts.workspaceOf(member)
    const directory = workspace === undefined ? undefined : accounts.directory(workspace)
    return directory !== undefined && memberById(directory, member)?.status === 'active'
  }
  return {
    /** A new secret; the one before opens nothing any more. */
    makeLink(member: string): string {
      const secret = newSecret()
      feeds.make(member, digestOf(secret), clock.now())
      return secret
    },
    write: (member: string, bytes: Uint8Array): boolean => feeds.write(member, bytes, clock.now()),
    of: feeds.of,
    end: feeds.end,
    at(secret: string): StoredFeed | undefined {
      const feed = feeds.at(digestOf(secret))
      return feed !== undefined && stands(feed.member) ? feed : undefined
    },
  }
}

export type CalendarFeed = ReturnType<typeof createCalendarFeed>
