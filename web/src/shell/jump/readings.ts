import type { Initials } from '@hebu/shared/vocabulary/initials.ts'
import { createInitials } from '@hebu/shared/vocabulary/initials.ts'
import { parse } from 'tiny-pinyin'

/** One spelling of a title without spaces: `qingheyinwu`, and where each of its characters begins in it. */
export interface Spelling {
  readonly text: string
  readonly starts: readonly number[]
}

/** A title in all the ways that people type it. */
export interface Reading {
  readonly title: string
  /** One width, one case, no spaces. */
  readonly folded: string
  /** For each folded character where it stands in the title. */
  readonly at: readonly number[]
  readonly initials: readonly string[]
  readonly spelled: readonly Spelling[]
}

/** Characters of names that are read in two ways: the reading beside the usual one. */
const otherReading: Readonly<Record<string, string>> = {
  重: 'chong', 單: 'shan', 单: 'shan', 查: 'zha', 廈: 'sha', 厦: 'sha', 長: 'zhang', 长: 'zhang', 樂: 'yue', 乐: 'yue', 行: 'hang', 朝: 'zhao', 傳: 'zhuan', 传: 'zhuan', 調: 'tiao', 调: 'tiao', 曾: 'zeng', 會: 'kuai', 会: 'kuai',
}
const mostForms = 4

export interface Readings {
  of(title: string): Reading
}

/** Reads titles; every character is looked up once. */
export function createReadings(initials: Initials = createInitials()): Readings {
  const known = new Map<string, string>()
  const spell = (character: string): string => {
    let spelled = known.get(character)
    if (spelled === undefined) known.set(character, (spelled = /\p{Script=Han}/u.test(character) ? (parse(character)[0]?.target ?? character).toLowerCase() : character))
    return spelled
  }
  const spellings = (characters: readonly string[]): readonly Spelling[] => {
    let forms: readonly { readonly text: string; readonly starts: readonly number[] }[] = [{ text: '', starts: [] }]
    for (const character of characters) {
      const usual = spell(character)
      const other = otherReading[character]
      const readings = other === undefined || other === usual || forms.length >= mostForms ? [usual] : [usual, other]
      forms = readings.flatMap((reading) => forms.map(({ text, starts }) => ({ text: text + reading, starts: [...starts, text.length] })))
    }
    return forms
  }
  return {
    of(title) {
      const characters: string[] = []
      const at: number[] = []
      let place = 0
      for (const character of title) {
        for (const folded of foldTitle(character)) {
          characters.push(folded)
          at.push(place)
        }
        place += character.length
      }
      const folded = characters.join('')
      const isHan = /\p{Script=Han}/u.test(folded)
      return { title, folded, at, initials: isHan ? initials.of(folded) : [], spelled: isHan ? spellings(characters) : [] }
    },
  }
}

/** One width, one case, no spaces: how titles and what is typed are compared. */
export const foldTitle = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
