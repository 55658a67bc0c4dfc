import type { PlainDate } from '@hebu/shared/vocabulary/dates.ts'
import type { WorkingCalendar } from '@hebu/shared/vocabulary/working-calendar.ts'
import { announced, calendarDay, holidayNames } from '@hebu/shared/vocabulary/working-calendar.ts'

import { dateWords, dayKindWords } from '../../../words/dates.ts'
import type { FieldWords } from '../control.ts'

/** The word beside a day's number: 休 on holidays, 班 on make-up days, 半 on half days. Weekends need none. */
export function dayMark(date: PlainDate, calendar: WorkingCalendar | undefined): 'off' | 'working' | 'half' | undefined {
  const { kind, because } = calendarDay(date, calendar)
  return because === 'weekday' || because === 'weekend' ? undefined : kind
}

const ownKinds = { off: dayKindWords.ownOff, working: dayKindWords.ownWorking, half: dayKindWords.ownHalf }

/** Why a day stands out; nothing on a usual working day. */
export function dayRemark(date: PlainDate, calendar: WorkingCalendar | undefined, words: FieldWords): string | undefined {
  const { because, holiday, own, kind } = calendarDay(date, calendar)
  if (own !== undefined) {
    const said = words.say(ownKinds[kind])
    return own.name === undefined ? said : words.say(dayKindWords.ownNamed, { name: own.name, kind: said })
  }
  if (because === 'weekend') return words.say(dayKindWords.weekend)
  if (holiday === undefined) return undefined
  return words.say(because === 'makeUp' ? dayKindWords.makeUp : dayKindWords.holiday, { holiday: words.say(holidayNames[holiday]) })
}

/** A day in full, with what stands out about it. */
export function dayInWords(date: PlainDate, calendar: WorkingCalendar | undefined, words: FieldWords): string {
  const shown = `${words.format().date(date, 'always')} ${words.format().weekday(date)}`
  const remark = dayRemark(date, calendar, words)
  return remark === undefined ? shown : words.say(dateWords.remark, { date: shown, remark })
}

/** That the holidays of a day's year are not known yet; nothing where they are. */
export function unannounced(date: PlainDate, words: FieldWords): string | undefined {
  const year = Number(date.slice(0, 4))
  return announced(year) ? undefined : words.say(dayKindWords.notAnnounced, { year })
}
