import type { Instant, PlainDate } from '../vocabulary/dates.ts'
import type { Member, PostFunction } from '../vocabulary/directory.ts'
import type { Text } from '../vocabulary/text.ts'
import type { Answers, AsksToRead, Begets, Captures, Demand, Numbered, Owed } from './asks.ts'
import type { Actor, ComputedInput, Fields, RichTextField, ValueOf, World } from './field-kinds.ts'
import type { Dossier } from './dossier.ts'

/**
 * Who may open a volume, decided on its address alone:
 * `everyone` every active member but guests · `self` the member whose shelf it is · `group` members of the
 * shelf's group (all but guests for `g-all`) · `chain` the superiors of the shelf's member or group ·
 * a function of domain part C0.
 */
export type Reader = 'everyone' | 'self' | 'group' | 'chain' | PostFunction

export type { Actor }

export interface Access {
  readonly read: readonly Reader[]
  readonly write: readonly Reader[]
}

/** Who a shelf belongs to: everybody, one group, or one member. */
export type ShelfScope = 'all' | `group:${string}` | `member:${string}`

/** What a shelf is chosen from when a page is made. */
export interface ShelvingInput {
  readonly values: Readonly<Record<string, unknown>>
  readonly me: Member
  readonly today: PlainDate
  /** The group of a member, if the member has one. */
  groupOf(member: string): string | undefined
}

/**
 * How a book is cut into volumes. The shelf is chosen once, when the page is made, and stays.
 * Addresses read `<workspace>/<book>/<scope>[/<period>]`, scope `g-all`, `g-<group>` or `m-<member>`.
 */
export interface Shelving {
  readonly scope: (input: ShelvingInput) => ShelfScope
  readonly period?: 'year' | 'quarter'
  /** The day that decides the period; today where it gives none. */
  readonly on?: (input: ShelvingInput) => PlainDate | undefined
}

export interface Part {
  readonly label: Text
  readonly access: Access
}

export interface Move {
  readonly label: Text
  readonly from: readonly string[]
  readonly to: string
  readonly by: readonly Actor[]
  /** Fields that must be filled; `a|b` wants either. Required fields are always wanted when leaving the first state. */
  readonly needs?: readonly string[]
  /** Further fields that must be filled where `field` has the value `is`. */
  readonly needsWhen?: readonly { readonly field: string; readonly is: string; readonly needs: readonly string[] }[]
  /** Rows of `field` that must be there: one with each of these `values` in `column`. */
  readonly needsRows?: readonly { readonly field: string; readonly column: string; readonly values: readonly string[] }[]
  /** What must hold besides, on this page and others: each that does not is named before the move is tried ([CON2]). */
  readonly demands?: (page: ComputedInput, world: World) => readonly Demand[]
  /** Functions whose holders get a notice of it, not only those whom the page names. */
  readonly tells?: readonly PostFunction[]
  /** Moments, days and members that the move fills in itself where they are empty: when it was answered or done, and by whom. */
  readonly stamps?: readonly string[]
  /** Fields that the move empties: what it makes untrue. */
  readonly clears?: readonly string[]
  /** Gives the page up (a junk lead, a cancelled visit): its required fields are not asked for. */
  readonly abandons?: boolean
  /** Words that the mover must give (a reason, an opinion). */
  readonly note?: 'required' | 'optional'
  /** Who is told. */
  readonly notifies?: readonly Actor[]
  /** Signed on the device over the page's exact content. */
  readonly sealed?: boolean
  /** When it began to ask for a seal: what was entered before counts without one. So far ahead that every device knows of it by then ([SEAL19]). */
  readonly sealedSince?: Instant
  /** Hands the page in: it goes through the steps of the charter's chain of this name. A charter without it leaves the answer to who may make the deciding moves. */
  readonly chain?: string
  /**
   * Whom a step falls to that nobody else could answer: members whom the page names, the first of these groups in which there
   * is another. Where the charter has no such chain, whoever may make the deciding move is asked ([SEAL21]).
   */
  readonly fallsTo?: (values: Readonly<Record<string, unknown>>) => readonly (readonly string[])[]
  /** Answers what was handed in, step by step: its `to` is where the last approval leads, or the first return. */
  readonly decides?: 'approve' | 'return'
  /** The relay gives the page its running number with this move, in the series of this name and the year: `HT` of `HT-2026`. */
  readonly series?: string
  /** Made by rule, not by a person: on the device of an actor, once `due` says so. */
  readonly automatic?: boolean
  readonly due?: (page: ComputedInput, world: World) => boolean
  /** The main way forward, shown as the primary button. */
  readonly primary?: boolean
  /** Leads back to the state that the page had before it came to this one; `to` where nobody knows. */
  readonly returns?: boolean
  /** Part of a larger act that has a place of its own: not among the moves that a page offers. */
  readonly apart?: boolean
  /** States that it also led from in the past; such moves still count. */
  readonly formerly?: readonly string[]
}

