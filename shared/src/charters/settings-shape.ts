import * as v from 'valibot'

import { isPlainDate } from '../vocabulary/dates.ts'
import type { Directory, PostFunction } from '../vocabulary/directory.ts'
import { memberById } from '../vocabulary/directory.ts'
import type { Result } from '../vocabulary/result.ts'
import { granted, refused } from '../vocabulary/result.ts'
import type { Charter, DueRule } from './define-charter.ts'
import { keyParts, settledCharter } from './settled.ts'
import { ownTier } from './tiers.ts'

/** Why something cannot be settled. The interface puts each into words. */
export const settingRefusals = ['unknown', 'shape', 'not-whole', 'too-small', 'too-large', 'time', 'day', 'order', 'empty', 'too-long', 'member', 'rule', 'tier'] as const
export type SettingRefusal = (typeof settingRefusals)[number]

/** What is refused, and why. */
export interface RefusedSetting {
  readonly key: string
  readonly because: SettingRefusal
}

const because = (refusal: SettingRefusal): SettingRefusal => refusal
const whole = (least: number, most: number) =>
  v.pipe(v.number(because('not-whole')), v.integer(because('not-whole')), v.minValue(least, because('too-small')), v.maxValue(most, because('too-large')))
const words = (most: number) => v.pipe(v.string(because('shape')), v.trim(), v.minLength(1, because('empty')), v.maxLength(most, because('too-long')))
const time = v.pipe(v.string(because('time')), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, because('time')))
const day = v.pipe(v.string(because('day')), v.check((date: string) => isPlainDate(date), because('day')))
const unit = v.picklist(['year', 'quarter', 'month', 'week', 'day'], because('shape'))

const dueRules = [
  v.strictObject({ at: v.literal('workingDay'), time }),
  v.strictObject({ at: v.literal('weekday'), weekday: whole(1, 7), time }),
  v.strictObject({ at: v.literal('lastWorkingDay'), of: unit, time: v.optional(time) }),
  v.strictObject({ at: v.literal('nthWorkingDay'), n: whole(1, 23), of: unit, noLaterThan: v.optional(whole(1, 28)) }),
  v.strictObject({ at: v.literal('beforePeriod'), of: unit, workingDays: whole(0, 20) }),
  v.pipe(v.strictObject({ at: v.literal('monthDay'), month: whole(1, 12), day: whole(1, 31) }), v.check(({ month, day: date }) => isPlainDate(`2027-${two(month)}-${two(date)}`), because('day'))),
  v.strictObject({ at: v.literal('afterEvent'), workingDays: v.optional(whole(1, 60)), workingHours: v.optional(whole(1, 240)), days: v.optional(whole(1, 365)) }),
  v.strictObject({ at: v.literal('everyDays'), days: whole(1, 366) }),
  v.strictObject({ at: v.literal('byTier') }),
  v.strictObject({ at: v.literal('byRecord') }),
] as const
const two = (number: number): string => String(number).padStart(2, '0')

/** Functions that somebody may be told by. */
export const escalations = ['lead', 'deputy', 'head', 'leader'] as const satisfies readonly PostFunction[]

const cadence = v.strictObject({
  on: v.optional(v.boolean(because('shape'))),
  due: v.optional(v.variant('at', dueRules, because('rule'))),
  leadDays: v.optional(whole(0, 90)),
  graceDays: v.optional(whole(0, 30)),
  escalates: v.nullish(v.picklist(escalations, because('shape'))),
})
/** Functions that customers of a tier may belong to. */
export const tierOwners = ['head', 'lead', 'sales', 'service'] as const satisfies readonly PostFunction[]

const aboutTier = { followUpDays: v.nullish(whole(1, 730)), ownedBy: v.nullish(v.picklist(tierOwners, because('shape'))), service: v.nullish(words(200)), into: v.optional(v.string(because('tier'))) }
const tier = v.strictObject({ label: v.optional(words(30)), ...aboutTier })
const addedTier = v.strictObject({ label: words(30), ...aboutTier })
const tierOrder = v.pipe(v.array(v.pipe(v.string(because('shape')), v.maxLength(64)), because('shape')), v.maxLength(64, because('too-large')))
const ownDay = v.strictObject({ kind: v.picklist(['off', 'working', 'half'], because('shape')), name: v.optional(words(40)) })
const absence = v.pipe(
  v.strictObject({ member: v.string(because('member')), from: day, to: day, kind: v.picklist(['leave', 'travel'], because('shape')), why: v.optional(words(100)) }),
  v.check(({ from, to }) => from <= to, because('order')),
)
const delegation = v.pipe(
  v.strictObject({ from: v.string(because('member')), to: v.string(because('member')), begins: day, ends: day, scope: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(64))), v.minLength(1, because('empty')), v.maxLength(64, because('too-large')))), reason: v.optional(words(200)) }),
  v.check(({ begins, ends }) => begins <= ends, because('order')),
  v.check(({ from, to }) => from !== to, because('member')),
)
const waiver = v.strictObject({ why: words(200) })
const headings = v.optional(v.pipe(v.array(words(40), because('shape')), v.minLength(1, because('empty')), v.maxLength(12, because('too-large'))))
const template = v.strictObject({ daily: headings, weekly: headings, monthly: headings })

