import type { Initials } from '@hebu/shared/vocabulary/initials.ts'
import { createInitials } from '@hebu/shared/vocabulary/initials.ts'
import type { Pinyin } from '@hebu/shared/vocabulary/pinyin.ts'
import { createPinyin } from '@hebu/shared/vocabulary/pinyin.ts'

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

const mostForms = 4

export interface Readings {
  of(title: string): Reading
}

/** Reads titles; every character is looked up once. */
export function createReadings(initials: Initials = createInitials(), pinyin: Pinyin = createPinyin()): Readings {
  const spellings = (characters: readonly string[]): readonly Spelling[] => {
    let forms: readonly { readonly text: string; readonly starts: readonly number[] }[] = [{ text: '', starts: [] }]
    for (const character of characters) {
      const [usual = character, ...others] = pinyin.syllablesOf(character)
      const readings = forms.length >= mostForms ? [usual] : [usual, ...others]
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
