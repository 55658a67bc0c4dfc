import type { Instant, PlainDate } from '../vocabulary/dates.ts'
import { dateOf } from '../vocabulary/dates.ts'
import type { SettingsVersion } from '../vocabulary/directory.ts'
import type { OwnDay, WorkingCalendar } from '../vocabulary/working-calendar.ts'
import { announcedCalendar, workingCalendar } from '../vocabulary/working-calendar.ts'
import type { Text } from '../vocabulary/text.ts'
import type { Cadence, Charter, ReportTemplate } from './define-charter.ts'
import { settledTiers } from './tiers.ts'

/** Days that a member is not there, both included. A journey excuses from the daily report alone. */
export interface Absence {
  readonly id: string
  readonly member: string
  readonly from: PlainDate
  readonly to: PlainDate
  readonly kind: 'leave' | 'travel'
  readonly why?: string | undefined
}

/** That somebody need not do one duty, and why. */
export interface Waiver {
  readonly duty: string
  readonly why: string
  readonly by: string
  readonly at: Instant
}

/** That one member answers for another within days, in all books or in some. */
export interface Delegation {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly begins: PlainDate
  readonly ends: PlainDate
  /** Books; absent for all. */
  readonly scope?: readonly string[] | undefined
  readonly reason?: string | undefined
}

/** What a workspace settled beside its charter. */
export interface Settled {
  readonly calendar: WorkingCalendar
  readonly absences: readonly Absence[]
  readonly delegations: readonly Delegation[]
  /** By the id of the duty. */
  readonly waivers: ReadonlyMap<string, Waiver>
  /** The charters before this one, the oldest first; `until` is when the next one began to count. */
  readonly earlier: readonly { readonly until: Instant; readonly charter: Charter }[]
  /** By key, the version that settled it last; what went back to the charter is not among them. */
  readonly settledBy: ReadonlyMap<string, SettingsVersion>
}

type Values = Readonly<Record<string, unknown>>

const isRecord = (value: unknown): value is Values => typeof value === 'object' && value !== null && !Array.isArray(value)

/** `limits.dormantMonths` is `dormantMonths` of `limits`; ids of duties have dots of their own. */
export const keyParts = (key: string): readonly [section: string, name: string] => [key.slice(0, key.indexOf('.')), key.slice(key.indexOf('.') + 1)]

/**
 * A charter as a workspace settled it ([SET1]). What this version does not know, or cannot read, counts as not
 * settled. Parts that did not change keep their identity from one version to the next.
 */
export function settledCharter(base: Charter, versions: readonly SettingsVersion[] = []): Charter {
  if (versions.length === 0) return base
  const ownDays = new Map<string, OwnDay>()
  const absences = new Map<string, Absence>()
  const delegations = new Map<string, Delegation>()
  const waivers = new Map<string, Waiver>()
  const settledBy = new Map<string, SettingsVersion>()
  const tiers = new Map<string, Values>()
  const earlier: { until: Instant; charter: Charter }[] = []
  let order: readonly string[] = []
  let charter = base
  for (const version of versions) {
    const before = charter
    for (const [key, value] of Object.entries(version.changes)) {
      const [section, name] = keyParts(key)
      const given = isRecord(value) ? value : undefined
      if (value === null) settledBy.delete(key)
      else settledBy.set(key, version)
      if (section === 'days') put(ownDays, name, given as OwnDay | undefined)
      else if (section === 'leave') put(absences, name, given && ({ ...given, id: name } as unknown as Absence))
      else if (section === 'delegation') put(delegations, name, given && ({ ...given, id: name } as unknown as Delegation))
      else if (section === 'waivers') put(waivers, name, given && { duty: name, why: String(given['why'] ?? ''), by: version.by, at: version.at })
      else if (section === 'tiers') put(tiers, name, given)
      else if (key === 'order.tiers') order = Array.isArray(value) ? value.filter((id) => typeof id === 'string') : []
      else charter = withSetting(charter, base, section, name, value)
    }
    if (Object.keys(version.changes).some((key) => key === 'order.tiers' || key.startsWith('tiers.'))) {
      const { formerTiers: _, ...rest } = charter
      charter = { ...rest, ...settledTiers(base, tiers, order) }
    }
    if (charter !== before) earlier.push({ until: version.at, charter: before })
  }
  const calendar = ownDays.size === 0 ? announcedCalendar : workingCalendar([...ownDays].map(([date, day]) => ({ ...day, date })))
  return { ...charter, settled: { calendar, absences: [...absences.values()], delegations: [...delegations.values()], waivers, earlier, settledBy } }
}

function put<T>(into: Map<string, T>, name: string, value: T | undefined): void {
  if (value === undefined) into.delete(name)
  else into.set(name, value)
}

function withSetting(charter: Charter, base: Charter, section: string, name: string, value: unknown): Charter {
  const given = isRecord(value) ? value : {}
  if (section === 'cadences' && Object.hasOwn(base.cadences, name)) return { ...charter, cadences: { ...charter.cadences, [name]: over(base.cadences[name]!, given) as Cadence } }
  if (section === 'limits' && Object.hasOwn(base.limits, name)) return { ...charter, limits: { ...charter.limits, [name]: typeof value === 'number' ? value : base.limits[name]! } }
  if (section !== 'reportTemplates') return charter
  const { [name]: _, ...others } = charter.reportTemplates ?? {}
  const headings = Object.entries(given).flatMap(([kind, texts]) => (Array.isArray(texts) ? [[kind, texts.map((each) => asIs(String(each)))]] : []))
  const template: ReportTemplate | undefined = value === null ? base.reportTemplates?.[name] : { ...base.reportTemplates?.[name], ...Object.fromEntries(headings) }
  return { ...charter, reportTemplates: template === undefined ? others : { ...others, [name]: template } }
}

/** The declared one with what was settled over it; `null` takes a part away. */
const over = <T extends object>(declared: T, given: Values): Partial<T> => Object.fromEntries(Object.entries({ ...declared, ...given }).filter(([, value]) => value !== null)) as Partial<T>

/** In the words of the workspace, whatever the language of the reader. */
const asIs = (words: string): Text => ({ hant: words, hans: words, en: words })

/** The working calendar of a workspace: as announced, with its own days. */
export const calendarOf = ({ settled }: Charter): WorkingCalendar => settled?.calendar ?? announcedCalendar

/** What something of the charter was over time, the oldest first; `from` is absent for what it began with. */
export type Past<T> = readonly { readonly from: PlainDate | undefined; readonly value: T }[]

/** Reads one part of a charter through all its versions; versions that left it alone are not told of. */
export function pastOf<T>(charter: Charter, read: (charter: Charter) => T, timeZone?: string): Past<T> {
  const past: { from: PlainDate | undefined; value: T }[] = []
  let since: Instant | undefined
  const enter = (value: T): void => {
    if (past.length > 0 && past.at(-1)!.value === value) return
    past.push({ from: since === undefined ? undefined : dateOf(Date.parse(since), timeZone), value })
  }
  for (const { until, charter: before } of charter.settled?.earlier ?? []) {
    enter(read(before))
    since = until
  }
  enter(read(charter))
  return past
}
