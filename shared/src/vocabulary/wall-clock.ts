const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
    formats.set(timeZone, format)
  }
  return format
}

/** The wall clock in a zone at an instant, `2026-11-23 09:30`. */
export function wallClock(instantMs: number, timeZone: string): string {
  const part = Object.fromEntries(formatOf(timeZone).formatToParts(instantMs).map(({ type, value }) => [type, value]))
  return `${part['year']}-${part['month']}-${part['day']} ${part['hour']}:${part['minute']}`
}

/** The instant at which the wall clock of a zone shows `2026-11-23 09:30`. In the hour that summer time skips, the later one. */
export function instantAt(wall: string, timeZone: string): string {
  const wanted = Date.parse(`${wall.replace(' ', 'T')}:00Z`)
  let at = wanted
  for (let step = 0; step < 2; step++) at += wanted - Date.parse(`${wallClock(at, timeZone).replace(' ', 'T')}:00Z`)
  return new Date(at).toISOString()
}
