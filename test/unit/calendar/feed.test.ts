import { books } from '@hebu/shared/books/catalogue.generated.ts'
import type { Book } from '@hebu/shared/books/define-book.ts'
import { ownEvents } from '@hebu/shared/rules/calendar/own-events.ts'
import type { CalendarEvent } from '@hebu/shared/rules/calendar/write-calendar.ts'
import { writeCalendar } from '@hebu/shared/rules/calendar/write-calendar.ts'
import type { CalendarFeed, CalendarLink } from '@hebu/shared/wire/calendar-feed.ts'
import { maxFeedBytes } from '@hebu/shared/wire/calendar-feed.ts'
import ICAL from 'ical.js'
import type * as v from 'valibot'
import { describe, expect, test } from 'vitest'

import { aMember } from '../../kit/department.ts'
import { aServer } from '../../kit/front-door.ts'
import { aPage, aRow, aWorld } from '../books/small-world.ts'

const stamp = '2026-11-20T01:00:00.000Z'
const event = (more: Partial<CalendarEvent> = {}): CalendarEvent => ({ uid: 'meetings.m@hebu', at: '2026-11-23T01:30:00.000Z', summary: '例會', stamp, ...more })
const file = (events: readonly CalendarEvent[], timeZone = 'Asia/Shanghai'): string => writeCalendar({ name: '合簿 · 示例部', timeZone, events })
const read = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[])
  return { calendar, events: calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each)) }
}

describe('a calendar as a file', () => {
  test('[FEED2] another program reads times, days, words and names as they were meant', () => {
    const nasty = '報價；“禮盒”, 第1批; C:\\報價\n第二行 🎁🎁🎁 ' + '年會禮盒四百份交付前的最後一次核對與包裝確認'.repeat(4)
    const text = file([event({ summary: nasty, place: '三樓, 會議室', minutes: 90 }), event({ uid: 'tasks.t@hebu', at: '2026-11-30', summary: '寄樣品（事項）', url: 'https://hebu.example/tasks/t' })])
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(Buffer.from(text).toString('utf8')).not.toContain('\uFFFD')
    const { calendar, events: [meeting, task] } = read(text)
    expect(calendar.getFirstSubcomponent('vtimezone')?.getFirstPropertyValue('tzid')).toBe('Asia/Shanghai')
    expect(meeting!.summary).toBe(nasty)
    expect(meeting!.location).toBe('三樓, 會議室')
    expect([meeting!.startDate.toString(), meeting!.startDate.zone?.tzid, meeting!.endDate.toString()]).toEqual(['2026-11-23T09:30:00', 'Asia/Shanghai', '2026-11-23T11:00:00'])
    expect([task!.uid, task!.startDate.isDate, task!.startDate.toString(), task!.endDate.toString()]).toEqual(['tasks.t@hebu', true, '2026-11-30', '2026-12-01'])
  })

  test('[FEED2] where the clocks change among the times, they stand in UTC; without events the file still stands', () => {
    const changing = read(file([event({ at: '2026-10-20T07:00:00.000Z' }), event({ uid: 'b', at: '2026-11-23T08:00:00.000Z' })], 'Europe/Berlin'))
    expect(changing.calendar.getFirstSubcomponent('vtimezone')).toBeNull()
    expect(changing.events.map(({ startDate }) => startDate.toString())).toEqual(['2026-10-20T07:00:00Z', '2026-11-23T08:00:00Z'])
    const steady = read(file([event({ at: '2026-07-20T07:00:00.000Z' })], 'America/St_Johns'))
    expect(steady.events[0]!.startDate.toString()).toBe('2026-07-20T04:30:00')
    expect(read(file([])).events).toEqual([])
    expect(file([event({ summary: 'a\u0000b\u0007c' })])).toContain('SUMMARY:abc\r\n')
  })
})

