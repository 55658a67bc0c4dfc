import type { Instant, PlainDate } from '../vocabulary/dates.ts'
import type { PostFunction } from '../vocabulary/directory.ts'
import type { Money } from '../vocabulary/money.ts'
import type { RunningNumber } from '../vocabulary/running-number.ts'
import type { Round } from '../vocabulary/sealing.ts'
import type { Text } from '../vocabulary/text.ts'
import type { WorkingCalendar } from '../vocabulary/working-calendar.ts'
import { text as wording } from '../vocabulary/text.ts'

/** A reference to a page: its id, and the shelf it was on when the reference was made. */
export interface PageLink {
  readonly id: string
  readonly shelf: string
}

/** A file by its content. The bytes lie outside the volume, under their SHA-256 (64 hex digits). */
export interface FileRef {
  readonly sha256: string
  readonly name: string
  readonly type: string
  readonly sizeBytes: number
}

/** One row of a rows field. `at` is its fractional index; `cells` are decoded like fields. */
export interface Row<V = Readonly<Record<string, unknown>>> {
  readonly id: string
  readonly at: string
  readonly cells: V
}

/** Where the options of a choice come from when the charter, not the book, names them. */
export type OptionSource = 'groups' | 'posts' | 'tiers' | 'titles'

/** Who makes a move or edits: a function, everyone with write access, or `@field` for whom the page names. `@made` is who made the page, `superior` the chain above them. */
export type Actor = PostFunction | 'everyone' | 'superior' | `@${string}`

interface FieldBase<V> {
  readonly label: Text
  /** Wanted before the page leaves its first state, and for every row of a rows field. */
  readonly required?: boolean
  /** Money, dates, quantities, parties: concurrent writes are kept side by side until someone chooses. */
  readonly material?: boolean
  /** The companion volume that holds the field; absent for the book's own volume. */
  readonly part?: string
  /** One line under the control that says what belongs here. */
  readonly hint?: Text
  /**
   * A remark beside the content (an addendum, a receipt, a superior's comment): these people write it as well as the
   * editors, also where the page is frozen, and a seal does not cover it.
   */
  readonly annotates?: readonly Actor[]
  /** The remark is theirs alone who annotate: whoever else edits the page leaves it as it is, before it is frozen too ([CMD4]). */
  readonly theirs?: true
  /** What several of them add up to says something: amounts do, unit prices and scores do not ([UI82]). */
  readonly sums?: boolean
  /** What a list says of a day that is past, with `{days}`; where it is more than late. */
  readonly late?: Text
  /** Whose work the page is: handed on with a member's work, in these states, or in all that are not closed. */
  readonly handedOn?: readonly string[] | true
  /** Of a link: the field that keeps what the linked page was called when this one was handed in, for whoever may not read that page ([CON14]). */
  readonly keptAs?: string
  /** Of a cell: what a row that somebody adds by hand begins with, the moment or whoever adds it ([FLD24]). */
  readonly begins?: 'now' | 'me'
  /** Kept for the program's own sake; forms, lists and search leave it out. */
  readonly internal?: boolean
  /** Carries the value's type only; never present. */
  readonly valueType?: V
}

type Options<V> = Omit<FieldBase<V>, 'label' | 'valueType'>