/** Turns raw values into words in the reader's language; given by the interface. */
export interface Naming {
  member(id: unknown): string
  page(link: unknown, book?: string): string
  choice(field: string, value: unknown): string
  date(value: unknown): string
  dateTime(value: unknown): string
  period(key: unknown): string
  words(text: Text): string
}

export interface TimelineEntry {
  /** The field that names the customer(s) on whose timeline the page shows. */
  readonly about: string
  /** A further field that names whom it is about. */
  readonly also?: string
  /** The field with the business time. */
  readonly on: string
  readonly text: (values: Readonly<Record<string, unknown>>, naming: Naming) => string
  /** The field with the time that it is planned for, which counts while `on` is empty. */
  readonly plan?: string
  /** Moves of the page that are told as entries of their own: a contract signed, an order delivered. */
  readonly steps?: readonly string[]
}

/** A list narrowed by one press: filters as an address spells them. */
export interface QuickFilter {
  readonly label: Text
  readonly filters: string
}

export interface NewPageInput {
  readonly me: Member
  readonly today: PlainDate
  readonly nowMs: number
  /** The head of the workspace, where there is one. */
  readonly head: string | undefined
  readonly members: readonly Member[]
  /** The tier that the charter gives new customers. */
  readonly defaultTier?: string
}

/** By what two pages are found to be about one party, and the moves by which one gives way to the other. */
export interface Identity<F extends string = string> {
  /** The field with the name. */
  readonly name: F
  /** Where telephone numbers and e-mail addresses stand: `field`, or `field/column` of its rows. */
  readonly phones?: readonly string[]
  readonly emails?: readonly string[]
  /** The field with the place. */
  readonly region?: F
  /** The move that ends in the state of a page that was merged into another, and the one that leads back. */
  readonly merge: string
  readonly separate: string
  /** The field that names the page that it was merged into. */
  readonly into: F
  /** The field with those that somebody said are others. */
  readonly others: F
  /** Rows fields made by `mergeRecords`, which keep what merges changed: of the book's own volume, and by companion. */
  readonly records: { readonly own: F; readonly parts?: Readonly<Record<string, F>> }
}

/** The headings of the rail, in its order. */
export const headings = ['dealings', 'money', 'team', 'control'] as const
export type Heading = (typeof headings)[number]

/** What the rail shows of a book, known before its declaration is. */
export interface BookHead extends Pick<Book, 'id' | 'name' | 'icon' | 'under' | 'internal'> {
  /** Books whose pages its list names. */
  readonly names: readonly string[]
}

