import type { Pinyin } from '../../vocabulary/pinyin.ts'
import { fold } from './fold.ts'
import type { Reading } from './sounds.ts'
import { heardAt, readingsOf } from './sounds.ts'
import type { Wanted } from './wanted.ts'

/** A name in the forms in which it is looked for. */
export interface Name {
  /** Folded. */
  readonly title: string
  readonly readings: readonly Reading[]
}

export const nameOf = (title: string, pinyin: Pinyin): Name => ({ title: fold(title), readings: readingsOf(title, pinyin) })

const mostKept = 20_000

/** Reads names and remembers them, since thousands are asked at each key. */
export function createNameReader(pinyin: Pinyin): (title: string) => Name {
  const names = new Map<string, Name>()
  return (title) => {
    let name = names.get(title)
    if (name === undefined) {
      if (names.size >= mostKept) names.clear()
      names.set(title, (name = nameOf(title, pinyin)))
    }
    return name
  }
}

const latin = /[a-z0-9]/

/** Whether a stretch of a text begins where a word does; in Chinese every character may begin one. */
export const isWordStart = (text: string, at: number, typed: string): boolean => !latin.test(typed[0]!) || !latin.test(text[at - 1] ?? '')

/** How well a name is meant by all that was typed: the mean, 0 where something is not in it. */
export function nameScoreOfAll(name: Name, wanted: readonly Wanted[]): number {
  let total = 0
  for (const each of wanted) {
    const score = nameScore(name, each)
    if (score === 0) return 0
    total += score
  }
  return wanted.length === 0 ? 0 : total / wanted.length
}

/** How well a name is meant, 0 to 100: the whole of it, its beginning, the beginning of its sound, a part of it; 0 where it is not ([SRCH5]). */
export function nameScore({ title, readings }: Name, { typed, sound }: Wanted): number {
  const at = title.indexOf(typed)
  if (at === 0) return title.length === typed.length ? 100 : 90
  if (at > 0) return isWordStart(title, at, typed) ? 70 : 45
  const heard = sound === undefined ? undefined : heardAt(readings, sound)
  if (heard === undefined) return 0
  return heard === 0 ? 80 : 60
}