/** `format`: what the text leads to where it is shown. */
export interface TextField extends FieldBase<string> { readonly kind: 'text'; readonly maxLength?: number; readonly format?: 'phone' | 'email' | 'url' }
export interface LongTextField extends FieldBase<string> { readonly kind: 'longText' }
/** Co-edited text. It lives in a fragment of its own, so a decoded page does not carry it. */
export interface RichTextField extends FieldBase<never> {
  readonly kind: 'richText'
  /** `member`: one text for each member, as the personal reports of a meeting. */
  readonly per?: 'member'
  /** Who may write the volume but not this text, because the page is frozen in review or another's, proposes changes to it; they are decided about once it is open again. */
  readonly reviewable?: boolean
}
export interface NumberField extends FieldBase<number> { readonly kind: 'number'; readonly min?: number; readonly max?: number; readonly unit?: Text }
export interface MoneyField extends FieldBase<Money> { readonly kind: 'money' }
/** Held in per cent: 12.5 means 12.5 %. */
export interface PercentField extends FieldBase<number> { readonly kind: 'percent' }
export interface DateField extends FieldBase<PlainDate> { readonly kind: 'date' }
export interface DateTimeField extends FieldBase<Instant> { readonly kind: 'dateTime' }
export interface ChoiceField extends FieldBase<string> {
  readonly kind: 'choice'
  readonly options: Readonly<Record<string, Text>>
  readonly from?: OptionSource
}
export interface FlagField extends FieldBase<boolean> { readonly kind: 'flag' }
export interface MemberField extends FieldBase<string> { readonly kind: 'member' }
export interface MembersField extends FieldBase<readonly string[]> { readonly kind: 'members' }
export interface CustomerField extends FieldBase<PageLink> { readonly kind: 'customer' }
export interface CustomersField extends FieldBase<readonly PageLink[]> { readonly kind: 'customers' }
/** `to` is absent where a page of any book may be linked; its id then reads `book:id`. */
export interface LinkField extends FieldBase<PageLink> {
  readonly kind: 'link'
  readonly to?: string
  /** In a cell: columns of the row that begin with what the linked page has, by the field there ([PROP2]). */
  readonly fills?: Readonly<Record<string, string>>
}
export interface LinksField extends FieldBase<readonly PageLink[]> { readonly kind: 'links'; readonly to?: string }
export interface ChecklistField extends FieldBase<Readonly<Record<string, boolean>>> {
  readonly kind: 'checklist'
  readonly items: Readonly<Record<string, Text>>
}
export interface FilesField extends FieldBase<readonly FileRef[]> { readonly kind: 'file' }
export interface RowsField<C extends Cells = Cells> extends FieldBase<readonly Row<CellValues<C>>[]> {
  readonly kind: 'rows'
  readonly columns: C
  /** A row for each member: the row's id is the member's, so that two devices make the same row. */
  readonly keyedBy?: 'member'
}
/** Derived, never typed in. `compute` is pure and sees the page and, through the world, other books. */
export interface ComputedField<V = unknown> extends FieldBase<V> {
  readonly kind: 'computed'
  readonly shownAs: 'text' | 'number' | 'money' | 'percent' | 'date' | 'dateTime' | 'choice' | 'flag' | 'members' | 'links' | 'list'
  /** One line that says how the value comes about. */
  readonly explains: Text
  /** In a column of a rows field, `row` is the row that the value is for. */
  readonly compute: (page: ComputedInput, world: World, row?: Row) => V | undefined
  /** The arithmetic behind the value, line by line; shown where somebody asks how it comes about. */
  readonly workings?: (page: ComputedInput, world: World) => readonly Working[]
  /** The field that a person takes the value over into, with one press. */
  readonly adopts?: string
  /** It is the page's number: one that the relay has not given yet is told apart ([CON6]). */
  readonly numbers?: boolean
  /** Whether it is there, where a move wants it; where it has a value, if this is absent. */
  readonly stands?: (page: ComputedInput, world: World) => boolean
  /** It has a place on the page only where it has something to say. */
  readonly whenTold?: boolean
  /** The records that the value adds up, for whoever asks for them; none where there are none. */
  readonly records?: (page: ComputedInput, world: World) => Records | undefined
}

/** Pages of a book, as the filters of its list leave them. */
export interface Records {
  readonly book: string
  readonly filters: readonly { readonly name: string; readonly test: 'any' | 'range'; readonly values: readonly string[] }[]
}

/** One line of the arithmetic behind a computed value. */
export interface Working {
  readonly label: Text
  readonly value: string
}

/** One line of a computed value that is shown as a `list`. */
export interface ListEntry {
  readonly label: Text
  readonly value?: number
}

