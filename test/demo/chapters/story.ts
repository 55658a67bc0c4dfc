import type { PageLink } from '@hebu/shared/books/field-kinds.ts'

import type { Person } from '../cast/people.ts'
import type { Season } from '../cast/products.ts'
import type { Calendar } from '../stage/calendar.ts'
import type { Act } from '../stage/play.ts'
import type { Inline } from '../stage/rich-text.ts'
import { memberMention, pageMention } from '../stage/rich-text.ts'

/** What every chapter knows. */
export interface Setting {
  readonly calendar: Calendar
  readonly season: Season
  readonly cast: readonly Person[]
  /** Working days on which somebody is on leave, by member. */
  readonly leaves: ReadonlyMap<string, readonly string[]>
}

/** A page of the story: planned before it is made, named afterwards. */
export interface Planned {
  readonly book: string
  link?: PageLink
}

export function linkTo(page: Planned): PageLink {
  if (page.link === undefined) throw new Error(`a page of ${page.book} is named before it is made`)
  return page.link
}

export const addressOf = (page: Planned): { readonly book: string; readonly id: string } => ({ book: page.book, id: linkTo(page).id })

export const nameOf = (cast: readonly Pick<Person, 'id' | 'name'>[], id: string): string => cast.find((person) => person.id === id)?.name ?? id

export const mention = (cast: readonly Person[], id: string): Inline => memberMention(id, nameOf(cast, id))

export const cite = (page: Planned, label: string): Inline => pageMention(page.book, linkTo(page), label)

/** One part of the story: what its people did, when. */
export type Acts = readonly Act[]

export const minuteMs = 60_000
export const hourMs = 60 * minuteMs
