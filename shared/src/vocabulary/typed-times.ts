import type { PlainDate } from './dates.ts'
import { addDays } from './dates.ts'
import { readDate } from './typed-dates.ts'
import { folded, numeral, readNumeral } from './typed-text.ts'
import type { WorkingCalendar } from './working-calendar.ts'

/** A wall clock without a zone, `2026-12-05 09:30`. */
export type WallTime = string

const dayMinutes = 24 * 60

/** The parts of the day, and from which hours on the clock of twelve hours they are. */
const morning = '凌晨|清晨|早上|早晨|早|上午'
const midday = '中午|正午'
const evening = '下午|午后|傍晚|晚上|晚|夜里'
const part = `(${morning}|${midday}|${evening})?`

const byColon = new RegExp(`^${part}(?:at )?(\\d{1,2}):(\\d{2})(?::\\d{2}(?:\\.\\d+)?)? ?([ap])?(?:\\.?m\\.?)?$`)
const byWord = new RegExp(`^${part}(${numeral})[点时](?:(整|钟|半|一刻|三刻)|(${numeral})分?)?$`)
const byLetters = /^(?:at )?(\d{1,2}) ?([ap])\.?m\.?$/

/** The hour on the clock of 24 hours; `undefined` where the word and the hour do not go together. */
function hourOf(hour: number, word: string | undefined): number | undefined {
  if (word === undefined) return hour
  if (word === 'a' || word === 'p') return hour < 1 || hour > 12 ? undefined : (hour % 12) + (word === 'p' ? 12 : 0)
  if (word === '凌晨') return hour === 12 ? 0 : hour <= 6 ? hour : undefined
  if (morning.split('|').includes(word)) return hour <= 12 ? hour : undefined
  if (midday.split('|').includes(word)) return hour >= 11 && hour <= 14 ? hour : hour >= 1 && hour <= 2 ? hour + 12 : undefined
  if (hour > 12) return hour
  if (word === '下午' || word === '午后') return hour === 12 ? 12 : hour >= 1 ? hour + 12 : undefined
  return hour >= 5 ? hour + 12 : undefined
}

function minutesOf(hour: number | undefined, minute: number | undefined, word: string | undefined): number | undefined {
  const at = hour === undefined ? undefined : hourOf(hour, word)
  if (at === undefined || minute === undefined || minute > 59 || at > 24 || (at === 24 && minute > 0)) return undefined
  return at * 60 + minute
}

/** Minutes since midnight; 1440 for `24:00` and 晚上12点, the end of the day. */
function readFoldedTime(text: string): number | undefined {
  if (text === 'noon' || text === 'at noon' || midday.split('|').includes(text)) return dayMinutes / 2
  const colon = byColon.exec(text)
  if (colon !== null) {
    const [, word, hour, minute, letter] = colon
    if (letter === undefined && /m\.?$/.test(text)) return undefined
    return word !== undefined && letter !== undefined ? undefined : minutesOf(Number(hour), Number(minute), word ?? letter)
  }
  const letters = byLetters.exec(text)
  if (letters !== null) return minutesOf(Number(letters[1]), 0, letters[2])
  const spoken = byWord.exec(text)
  if (spoken === null) return undefined
  const [, word, hour, name, minute] = spoken
  const named = name === '半' ? 30 : name === '一刻' ? 15 : name === '三刻' ? 45 : 0
  return minutesOf(readNumeral(hour!), minute === undefined ? named : readNumeral(minute.replace(/^[零〇](?=.)/, '')), word)
}

/** Between a day and its time. */
const joint = /^(?:[ ,t]|at\b|的)+/
/** 今晚8点 is the evening of today. */
const spelledOut = (text: string): string => text.replace(/([今明昨])(早|晚)上?(?=[\d〇零一二两三四五六七八九十])/, '$1天$2上')

/**
 * The day and time that were typed, reckoned from today; `undefined` when one of them is missing or none ([DAY3]).
 * - a time alone is today's; a day alone is no time.
 * - an hour without a word is that of the clock of 24 hours: `3点` is 03:00, `下午3点` and `3pm` are 15:00.
 * - `24:00` and 晚上12点 are the end of that day, so the first minute of the next.
 * - a word that does not fit its hour (晚上3点, 下午0点, 13pm) is refused.
 */
export function readDateTime(typed: string, today: PlainDate, calendar?: WorkingCalendar): WallTime | undefined {
  const text = spelledOut(folded(typed))
  if (text === '' || text.length > 60) return undefined
  for (let split = 0; split < text.length; split++) {
    // Digits that stand together are one number: `12-5 15:30` is not the 1st at 5:30.
    if (/\d\d/.test(text.slice(Math.max(0, split - 1), split + 1)) && split > 0) continue
    const minutes = readFoldedTime(text.slice(split).replace(joint, ''))
    if (minutes === undefined) continue
    const before = text.slice(0, split).trim().replace(/,$/, '')
    const date = before === '' ? today : readDate(before, today, calendar)
    if (date !== undefined) return wallTime(date, minutes)
  }
  return timeFirst(text, today, calendar)
}

/** `3pm tomorrow`, `9:30 明天`: only before a day that is written in words, since `9:30 12` may mean anything. */
function timeFirst(text: string, today: PlainDate, calendar: WorkingCalendar | undefined): WallTime | undefined {
  for (let split = 1; split < text.length; split++) {
    const rest = text.slice(split).replace(/^(?:[ ,]|on\b)+/, '')
    const minutes = /^[a-z\u4e00-\u9fff]/.test(rest) ? readFoldedTime(text.slice(0, split).trim()) : undefined
    const date = minutes === undefined ? undefined : readDate(rest, today, calendar)
    if (minutes !== undefined && date !== undefined) return wallTime(date, minutes)
  }
  return undefined
}

const wallTime = (date: PlainDate, minutes: number): WallTime => {
  const within = minutes % dayMinutes
  return `${addDays(date, Math.floor(minutes / dayMinutes))} ${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`
}