/** What a computed field may look at. Everything comes from the device. */
export interface World {
  readonly today: PlainDate
  readonly nowMs: number
  /** IANA zone that days are reckoned in; the device's where absent. */
  readonly timeZone?: string
  /** Ids of the charter's customer tiers; absent where nobody knows. */
  readonly tiers?: readonly string[]
  /** The tier that a value stands for: where theirs was given up, the one that its customers went to. */
  tierNow?(tier: string): string
  /** The charter's limits by name; absent where nobody knows. */
  readonly limits?: Readonly<Record<string, number>>
  /** The working days of the workspace; as announced where absent. */
  readonly calendar?: WorkingCalendar
  /** Fields that the charter expects of a customer's file beside the declared ones. */
  readonly expects?: readonly string[]
  /** Pages of `book` whose field `field` names the page `id`; newest first is not promised. */
  linked(book: string, field: string, id: string): readonly ComputedInput[]
  /** The decoded page, if this device holds it. */
  page(book: string, id: string): ComputedInput | undefined
  pages(book: string): Iterable<ComputedInput>
}

export interface ComputedInput {
  readonly id: string
  readonly shelf: string
  readonly state: string
  readonly values: Readonly<Record<string, unknown>>
  readonly made: { readonly by: string; readonly at: Instant } | undefined
  /** Set where it was brought in from a file. */
  readonly imported?: { readonly dated?: boolean; readonly state?: string } | undefined
  /** The companions that this device holds of the page; absent where nobody knows. */
  readonly parts?: readonly string[]
  /** The running number that the relay gave it. */
  readonly numbered?: RunningNumber | undefined
  /** The page's moves, in the order they count; only those that are `applied` do. */
  readonly moves?: readonly { readonly id?: string; readonly move: string; readonly to: string; readonly by: string; readonly at: Instant; readonly verdict: string; readonly seal?: unknown; readonly witnessed?: { readonly at: Instant } | undefined }[]
  /** The approval that it is in, or went through last. */
  readonly round?: Round | undefined
}

/** The kinds that may stand in a cell of a rows field. */
export type CellField =
  | TextField | LongTextField | NumberField | MoneyField | PercentField | DateField | DateTimeField | ChoiceField | FlagField
  | MemberField | MembersField | CustomerField | LinkField | FilesField | ComputedField

export type Cells = Readonly<Record<string, CellField>>

export type Field = CellField | RichTextField | CustomersField | LinksField | ChecklistField | RowsField

export type FieldKind = Field['kind']

export type Fields = Readonly<Record<string, Field>>

export type ValueOf<F> = F extends { readonly valueType?: infer V } ? Exclude<V, undefined> : never

export type CellValues<C extends Cells> = { readonly [K in keyof C]?: ValueOf<C[K]> }

type Wording = readonly [hant: string, en: string, hans?: string]

/** `{ open: ['進行中', 'Open'] }` as texts. */
export function texts<K extends string>(pairs: Readonly<Record<K, Wording>>): Readonly<Record<K, Text>> {
  return Object.fromEntries(Object.entries<Wording>(pairs).map(([key, [hant, en, hans]]) => [key, wording(hant, en, hans)])) as Record<K, Text>
}

export const text = (hant: string, en: string, options: Options<string> & Pick<TextField, 'maxLength' | 'format'> = {}): TextField =>
  ({ kind: 'text', label: wording(hant, en), ...options })
export const longText = (hant: string, en: string, options: Options<string> = {}): LongTextField =>
  ({ kind: 'longText', label: wording(hant, en), ...options })
export const richText = (hant: string, en: string, options: Options<never> & Pick<RichTextField, 'per' | 'reviewable'> = {}): RichTextField =>
  ({ kind: 'richText', label: wording(hant, en), ...options })
export const number = (hant: string, en: string, options: Options<number> & { readonly min?: number; readonly max?: number; readonly unit?: Text } = {}): NumberField =>
  ({ kind: 'number', label: wording(hant, en), ...options })