/** The most of a limit, by the unit that its name ends with. */
const mostOf: readonly (readonly [RegExp, number])[] = [[/Hours$/, 720], [/Days$/, 730], [/Months$/, 120], [/Percent(For[A-Z])?$/, 100], [/Minutes$/, 1440], [/Cents$/, 1_000_000_000_000]]
const limit = (name: string) => whole(1, mostOf.find(([ending]) => ending.test(name))?.[1] ?? 1_000_000)

/** Rules that say the same kind of thing, so that one may stand for another. */
const interchangeable: readonly DueRule['at'][] = ['lastWorkingDay', 'nthWorkingDay', 'beforePeriod']

/** Whether a duty's rule may be replaced by another: of its kind, or of those that place it within a period alike. */
export const mayReplace = (declared: DueRule, wanted: DueRule): boolean =>
  declared.at === wanted.at
    ? !('of' in declared && 'of' in wanted) || declared.of === wanted.of
    : interchangeable.includes(declared.at) && interchangeable.includes(wanted.at) && 'of' in declared && 'of' in wanted && declared.of === wanted.of

/**
 * One value as it is settled, or why it is not. The relay and the interface both ask this ([SET5]). `null` goes back
 * to the charter, or takes away.
 */
export function readSetting(key: string, value: unknown, charter: Charter, directory: Directory): Result<unknown, RefusedSetting> {
  const [section, name] = keyParts(key)
  const no = (refusal: SettingRefusal) => refused({ key, because: refusal })
  const shape = shapeOf(section, name, charter)
  if (shape === undefined) return no(section === 'days' ? 'day' : 'unknown')
  // A tier that the workspace added is given up like any other: its customers go somewhere.
  if (value === null && section === 'tiers' && !isDeclared(name, charter)) return no('tier')
  if (value === null) return granted(null)
  const read = v.safeParse(shape, value)
  if (!read.success) {
    const told = read.issues[0].message
    return no((settingRefusals as readonly string[]).includes(told) ? (told as SettingRefusal) : 'shape')
  }
  const output: unknown = read.output
  if (section === 'cadences') {
    const { due } = output as v.InferOutput<typeof cadence>
    if (due !== undefined && !mayReplace(charter.cadences[name]!.due, due as DueRule)) return no('rule')
  }
  if (section === 'tiers') {
    const { into } = output as v.InferOutput<typeof tier>
    // Where its customers go is a tier that is in use now.
    const { tiers } = settledCharter(charter, directory.settings)
    if (into !== undefined && (into === name || !Object.hasOwn(tiers, into))) return no('tier')
  }
  if (section === 'leave' && memberById(directory, (output as v.InferOutput<typeof absence>).member) === undefined) return no('member')
  if (section === 'delegation') {
    const { from, to } = output as v.InferOutput<typeof delegation>
    // The name says whose it is, for everybody may settle their own.
    if (!name.startsWith(`${from}.`)) return no('member')
    if ([from, to].some((id) => memberById(directory, id)?.status !== 'active')) return no('member')
  }
  return granted(output)
}

const isDeclared = (name: string, { tiers, formerTiers }: Charter): boolean => !ownTier.test(name) && (Object.hasOwn(tiers, name) || (formerTiers !== undefined && Object.hasOwn(formerTiers, name)))

function shapeOf(section: string, name: string, charter: Charter): v.GenericSchema | undefined {
  switch (section) {
    case 'cadences':
      return Object.hasOwn(charter.cadences, name) ? cadence : undefined
    case 'tiers':
      return isDeclared(name, charter) ? tier : ownTier.test(name) ? addedTier : undefined
    case 'order':
      return name === 'tiers' ? tierOrder : undefined
    case 'limits':
      return Object.hasOwn(charter.limits, name) ? limit(name) : undefined
    case 'reportTemplates':
      return Object.hasOwn(charter.posts, name) ? template : undefined
    case 'days':
      return isPlainDate(name) ? ownDay : undefined
    case 'leave':
      return /^[\w-]{1,64}$/.test(name) ? absence : undefined
    case 'delegation':
      return /^[\w-]{1,64}\.[\w-]{1,64}$/.test(name) ? delegation : undefined
    case 'waivers':
      return /^[\w.:-]{3,200}$/.test(name) ? waiver : undefined
    default:
      return undefined
  }
}

/** Reads all of a change; the first that is refused refuses all. */
export function readSettings(changes: Readonly<Record<string, unknown>>, charter: Charter, directory: Directory): Result<Readonly<Record<string, unknown>>, RefusedSetting> {
  const settled: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(changes)) {
    const read = readSetting(key, value, charter, directory)
    if (!read.ok) return read
    settled[key] = read.value
  }
  return granted(settled)
}
