import type { Instant, PlainDate } from '../vocabulary/dates.ts'
import type { Text } from '../vocabulary/text.ts'
import type { ComputedInput, Row } from './field-kinds.ts'

/** How pages of a book answer duties of the charter (domain part d). */
export interface Answers<S extends string = string> {
  /** The field that names whose duty a page answers; absent: one page answers for all who have it. */
  readonly by?: string
  /** The field that says what kind of page it is, in the words of the charter's duties. */
  readonly kind?: string
  /** The field that names a group: a lead's duty is answered by pages of their own group. */
  readonly group?: string
  /** The member field of whoever leads it: who leads a group and led this answers with it whatever group it names. */
  readonly orLedBy?: string
  /** The period that a page is for: a field with the period's key, or with a day or moment in it. */
  readonly period: string
  /** The day of `period` counts, not when the page got into its state: a meeting is held, a report is handed in. */
  readonly held?: boolean
  /** States in which the duty is done. It was done when the page first got into one. */
  readonly done: readonly S[]
}

/** What pages of a book ask of the members whom they name, by a time, while they are in some states. */
export interface Owed<S extends string = string> {
  /** The fields that name them. */
  readonly by: readonly string[]
  /** The field with the day or moment. */
  readonly due: string
  readonly while: readonly S[]
  /** Pages without a day are asked for as well. */
  readonly undated?: boolean
}

/** Pages that others are to say they have read: rows keyed by member hold who did, and `at` when ([MEET15]). */
export interface AsksToRead<S extends string = string> {
  readonly rows: string
  /** The field that names who is to read; absent: everybody but whoever made the page. */
  readonly to?: string
  /** A flag that asks for it; absent: all are to be read. */
  readonly where?: string
  readonly while: readonly S[]
}

/** Pages of another book that rows of this one give rise to, once a move was made: resolutions become tasks. */
export interface Begets {
  readonly book: string
  /** The rows field. */
  readonly rows: string
  /** The move; the pages are made on the device of whoever made it. */
  readonly by: string
  /** What the page of a row begins with; its book finds the key in it. `undefined` where the row gives rise to none. */
  readonly values: (page: ComputedInput, row: Row, ground: BegetsGround) => Readonly<Record<string, unknown>> | undefined
}

/** What else than the page a begotten one may follow from. */
export interface BegetsGround {
  /** Who stands closest above a member. */
  superiorOf(member: string): string | undefined
  /** So many working days after the day of an instant. */
  workingDaysAfter(at: Instant, days: number): PlainDate
}

/** Rows that are taken down in the texts of a page, by a line that begins with a / and one of the words. */
export interface Captures {
  /** The rows field. */
  readonly rows: string
  /** Its columns: what is to be done, by whom, by when. */
  readonly content: string
  readonly member: string
  readonly date: string
  /** The words by which people ask for one. */
  readonly as: Readonly<Record<string, Text>>
}

/** What a move still demands at a field; `says` tells what does not hold, where it is more than that the field is empty. */
export interface Demand {
  readonly field: string
  readonly says?: Text
  /** What stands in place of `{names}` in what it says; texts are listed. */
  readonly values?: Readonly<Record<string, string | number | readonly Text[]>>
}

/** The running numbers of a book's pages: each member counts alone, so that nobody offline takes another's ([PROP1]). */
export interface Numbered {
  /** The field that keeps the number with which a page began. */
  readonly into: string
  /** `HT` of `HT-202611-ZHO-3`. */
  readonly prefix: string
}
