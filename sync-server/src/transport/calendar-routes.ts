import * as wire from '@hebu/shared/wire/calendar-feed.ts'
import type { Hono } from 'hono'
import type { CalendarFeed } from '../access/calendar-feed.ts'
import { done, type HttpEnv, problem, readRaw } from './answers.ts'
import type { Noting } from './audit-routes.ts'
import { type OwnAddressOptions, publicOrigin } from './own-address.ts'

export interface CalendarRoutesDeps {
  readonly calendar: CalendarFeed
  readonly address: OwnAddressOptions
  readonly note: Noting
}

const instant = (atMs: number | undefined): string | undefined => (atMs === undefined ? undefined : new Date(atMs).toISOString())

/** How long a calendar program may go by what it has, in seconds. */
const freshS = 300

/** A calendar that has not been written yet is empty, not missing: programs give up on what is missing. */
const emptyCalendar = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Hebu//Calendar//EN\r\nEND:VCALENDAR\r\n'

/** One's calendar feed, and the address by which anybody who knows it may have it. */
export function addCalendarRoutes(app: Hono<HttpEnv>, { calendar, address, note }: CalendarRoutesDeps): void {
  app.get('/api/calendar', (c) => {
    const feed = calendar.of(c.get('caller').member)
    return c.json({ on: feed !== undefined, madeAt: instant(feed?.madeAtMs), writtenAt: instant(feed?.writtenAtMs) } satisfies wire.CalendarFeed)
  })

  app.post('/api/calendar', async (c) => {
    const bytes = await readRaw(c, wire.maxFeedBytes)
    if (bytes === undefined) return problem(c, 'too-large')
    return calendar.write(c.get('caller').member, bytes) ? done(c) : problem(c, 'not-found')
  })

  app.post('/api/calendar/link', (c) => {
    const secret = calendar.makeLink(c.get('caller').member)
    note(c, 'calendar-made')
    return c.json({ link: `${publicOrigin(c, address)}/feed/${secret}.ics` })
  })

  app.post('/api/calendar/end', (c) => {
    calendar.end(c.get('caller').member)
    note(c, 'calendar-ended')
    return done(c)
  })

  app.get('/feed/:file', (c) => {
    const secret = /^([A-Za-z0-9_-]{20,200})\.ics$/.exec(c.req.param('file'))?.[1]
    const feed = secret === undefined ? undefined : calendar.at(secret)
    if (feed === undefined) return c.text('Not found\n', 404)
    c.header('cache-control', `private, max-age=${freshS}`)
    c.header('content-type', 'text/calendar; charset=utf-8')
    c.header('content-disposition', 'attachment; filename="hebu.ics"')
    return c.body(feed.bytes === undefined ? emptyCalendar : new Uint8Array(feed.bytes))
  })
}
