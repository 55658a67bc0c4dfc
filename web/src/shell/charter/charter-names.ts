import type { Cadence, Charter, DueRule, Tier } from '@hebu/shared/charters/define-charter.ts'
import type { PostFunction } from '@hebu/shared/vocabulary/directory.ts'
import type { Text } from '@hebu/shared/vocabulary/text.ts'

import { charterWords, dueWords, periodUnitWords } from '../../words/charter.ts'
import type { Words } from '../../words/language.tsx'

type Saying = Pick<Words, 'say' | 'format'>

/** The posts of the department that hold a function; outside posts where nobody within does. */
export function postsWith(name: PostFunction, charter: Charter, { say, format }: Saying): string {
  const holding = Object.values(charter.posts).filter(({ functions }) => functions.includes(name))
  const within = holding.filter(({ guest }) => guest !== true)
  return format().list((within.length > 0 ? within : holding).map(({ label }) => say(label)))
}

/** Who owes a duty, in words. */
export function whoInWords({ who }: Cadence, charter: Charter, words: Saying): string {
  if (who === 'everybody') return words.say(charterWords.everybody)
  const holding = Object.values(charter.posts).filter(({ functions, guest }) => guest !== true && functions.some((name) => who.includes(name)))
  return holding.length > 0 ? words.format().list(holding.map(({ label }) => words.say(label))) : words.format().list(who.map((name) => postsWith(name, charter, words)))
}

/** When a duty is told of, its grace and who hears of it when it is late, as far as it has them. */
export function besideInWords({ leadDays = 0, graceDays = 0, escalates }: Cadence, charter: Charter, words: Saying): string {
  const { say, format } = words
  const part = (label: Text, value: string): string => `${say(label)} ${value}`
  return [
    ...(leadDays > 0 ? [part(charterWords.lead, say(charterWords.days, { n: format().number(leadDays) }))] : []),
    ...(graceDays > 0 ? [part(charterWords.grace, say(charterWords.workingDays, { n: format().number(graceDays) }))] : []),
    ...(escalates === undefined ? [] : [part(charterWords.escalates, postsWith(escalates, charter, words))]),
  ].join(' · ')
}

/** The seven days of a week by name, Monday first. */
export const weekdayNames = ({ format }: Saying): readonly string[] => [1, 2, 3, 4, 5, 6, 7].map((day) => format().weekday(`2026-06-0${day}`))

/** When a duty falls due, in words. */
export function dueInWords(rule: DueRule, words: Saying): string {
  const { say } = words
  switch (rule.at) {
    case 'workingDay':
      return say(dueWords.workingDay, { time: rule.time })
    case 'weekday':
      return say(dueWords.weekday, { weekday: weekdayNames(words)[rule.weekday - 1]!, time: rule.time })
    case 'lastWorkingDay':
      return say(dueWords.lastWorkingDay, { period: say(periodUnitWords[rule.of]) })
    case 'nthWorkingDay':
      return say(dueWords.nthWorkingDay, { period: say(periodUnitWords[rule.of]), n: rule.n }) + (rule.noLaterThan === undefined ? '' : say(dueWords.noLaterThan, { day: rule.noLaterThan }))
    case 'beforePeriod':
      return say(dueWords.beforePeriod, { period: say(periodUnitWords[rule.of]), n: rule.workingDays })
    case 'monthDay':
      return say(dueWords.monthDay, { date: words.format().yearly(rule) })
    case 'afterEvent':
      if (rule.days !== undefined) return say(dueWords.afterDays, { n: rule.days })
      return rule.workingHours === undefined ? say(dueWords.afterWorkingDays, { n: rule.workingDays ?? 1 }) : say(dueWords.afterHours, { n: rule.workingHours })
    case 'everyDays':
      return say(dueWords.everyDays, { n: rule.days })
    case 'byTier':
      return say(dueWords.byTier)
    case 'byRecord':
      return say(dueWords.byRecord)
  }
}

/** How often customers of a tier are contacted, in words. */
export const intervalInWords = ({ followUpDays }: Tier, { say, format }: Saying): string =>
  followUpDays === undefined ? say(charterWords.noInterval) : say(charterWords.everyDays, { n: format().number(followUpDays) })

/** A tier by its name and interval. */
export const settledTierOf = (tier: Tier, words: Saying): string => `${words.say(tier.label)} · ${intervalInWords(tier, words)}`