export interface Book<F extends Fields = Fields, S extends string = string> {
  readonly id: string
  readonly name: Text
  /** What the book is for, shown where it is empty. */
  readonly purpose: Text
  /** The name of one page: `客戶`. */
  readonly one: Text
  /** An icon of the Lucide set. */
  readonly icon: string
  /** The heading of the rail that it stands under; absent: first of all, without one. */
  readonly under?: Heading
  readonly fields: F
  /** Fields under headings, in the order they are shown. Fields not named follow at the end. */
  readonly sections?: readonly { readonly label: Text; readonly fields: readonly (keyof F & string)[] }[]
  readonly parts?: Readonly<Record<string, Part>>
  readonly shelve: Shelving
  readonly access: Access
  /** Who edits a page among those who may write the volume; absent: all of them. */
  readonly editors?: readonly Actor[]
  readonly states: Readonly<Record<S, Text>>
  /** The state of a page that nobody has moved. */
  readonly initial: NoInfer<S>
  /** States in which what a page was due for is done, though more may follow: its deadlines no longer press. */
  readonly settled?: readonly NoInfer<S>[]
  /** States in which fields are no longer edited. */
  readonly frozen?: readonly NoInfer<S>[]
  /** Of those, states in which nothing is noted beside the page either. */
  readonly closed?: readonly NoInfer<S>[]
  readonly moves: Readonly<Record<string, Move>>
  /** The name of a page in lists, links and windows. */
  readonly title: (values: Readonly<Record<string, unknown>>, naming: Naming) => string
  /** `names`: the column by which a page is known in its list; the first required text where absent. `apart`: what tells pages of one name apart, said beside it where not all columns have room ([UI101]). `openFirst`: in the declared order, pages that something is still to be done with stand before the others ([UI99]). */
  readonly list: { readonly columns: readonly string[]; readonly sort: string; readonly descending?: boolean; readonly apart?: (values: Readonly<Record<string, unknown>>, naming: Naming) => string; readonly openFirst?: boolean; readonly names?: string; readonly quick?: readonly QuickFilter[] }
  /** A book of the app's own records: it has no list, and no place in the rail and the palette ([UI90]). */
  readonly internal?: boolean
  /** The key of a page that exists once: made twice offline, it is one. Absent or `undefined`: a random id. */
  readonly key?: (values: Readonly<Record<string, unknown>>) => string | undefined
  readonly defaults?: (input: NewPageInput) => Readonly<Record<string, unknown>>
  readonly timeline?: TimelineEntry
  readonly dossier?: Dossier
  readonly numbered?: Numbered
  readonly answers?: Answers<NoInfer<S>>
  readonly owed?: Owed<NoInfer<S>>
  /** Dates that were promised, by the rows that keep each change of them: `from`, `to` and the `reason`, which is asked for ([TASK1]). */
  readonly keepsMoves?: Readonly<Partial<Record<keyof F & string, keyof F & string>>>
  /** Moves by which somebody else answers what was handed in: their pages wait in that member's Today. */
  readonly reviews?: readonly string[]
  /** Moves that follow of themselves, as registering what was approved: their pages wait in the Today of whoever may make them. */
  readonly awaits?: readonly string[]
  readonly asksToRead?: AsksToRead<NoInfer<S>>
  readonly begets?: Begets
  readonly captures?: Captures
  /** For books of parties: how duplicates are found and merged. */
  readonly identity?: Identity<keyof F & string>
  /** The schema version of pages written now; starts at 1. */
  readonly version: number
  /** How raw values of an older version become those of the next, by the version they lead to. */
  readonly upgrades?: Readonly<Record<number, (raw: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>>>
}

/** Declares a book. Everything that follows from it — types, forms, lists, access, codec, tests — is derived. */
export function defineBook<const F extends Fields, const S extends string>(book: Book<F, S>): Book<F, S> {
  return book
}

/** The state of pages that were merged into others, where the book has one. */
export const mergedState = ({ identity, moves }: Pick<Book, 'identity' | 'moves'>): string | undefined => (identity === undefined ? undefined : moves[identity.merge]?.to)

/** The decoded values of a book's pages. Rich texts live in fragments and are not among them. */
export type ValuesOf<B extends Book> = { readonly [K in keyof B['fields'] as B['fields'][K] extends RichTextField ? never : K]?: ValueOf<B['fields'][K]> }

const groupScope = (group: unknown): ShelfScope => (typeof group === 'string' && group !== '' ? `group:${group}` : 'all')

const day = (value: unknown): PlainDate | undefined => (typeof value === 'string' && value.length >= 10 ? value.slice(0, 10) : undefined)

/** One volume for all, or one a period. */
export const byAll = (period?: 'year' | 'quarter', on?: string): Shelving => withPeriod(() => 'all', period, on)

/** A volume for each group: the one the page names in `field`; everybody's where it names none. */
export const byGroup = (field: string, period?: 'year' | 'quarter', on?: string): Shelving =>
  withPeriod(({ values }) => groupScope(values[field]), period, on)

/** A volume for each group: that of the member the page names in `field`, else the maker's. */
export const byGroupOf = (field: string, period?: 'year' | 'quarter', on?: string): Shelving =>
  withPeriod(({ values, me, groupOf }) => groupScope(typeof values[field] === 'string' ? groupOf(values[field]) : me.group), period, on)

/** A volume for each member: the one the page names in `field`, else the maker. */
export const byMember = (field: string, period?: 'year' | 'quarter', on?: string): Shelving =>
  withPeriod(({ values, me }) => `member:${typeof values[field] === 'string' ? values[field] : me.id}`, period, on)

function withPeriod(scope: Shelving['scope'], period?: 'year' | 'quarter', on?: string): Shelving {
  return {
    scope,
    ...(period === undefined ? {} : { period }),
    ...(on === undefined ? {} : { on: ({ values }: ShelvingInput) => day(values[on]) }),
  }
}

