import { shortestEdit } from './shortest-edit.ts'

/** Something in a line that cannot be parted: a letter, a word or a number, or a mention, a day, a picture as it reads. */
export interface Token {
  readonly text: string
  /** What else tells it from another: the page that a mention leads to. */
  readonly key?: string | undefined
  /** Its form, as text: bold, a link. */
  readonly form?: string | undefined
  /** Who wrote it, where a text tells that (`codec/versioning/writers.ts`). */
  readonly author?: string | undefined
}

/** A passage of a line. `form`: the words stayed, how they are set changed. */
export interface Piece {
  readonly change: 'same' | 'removed' | 'added' | 'form'
  readonly text: string
}

/** Latin words and numbers with their points stay whole, so that an amount never reads as half changed; of Chinese each letter stands alone. */
const wholes = /[A-Za-z\u00C0-\u024F]+(?:['’-][A-Za-z\u00C0-\u024F]+)*|\d+(?:[.,:/]\d+)*%?|\s+|[\s\S]/gu

/** Cuts text into what is compared. */
export const tokensOf = (text: string, form?: string): readonly Token[] => [...text.matchAll(wholes)].map(([token]) => ({ text: token, ...(form === undefined ? {} : { form }) }))

interface Group {
  readonly change: Piece['change']
  readonly before: readonly Token[]
  readonly after: readonly Token[]
}

/**
 * Two lines compared word by word: what stayed, what was removed and what was added, in reading order; within a difference
 * what was removed comes first. A few letters that happen to be the same between two differences are taken into them, so
 * that it reads as a person would mark it: whole words, not letters here and there ([VER1]).
 */
export function compareWords(before: readonly Token[], after: readonly Token[]): readonly Piece[] {
  const key = ({ text, key: own }: Token): string => (own === undefined ? text : `${text}\u0000${own}`)
  const runs = shortestEdit(before.map(key), after.map(key))
  const groups: Group[] = []
  for (const run of runs) {
    const part = { before: before.slice(...run.before), after: after.slice(...run.after) }
    if (run.change === 'same') groups.push(...byForm(part.before, part.after))
    else groups.push({ change: run.change, ...part })
  }
  return piecesOf(grouped(groups))
}

/** What stayed, parted by whether its form did. */
function byForm(before: readonly Token[], after: readonly Token[]): readonly Group[] {
  const groups: { change: 'same' | 'form'; before: Token[]; after: Token[] }[] = []
  for (const [at, token] of before.entries()) {
    const now = after[at]!
    const change = (token.form ?? '') === (now.form ?? '') ? 'same' : 'form'
    const last = groups.at(-1)
    if (last?.change === change) {
      last.before.push(token)
      last.after.push(now)
    } else groups.push({ change, before: [token], after: [now] })
  }
  return groups
}

const textOf = (tokens: readonly Token[]): string => tokens.map(({ text }) => text).join('')
const isChange = (group: Group | undefined): boolean => group !== undefined && (group.change === 'removed' || group.change === 'added')

/** Of what lies between two differences, so much may be the same by chance: a letter beside two or more, two beside four or more. */
function isChance(between: string, left: number, right: number): boolean {
  if (/[\n。；！？]/u.test(between)) return false
  return between.trim() === '' || (between.length <= 2 && between.length * 2 <= Math.min(left, right) + 1)
}

function grouped(groups: readonly Group[]): readonly Group[] {
  const result: Group[] = []
  for (let at = 0; at < groups.length; ) {
    if (!isChange(groups[at])) {
      result.push(groups[at++]!)
      continue
    }
    const removed: Token[] = []
    const added: Token[] = []
    for (;;) {
      const [size0, size1] = [removed.length, added.length]
      for (; isChange(groups[at]); at++) {
        removed.push(...groups[at]!.before)
        added.push(...groups[at]!.after)
      }
      const between = groups[at]
      if (between?.change !== 'same' || !isChange(groups[at + 1])) break
      let [right, end] = [0, at + 1]
      for (; isChange(groups[end]); end++) right = Math.max(right, groups[end]!.before.length, groups[end]!.after.length)
      if (!isChance(textOf(between.after), Math.max(removed.length - size0, added.length - size1), right)) break
      removed.push(...between.before)
      added.push(...between.after)
      at++
    }
    if (removed.length > 0) result.push({ change: 'removed', before: removed, after: [] })
    if (added.length > 0) result.push({ change: 'added', before: [], after: added })
  }
  return result
}

function piecesOf(groups: readonly Group[]): readonly Piece[] {
  const pieces: { change: Piece['change']; text: string }[] = []
  for (const { change, before, after } of groups) {
    const text = textOf(change === 'removed' ? before : after)
    if (text === '') continue
    const last = pieces.at(-1)
    if (last?.change === change) last.text += text
    else pieces.push({ change, text })
  }
  return pieces
}