export const money = (hant: string, en: string, options: Options<Money> = {}): MoneyField =>
  ({ kind: 'money', label: wording(hant, en), ...options })
export const percent = (hant: string, en: string, options: Options<number> = {}): PercentField =>
  ({ kind: 'percent', label: wording(hant, en), ...options })
export const date = (hant: string, en: string, options: Options<PlainDate> = {}): DateField =>
  ({ kind: 'date', label: wording(hant, en), ...options })
export const dateTime = (hant: string, en: string, options: Options<Instant> = {}): DateTimeField =>
  ({ kind: 'dateTime', label: wording(hant, en), ...options })
export const choice = (hant: string, en: string, options: Readonly<Record<string, Wording>>, more: Options<string> = {}): ChoiceField =>
  ({ kind: 'choice', label: wording(hant, en), options: texts(options), ...more })
/** A choice whose options the charter names. */
export const choiceFrom = (hant: string, en: string, from: OptionSource, more: Options<string> = {}): ChoiceField =>
  ({ kind: 'choice', label: wording(hant, en), options: {}, from, ...more })
export const flag = (hant: string, en: string, options: Options<boolean> = {}): FlagField =>
  ({ kind: 'flag', label: wording(hant, en), ...options })
export const member = (hant: string, en: string, options: Options<string> = {}): MemberField =>
  ({ kind: 'member', label: wording(hant, en), ...options })
export const members = (hant: string, en: string, options: Options<readonly string[]> = {}): MembersField =>
  ({ kind: 'members', label: wording(hant, en), ...options })
export const customer = (hant: string, en: string, options: Options<PageLink> = {}): CustomerField =>
  ({ kind: 'customer', label: wording(hant, en), ...options })
export const customers = (hant: string, en: string, options: Options<readonly PageLink[]> = {}): CustomersField =>
  ({ kind: 'customers', label: wording(hant, en), ...options })
/** A link to a page of one book, or of any book where `to` is absent. */
export const link = (hant: string, en: string, to?: string, options: Options<PageLink> & Pick<LinkField, 'fills'> = {}): LinkField =>
  ({ kind: 'link', label: wording(hant, en), ...(to === undefined ? {} : { to }), ...options })
export const links = (hant: string, en: string, to?: string, options: Options<readonly PageLink[]> = {}): LinksField =>
  ({ kind: 'links', label: wording(hant, en), ...(to === undefined ? {} : { to }), ...options })
export const checklist = (hant: string, en: string, items: Readonly<Record<string, Wording>>, options: Options<Readonly<Record<string, boolean>>> = {}): ChecklistField =>
  ({ kind: 'checklist', label: wording(hant, en), items: texts(items), ...options })
export const file = (hant: string, en: string, options: Options<readonly FileRef[]> = {}): FilesField =>
  ({ kind: 'file', label: wording(hant, en), ...options })
export const rows = <C extends Cells>(hant: string, en: string, columns: C, options: Omit<Options<unknown>, never> & { readonly keyedBy?: 'member' } = {}): RowsField<C> =>
  ({ kind: 'rows', label: wording(hant, en), columns, ...options })
export const computed = <V>(
  hant: string,
  en: string,
  shownAs: ComputedField['shownAs'],
  explains: Text,
  compute: ComputedField<V>['compute'],
  options: Options<V> & Pick<ComputedField<V>, 'workings' | 'adopts' | 'numbers' | 'records' | 'whenTold' | 'stands'> = {},
): ComputedField<V> => ({ kind: 'computed', label: wording(hant, en), shownAs, explains, compute, ...options })

/** The book that links of a field lead to, where the field says it. */
export function linkedBook(field: Field): string | undefined {
  if (field.kind === 'customer' || field.kind === 'customers') return 'customers'
  return field.kind === 'link' || field.kind === 'links' ? field.to : undefined
}
