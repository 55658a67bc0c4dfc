import type { Instant, PlainDate } from '../../vocabulary/dates.ts'

/** Something at a time or on a day. */
export interface CalendarEvent {
  /** The same for the same thing, for ever. */
  readonly uid: string
  /** A plain date takes all of its day. */
  readonly at: Instant
  readonly minutes?: number | undefined
  readonly summary: string
  readonly place?: string | undefined
  readonly description?: string | undefined
  readonly url?: string | undefined
  /** When it was last written; the same on every device. */
  readonly stamp: Instant
}

export interface CalendarFile {
  readonly name: string
  /** IANA zone of the department. */
  readonly timeZone: string
  readonly events: readonly CalendarEvent[]
}

const mostOctets = 75

/** How many octets a letter takes in UTF-8. */
const octetsOf = (letter: string): number => {
  const code = letter.codePointAt(0) ?? 0
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}

/** A content line of at most 75 octets; what is longer goes on behind a space, never within a character (RFC 5545, 3.1). */
function folded(line: string): string {
  let out = ''
  let octets = 0
  for (const letter of line) {
    const size = octetsOf(letter)
    if (octets + size > mostOctets) {
      out += '\r\n '
      octets = 1
    }
    out += letter
    octets += size
  }
  return out
}

/** A TEXT value (RFC 5545, 3.3.11); other control characters may not stand in one. */
const escaped = (text: string): string =>
  [...text].filter((letter) => letter >= ' ' ? letter !== '\u007F' : '\t\r\n'.includes(letter)).join('').replaceAll('\\', '\\\\').replaceAll(/\r\n|\r|\n/g, '\\n').replaceAll(';', '\\;').replaceAll(',', '\\,')

const utc = (at: Instant | number): string => new Date(at).toISOString().replaceAll(/[-:]|\.\d{3}/g, '')
const days = (date: PlainDate): string => date.replaceAll('-', '')

/** Minutes that a zone is ahead of UTC at a moment. */
function offsetAt(timeZone: string, atMs: number): number {
  // Swedish writes dates as ISO 8601 does.
  const wall = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(atMs)
  return Math.round((Date.parse(`${wall.replace(' ', 'T')}Z`) - Math.floor(atMs / 1000) * 1000) / 60_000)
}

/** The one offset that a zone has at all of these moments; `undefined` where the clocks change between them. */
function steadyOffset(timeZone: string, moments: readonly number[]): number | undefined {
  const offsets = new Set(moments.map((at) => offsetAt(timeZone, at)))
  return offsets.size === 1 ? [...offsets][0] : undefined
}

const two = (number: number): string => String(number).padStart(2, '0')
const signed = (minutes: number): string => `${minutes < 0 ? '-' : '+'}${two(Math.floor(Math.abs(minutes) / 60))}${two(Math.abs(minutes) % 60)}`

const usualMinutes = 60

/**
 * A calendar as a file (RFC 5545). Times stand in the department's zone where its clocks do not change among them, else
 * in UTC, which every program reads alike.
 */
export function writeCalendar({ name, timeZone, events }: CalendarFile): string {
  const moments = events.filter(({ at }) => at.length > 10).map(({ at }) => Date.parse(at))
  const offset = moments.length === 0 ? undefined : steadyOffset(timeZone, moments)
  const time = (key: string, atMs: number): string =>
    offset === undefined ? `${key}:${utc(atMs)}` : `${key};TZID=${timeZone}:${utc(atMs + offset * 60_000).slice(0, -1)}`
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Hebu//Calendar//EN', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', `X-WR-CALNAME:${escaped(name)}`, `X-WR-TIMEZONE:${timeZone}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H', 'X-PUBLISHED-TTL:PT1H',
    ...(offset === undefined ? [] : [
      'BEGIN:VTIMEZONE', `TZID:${timeZone}`, 'BEGIN:STANDARD', 'DTSTART:19700101T000000', `TZOFFSETFROM:${signed(offset)}`, `TZOFFSETTO:${signed(offset)}`, `TZNAME:${timeZone}`, 'END:STANDARD', 'END:VTIMEZONE',
    ]),
    ...events.flatMap(({ uid, at, minutes = usualMinutes, summary, place, description, url, stamp }) => [
      'BEGIN:VEVENT', `UID:${uid}`, `DTSTAMP:${utc(stamp)}`,
      ...(at.length > 10
        ? [time('DTSTART', Date.parse(at)), time('DTEND', Date.parse(at) + minutes * 60_000)]
        : [`DTSTART;VALUE=DATE:${days(at)}`, `DTEND;VALUE=DATE:${days(nextDay(at))}`, 'TRANSP:TRANSPARENT']),
      `SUMMARY:${escaped(summary)}`,
      ...(place === undefined ? [] : [`LOCATION:${escaped(place)}`]),
      ...(description === undefined ? [] : [`DESCRIPTION:${escaped(description)}`]),
      ...(url === undefined ? [] : [`URL:${url}`]),
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

const nextDay = (date: PlainDate): PlainDate => new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
