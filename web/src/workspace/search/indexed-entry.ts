import { fold } from '@hebu/shared/rules/search/fold.ts'
import { readingsOf } from '@hebu/shared/rules/search/sounds.ts'
import type { Pinyin } from '@hebu/shared/vocabulary/pinyin.ts'
import { createPinyin } from '@hebu/shared/vocabulary/pinyin.ts'

import type { SearchEntry } from './text-index.ts'

/** An entry in the form in which it is looked through. */
export interface IndexedEntry {
  readonly key: string
  readonly title: string
  /** The readings of its name, parted by `|`, their syllables by blanks. */
  readonly sounds: string
  /** The first letters of each reading, parted by `|`. */
  readonly initials: string
  readonly words: string
  readonly said: string
  /** Each between blanks. */
  readonly people: string
  /** As a number, `20261123`; 0 where it has none. */
  readonly day: number
  readonly stamp: number
}

/** Read from the browser's collation when the first name is put in, which a device that kept its index seldom has to. */
let pinyin: Pinyin | undefined

export const dayNumber = (day: string): number => Number(day.replaceAll('-', '')) || 0

/** A number that differs where any of an entry does, as far as one can tell (FNV-1a). */
export function stampOf({ title, besides = '', words, said, people, day }: SearchEntry): number {
  let hash = 0x811c9dc5
  for (const part of [title, besides, words, said, people.join(' '), day])
    for (let at = 0; at <= part.length; at++) hash = Math.imul(hash ^ (at === part.length ? 0x1f : part.charCodeAt(at)), 0x01000193)
  return hash >>> 0
}

export function indexEntry({ key, title, words, said, people, day }: SearchEntry, stamp: number): IndexedEntry {
  const readings = readingsOf(title, (pinyin ??= createPinyin()))
  return {
    key,
    title: fold(title),
    sounds: readings.map(({ syllables }) => syllables.join(' ')).join('|'),
    initials: readings.map(({ initials }) => initials).join('|'),
    words: fold(words),
    said: fold(said),
    people: ` ${people.join(' ')} `,
    day: dayNumber(day),
    stamp,
  }
}
