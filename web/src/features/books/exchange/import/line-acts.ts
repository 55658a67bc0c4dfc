import { importProblems } from '../../../../words/exchange.ts'
import type { Words } from '../../../../words/language.tsx'
import type { ReadLine } from './read-lines.ts'
import { isNoChange } from './read-lines.ts'

/** What becomes of a line: `join` adds its rows, and what was not said yet, to the page that an earlier line of the same name makes. */
export type LineAct = 'new' | 'update' | 'join' | 'skip' | 'refused'

/** What a person says about all lines, and about some. */
export interface Choices {
  /** About lines whose name is known already. */
  readonly same: 'update' | 'skip' | 'new'
  /** Cells that cannot be read are left empty, and the rest of their line comes in. */
  readonly lenient: boolean
  readonly byLine: ReadonlyMap<number, 'new' | 'update' | 'skip'>
}

export interface ActedLine {
  readonly line: ReadLine
  readonly act: LineAct
}

/** What may be chosen for a line. */
export const choicesFor = (line: ReadLine): readonly ('new' | 'update' | 'skip')[] => (line.known === undefined ? ['new', 'skip'] : ['update', 'new', 'skip'])

function actOf(line: ReadLine, { same, lenient, byLine }: Choices, made: ReadonlySet<number>): LineAct {
  const chosen = byLine.get(line.number)
  if (chosen === 'skip' || (line.isTotal && chosen === undefined)) return 'skip'
  if (line.nameless || (line.problems.length > 0 && !lenient)) return 'refused'
  if (chosen !== undefined) return chosen
  if (line.known !== undefined) {
    if (same === 'new') return 'new'
    return same === 'skip' || isNoChange(line.known.changes) ? 'skip' : 'update'
  }
  if (line.sameAs === undefined || same === 'new' || !made.has(line.sameAs)) return 'new'
  return line.adds ? 'join' : 'skip'
}

/** What becomes of each line. Where the first line of a name does not come in, the next one that does makes its page. */
export function actsOf(lines: readonly ReadLine[], choices: Choices): readonly ActedLine[] {
  const made = new Set<number>()
  return lines.map((line) => {
    const act = actOf(line, choices, made)
    if (act === 'new') made.add(groupOf(line))
    return { line, act }
  })
}

/** The number of the first line that speaks of the same page. */
export const groupOf = ({ sameAs, number }: ReadLine): number => sameAs ?? number

/** Why a line does not come in, in words. */
export function whyNot({ line, act }: ActedLine, labelOf: (column: number) => string, words: Words): string {
  const joined = line.problems.map(({ column, reason }) => words.say(importProblems.at, { column: labelOf(column), text: (line.cells[column] ?? '').slice(0, 40), reason })).join('\n')
  if (act === 'refused') return line.nameless ? words.say(importProblems.nameless) : joined
  if (line.isTotal) return words.say(importProblems.total)
  if (line.known !== undefined && isNoChange(line.known.changes)) return [words.say(importProblems.unchanged), line.remark].filter((part) => part !== undefined).join('\n')
  return line.sameAs === undefined ? '' : [words.say(importProblems.sameAs, { number: line.sameAs }), line.remark].filter((part) => part !== undefined).join('\n')
}
