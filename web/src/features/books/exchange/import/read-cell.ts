import type { CellField, Field, PageLink } from '@hebu/shared/books/field-kinds.ts'
import { fold } from '@hebu/shared/rules/search/fold.ts'
import { dateOf } from '@hebu/shared/vocabulary/dates.ts'
import { say } from '@hebu/shared/vocabulary/text.ts'

import { importProblems } from '../../../../words/exchange.ts'
import { fieldProblems } from '../../../../words/field-words.ts'
import { choicesOf } from '../../values/choices.ts'
import type { Pasted, PasteInput } from '../../values/read-pasted.ts'
import { readPasted } from '../../values/read-pasted.ts'

/** What spreadsheets show where a formula went wrong. */
const failed = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/

/** What stands in a cell that says nothing. */
const nothing = /^(?:[-—–−/\\]+|暂无|暫無|无|無|n\/a)$/iu

/** A long number that a spreadsheet shortened when it saved text: its last digits are gone. */
const shortened = /^\d(?:\.\d+)?E\+\d{2}$/i

/** A number of a telephone as an input method wrote it. */
const wide = /^[\d０-９＋+（()）－\-\s]*[０-９][\d０-９＋+（()）－\-\s]*$/u

/** Elsewhere a comma stands before the cents: taken for one of thousands it would make a hundredfold. */
const decimalComma = /[,，]\d{1,2}(?!\d)/

const apart = /[、,，;；/\n]+/

const bare = (words: string): string => fold(words).replace(/[^\p{L}\p{N}]/gu, '')

/** The one option that what was written is a part of, or that is a part of it: `A级` and `A类` for `A 级客户`. */
function nearestChoice(field: Extract<Field, { kind: 'choice' }>, text: string, input: PasteInput): string | undefined {
  const wanted = bare(text)
  if (wanted === '') return undefined
  const labels = Object.entries(choicesOf(field, input.charter)).map(([id, label]) => ({ id, words: [say(label, 'zh-Hans'), say(label, 'en')].map(bare) }))
  const same = labels.filter(({ words }) => words.includes(wanted))
  if (same.length > 0) return same.length === 1 ? same[0]!.id : undefined
  const nearer = (isNear: (label: string) => boolean): string | undefined => {
    const near = labels.filter(({ words }) => words.some(isNear))
    return near.length === 1 ? near[0]!.id : undefined
  }
  const grade = wanted.replace(/[级类等档]$/u, '')
  return nearer((each) => each.startsWith(wanted) || (each.length > 1 && wanted.startsWith(each)))
    ?? (grade !== '' && grade !== wanted ? nearer((each) => each.startsWith(grade) && /^[级类等档]/u.test(each.slice(grade.length))) : undefined)
    // `上门拜访` is a `拜访`; `未成交` is not `成交`.
    ?? (/[不未无非没]/u.test(wanted) ? undefined : nearer((each) => each.length > 1 && wanted.endsWith(each)))
}

/** Far from today: what reads otherwise from there says no year. */
const elsewhere = '1991-06-17'

/** A day or moment that says its year, a moment of a day as that day: what a person means by `3/5` is not known of a file that may be years old. */
function readWhen(field: CellField | Field, text: string, input: PasteInput): Pasted {
  const read = readPasted(field as CellField, text, input)
  if ('problem' in read && field.kind === 'date') {
    const moment = readWhen({ kind: 'dateTime', label: field.label }, text, input)
    if (!('problem' in moment)) return { value: dateOf(Date.parse(String(moment.value)), input.timeZone) }
  }
  const there = readPasted(field as CellField, text, { ...input, today: elsewhere })
  return 'problem' in read || 'problem' in there || read.value !== there.value ? { problem: input.words.say(importProblems.date) } : read
}

/** Reads a cell of a sheet as a value of its field ([XCH6]). */
export function readCell(field: CellField | Field, text: string, input: PasteInput): Pasted {
  const read = readMeant(field, text, input)
  return 'problem' in read && nothing.test(text.trim()) ? { value: undefined } : read
}

function readMeant(field: CellField | Field, text: string, input: PasteInput): Pasted {
  if (failed.test(text.trim())) return { problem: input.words.say(importProblems.failedFormula) }
  if (field.kind === 'text' && shortened.test(text.trim())) return { problem: input.words.say(importProblems.shortened) }
  if (field.kind === 'text' && wide.test(text.trim())) return readPasted(field, text.normalize('NFKC'), input)
  if (field.kind === 'date' || field.kind === 'dateTime') return readWhen(field, text, input)
  if ((field.kind === 'money' || field.kind === 'number' || field.kind === 'percent') && decimalComma.test(text)) return { problem: input.words.say(field.kind === 'money' ? fieldProblems.money : fieldProblems.number) }
  if (field.kind === 'number') return readPasted(field, text.replace(/^[A-Z]{3} (?=[-\d])/, ''), input)
  if (field.kind === 'choice' && text.trim() !== '') {
    const value = nearestChoice(field, text, input)
    return value === undefined ? readPasted(field, text, input) : { value }
  }
  if (field.kind === 'customers' || field.kind === 'links') {
    const one: CellField = field.kind === 'customers' ? { kind: 'customer', label: field.label } : { kind: 'link', label: field.label, ...(field.to === undefined ? {} : { to: field.to }) }
    const links: PageLink[] = []
    for (const title of text.split(apart).filter((each) => each.trim() !== '')) {
      const read = readPasted(one, title, input)
      if ('problem' in read) return read
      links.push(read.value as PageLink)
    }
    return { value: links.length === 0 ? undefined : links }
  }
  return readPasted(field as CellField, text, input)
}
