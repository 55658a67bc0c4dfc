const dayMs = 86_400_000
const minuteMs = 60_000

const formats = new Map<string | undefined, Intl.DateTimeFormat>()

/** Making a formatter costs a hundred times what using it does, and using it a hundred times what reckoning does. */
function formatOf(timeZone: string | undefined): Intl.DateTimeFormat {
  let format = formats.get(timeZone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
    formats.set(timeZone, format)
  }
  return format
}

function formatted(instantMs: number, timeZone: string | undefined): string {
  const part = Object.fromEntries(formatOf(timeZone).formatToParts(instantMs).map(({ type, value }) => [type, value]))
  return `${part['year']}-${part['month']}-${part['day']} ${part['hour']}:${part['minute']}`
}

/** How far a zone is ahead, in ms, at the beginnings of days of UTC; by zone and day. */
const aheads = new Map<string, Map<number, number>>()

function aheadAt(day: number, timeZone: string): number {
  let known = aheads.get(timeZone)
  if (known === undefined) aheads.set(timeZone, (known = new Map<number, number>()))
  let ahead = known.get(day)
  if (ahead === undefined) known.set(day, (ahead = Date.parse(`${formatted(day * dayMs, timeZone).replace(' ', 'T')}:00Z`) - day * dayMs))
  return ahead
}

/** Before, zones were ahead by seconds, and years have other lengths beyond. */
const [plainFromMs, plainToMs] = [0, Date.UTC(9999, 0)]

/** How far a zone (the device's where none is named) is ahead of UTC at an instant, in ms; `undefined` on days on which that changes, and in years of other forms. */
export function aheadOf(instantMs: number, timeZone?: string): number | undefined {
  if (!(instantMs >= plainFromMs && instantMs < plainToMs)) return undefined
  // A device travels.
  if (timeZone === undefined) return -new Date(instantMs).getTimezoneOffset() * minuteMs
  const day = Math.floor(instantMs / dayMs)
  const ahead = aheadAt(day, timeZone)
  return aheadAt(day + 1, timeZone) === ahead ? ahead : undefined
}

/** The wall clock in a zone (the device's where none is named) at an instant, `2026-11-23 09:30`. */
export function wallClock(instantMs: number, timeZone?: string): string {
  const ahead = aheadOf(instantMs, timeZone)
  if (ahead === undefined) return formatted(instantMs, timeZone)
  const wall = new Date(instantMs + ahead).toISOString()
  return `${wall.slice(0, 10)} ${wall.slice(11, 16)}`
}

/** The instant at which the wall clock of a zone shows `2026-11-23 09:30`. In the hour that summer time skips, the later one. */
export function instantAt(wall: string, timeZone: string): string {
  const wanted = Date.parse(`${wall.replace(' ', 'T')}:00Z`)
  let at = wanted
  for (let step = 0; step < 2; step++) at += wanted - Date.parse(`${wallClock(at, timeZone).replace(' ', 'T')}:00Z`)
  return new Date(at).toISOString()
}
