import type { PlainDate } from '../../vocabulary/dates.ts'
import { isPlainDate } from '../../vocabulary/dates.ts'
import { readDate } from '../../vocabulary/typed-dates.ts'

/** An item as somebody typed it: what is to be done, by whom, by when. What was not named is absent. */
export interface Captured {
  readonly content: string
  readonly member?: string | undefined
  readonly date?: PlainDate | undefined
}

export interface CaptureReader {
  readonly today: PlainDate
  readonly people: readonly { readonly id: string; readonly name: string }[]
  /** Who is meant by what was typed after an @ where no name begins so, as by pinyin. */
  find?(typed: string): string | undefined
}

const mostDateWords = 4
const longestDate = 8
/** A bare number may count something; a day needs more. */
const isCount = (words: string): boolean => /^[\d.,，%]+$/.test(words)
const untilSigns = /(?:之前|以前|前|为止|為止|止)$/u

/**
 * Reads `@林小满 下周五前 报价给华辰` ([MEET11]): the person after the @ by the longest name that fits, the first words that
 * mean a day, and what is left as the content. Whatever cannot be read stays in the content, so that nothing is lost.
 */
export function readCaptured(typed: string, reader: CaptureReader): Captured {
  const text = typed.replaceAll('＠', '@').replaceAll('\u3000', ' ')
  const named = memberIn(text, reader)
  const rest = named === undefined ? text : `${text.slice(0, named.from)} ${text.slice(named.to)}`
  const dated = dayIn(rest, named !== undefined && named.from === text.search(/\S/), reader)
  const content = (dated?.rest ?? rest).replace(/\s+/g, ' ').replace(/^[\s,，:：;；、]+|[\s,，;；、]+$/gu, '')
  return { content, ...(named === undefined ? {} : { member: named.id }), ...(dated === undefined ? {} : { date: dated.date }) }
}

function memberIn(text: string, { people, find }: CaptureReader): { readonly id: string; readonly from: number; readonly to: number } | undefined {
  const at = text.indexOf('@')
  if (at === -1) return undefined
  const after = text.slice(at + 1)
  const lower = after.toLowerCase()
  const byName = people.filter(({ name }) => lower.startsWith(name.toLowerCase())).toSorted((a, b) => b.name.length - a.name.length)[0]
  if (byName !== undefined) return { id: byName.id, from: at, to: at + 1 + byName.name.length }
  const word = /^[^\s,，:：;；、]+/u.exec(after)?.[0] ?? ''
  const found = word === '' ? undefined : find?.(word)
  return found === undefined ? undefined : { id: found, from: at, to: at + 1 + word.length }
}

const readDay = (words: string, { today }: CaptureReader): PlainDate | undefined => {
  const plain = words.replace(/^(?:by|before|due|until)\s+/i, '').replace(untilSigns, '').trim()
  if (plain === '' || isCount(plain)) return undefined
  const date = isPlainDate(plain) ? plain : readDate(plain, today)
  return date !== undefined && isPlainDate(date) ? date : undefined
}

/** The first words that mean a day, the most of them at once; right after the person also without a blank behind. */
function dayIn(text: string, first: boolean, reader: CaptureReader): { readonly date: PlainDate; readonly rest: string } | undefined {
  const words = [...text.matchAll(/[^\s,，:：;；]+/gu)]
  for (const [index, word] of words.entries()) {
    for (let count = Math.min(mostDateWords, words.length - index); count > 0; count--) {
      const last = words[index + count - 1]!
      const to = last.index + last[0].length
      const date = readDay(text.slice(word.index, to), reader)
      if (date !== undefined) return { date, rest: `${text.slice(0, word.index)} ${text.slice(to)}` }
    }
    if (index > 0 || !first) continue
    for (let length = Math.min(longestDate, word[0].length - 1); length > 1; length--) {
      const date = readDay(word[0].slice(0, length), reader)
      if (date !== undefined) return { date, rest: `${text.slice(0, word.index)} ${text.slice(word.index + length)}` }
    }
  }
  return undefined
}
