import { fold } from '@hebu/shared/rules/search/fold.ts'
import type { Name } from '@hebu/shared/rules/search/rank.ts'
import type { Reading } from '@hebu/shared/rules/search/sounds.ts'
import { readingsOf } from '@hebu/shared/rules/search/sounds.ts'
import { createPinyin } from '@hebu/shared/vocabulary/pinyin.ts'

import type { SearchEntry } from './text-index.ts'

/** Raised whenever entries are folded or written otherwise: what was kept by an older app is made anew. */
const version = '5'

/** What parts a piece's version, its entries and their fields; nothing that is looked through holds them. */
const [afterVersion, betweenEntries, betweenFields] = ['\u001d', '\u001e', '\u001f'] as const
// eslint-disable-next-line no-control-regex -- these are what parts them
const parting = /[\u001d-\u001f]/g
const apart = (text: string): string => (text.search(parting) === -1 ? text : text.replaceAll(parting, ' '))

/** Key, text, where its title and its words end, sounds, what goes with it, people, day, stamp. */
const fieldCount = 9

const pinyin = createPinyin()

/** An entry as it is kept. */
interface Written {
  readonly key: string
  /** Title, words and said, folded, parted by line ends. */
  readonly text: string
  readonly titleEnd: number
  readonly wordsEnd: number
  /** The readings of the name, parted by `|`, their syllables by blanks. */
  readonly sounds: string
  readonly besides: string
  /** Each between blanks. */
  readonly people: string
  readonly day: string
  readonly stamp: number
}

/** An entry in the form in which it is looked through. One that was kept is taken apart when something of it is asked for, and how its name sounds when somebody asks by sound. */
export class IndexedEntry implements Name {
  #kept: string | undefined
  #written: Written | undefined
  #title: string | undefined
  #readings: readonly Reading[] | undefined
  constructor(entry: Written | string) {
    if (typeof entry === 'string') this.#kept = entry
    else this.#written = entry
  }
  get written(): Written {
    return this.#written ?? this.takeApart()
  }
  takeApart(): Written {
    this.#written ??= takenApart(this.#kept!)
    this.#kept = undefined
    return this.#written
  }
  get key(): string {
    return this.#kept === undefined ? this.written.key : this.#kept.slice(0, this.#kept.indexOf(betweenFields))
  }
  get stamp(): number {
    return this.#kept === undefined ? this.written.stamp : Number(this.#kept.slice(this.#kept.lastIndexOf(betweenFields) + 1))
  }
  get title(): string {
    return (this.#title ??= this.written.text.slice(0, this.written.titleEnd))
  }
  get readings(): readonly Reading[] {
    return (this.#readings ??= readingsIn(this.written.sounds))
  }
  /** Whether this is certainly not in it; told of kept entries without taking them apart. */
  surelyLacks(typed: string): boolean {
    return this.#kept !== undefined && !this.#kept.includes(typed)
  }
  /** As it is kept. */
  get kept(): string {
    return this.#kept ?? [this.written.key, this.written.text, this.written.titleEnd, this.written.wordsEnd, this.written.sounds, this.written.besides, this.written.people, this.written.day, this.written.stamp].join(betweenFields)
  }
}

function takenApart(kept: string): Written {
  const [key = '', text = '', titleEnd, wordsEnd, sounds = '', besides = '', people = '', day = '', stamp] = kept.split(betweenFields)
  return { key, text, titleEnd: Number(titleEnd), wordsEnd: Number(wordsEnd), sounds, besides, people, day, stamp: Number(stamp) }
}

function readingsIn(sounds: string): readonly Reading[] {
  if (sounds === '') return []
  return sounds.split('|').map((spelled) => {
    const syllables = spelled.split(' ')
    return { syllables, initials: syllables.map((syllable) => syllable[0]).join('') }
  })
}

export function indexEntry({ key, title, words, said, besides = '', people, day }: SearchEntry, stamp: number): IndexedEntry {
  const named = apart(fold(title))
  const beforeSaid = `${named}\n${apart(fold(words))}`
  const sounds = readingsOf(title, pinyin).map(({ syllables }) => syllables.join(' ')).join('|')
  return new IndexedEntry({ key, text: `${beforeSaid}\n${apart(fold(said))}`, titleEnd: named.length, wordsEnd: beforeSaid.length, sounds, besides: apart(fold(besides)), people: ` ${people.join(' ')} `, day, stamp })
}

/** Entries as one text, read again many times faster than as JSON. One whose key parts them is left out: it is put in again. */
export const writePiece = (entries: Iterable<IndexedEntry>): string => version + afterVersion + [...entries].map(({ kept }) => kept).filter((kept) => kept.split(betweenFields).length === fieldCount && !kept.includes(betweenEntries) && !kept.includes(afterVersion)).join(betweenEntries)

/** The entries of a piece; none of one that an older app wrote or that is no piece. */
export function readPiece(content: string): readonly IndexedEntry[] {
  const from = version.length + afterVersion.length
  if (!content.startsWith(version + afterVersion) || content.length === from) return []
  return content.slice(from).split(betweenEntries).map((kept) => new IndexedEntry(kept))
}