test('[FEED2] it holds the meetings of a member and what is due of them while it is open, each under a name that stays', () => {
  const me = aMember('zhou', { group: 'east' })
  const at = '2026-11-26T02:00:00.000Z'
  const world = aWorld({
    meetings: [
      aPage('named', { startsAt: at, attendance: [aRow('zhou', {})], agenda: [aRow('1', { minutes: 40 }), aRow('2', { minutes: 50 })] }, { state: 'scheduled' }),
      aPage('ours', { startsAt: at, group: 'east' }, { state: 'scheduled' }),
      aPage('theirs', { startsAt: at, group: 'west' }, { state: 'scheduled' }),
      aPage('undated', { chair: 'zhou' }, { state: 'scheduled' }),
    ],
    tasks: [aPage('t', { assignee: 'zhou', dueAt: '2026-11-30' }, { state: 'todo' }), aPage('done', { assignee: 'zhou', dueAt: '2026-11-30' }, { state: 'done' }), aPage('hers', { assignee: 'lin', dueAt: '2026-11-30' }, { state: 'todo' }), aPage('old', { assignee: 'zhou', dueAt: '2024-01-01' }, { state: 'todo' })],
  })
  const events = ownEvents({ me, world, books: books as readonly Book[], titleOf: (book, page) => `${book.id} ${page.id}`, urlOf: (book, page) => `/${book.id}/${page.id}` })
  expect(events.map(({ uid, at: when, minutes }) => [uid, when, minutes])).toEqual([['meetings.named@hebu', at, 90], ['meetings.ours@hebu', at, undefined], ['tasks.t@hebu', '2026-11-30', 60]])
})

describe('the address of a calendar', () => {
  type Feed = v.InferOutput<typeof CalendarFeed>
  type Link = v.InferOutput<typeof CalendarLink>
  const bytes = (text: string) => new TextEncoder().encode(text)

  test('[FEED1] whoever knows it has the file; a new one ends it, and so does its owner', async () => {
    const server = await aServer()
    const founder = await server.setUp()
    const rep = await server.member(founder, '李娜')
    expect((await rep.ask<Feed>('GET', '/api/calendar')).body).toEqual({ on: false })
    expect((await rep.ask('POST', '/api/calendar', bytes('BEGIN:VCALENDAR'))).body.problem).toBe('not-found')
    const { link } = (await rep.ask<Link>('POST', '/api/calendar/link', {})).body
    const path = new URL(link).pathname
    const stranger = server.stranger()
    // Begun and not written yet, it is empty, not missing.
    expect((await stranger.ask<string>('GET', path)).body).toContain('END:VCALENDAR')
    const text = file([event()])
    expect((await rep.ask('POST', '/api/calendar', bytes(text))).status).toBe(200)
    const answer = await stranger.ask<string>('GET', path)
    expect([answer.status, answer.body, answer.headers.get('content-type')]).toEqual([200, text, 'text/calendar; charset=utf-8'])
    expect((await rep.ask<Feed>('GET', '/api/calendar')).body).toMatchObject({ on: true, writtenAt: expect.any(String) })

    // Nobody else's hand reaches it.
    expect((await founder.ask('POST', '/api/calendar', bytes('x'))).status).toBe(404)
    expect((await rep.ask('POST', '/api/calendar', new Uint8Array(maxFeedBytes + 1))).body.problem).toBe('too-large')
    for (const odd of ['/feed/x.ics', '/feed/..%2f.ics', `${path}x`, path.replace('.ics', '')]) expect((await stranger.ask('GET', odd)).status).toBe(404)

    const again = (await rep.ask<Link>('POST', '/api/calendar/link', {})).body.link
    expect((await stranger.ask('GET', path)).status).toBe(404)
    expect((await stranger.ask<string>('GET', new URL(again).pathname)).body).toBe(text)
    expect((await rep.ask('POST', '/api/calendar/end', {})).status).toBe(200)
    expect((await stranger.ask('GET', new URL(again).pathname)).status).toBe(404)
  })

  test('[FEED1] who left has none, and nobody makes one without standing', async () => {
    const server = await aServer()
    const founder = await server.setUp()
    const rep = await server.member(founder, '李娜')
    const { link } = (await rep.ask<Link>('POST', '/api/calendar/link', {})).body
    expect((await server.stranger().ask('POST', '/api/calendar/link', {})).status).toBe(401)
    expect((await founder.ask('DELETE', `/api/members/${rep.me.member}`)).status).toBe(200)
    expect((await server.stranger().ask('GET', new URL(link).pathname)).status).toBe(404)
  })
})
