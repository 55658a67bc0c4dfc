import type { PeriodUnit } from '../vocabulary/dates.ts'
import type { PostFunction } from '../vocabulary/directory.ts'
import type { Text } from '../vocabulary/text.ts'
import type { Settled } from './settled.ts'

export interface Post {
  readonly label: Text
  readonly functions: readonly PostFunction[]
  /** Outside the department: sees only the records sent to them. */
  readonly guest?: boolean
  /** The group that members of this post usually belong to. */
  readonly group?: string
}

export interface Tier {
  readonly label: Text
  /** Days between return visits. */
  readonly followUpDays?: number
  /** The function that must own customers of this tier. */
  readonly ownedBy?: PostFunction
  readonly service?: Text
}

/** When a duty falls due, in working days of the workspace's calendar. */
export type DueRule =
  | { readonly at: 'workingDay'; readonly time: string }
  | { readonly at: 'weekday'; readonly weekday: 1 | 2 | 3 | 4 | 5 | 6 | 7; readonly time: string }
  | { readonly at: 'lastWorkingDay'; readonly of: PeriodUnit; readonly time?: string }
  /** The nth working day of the period after the one reported on; holidays do not move it beyond the day of the month `noLaterThan`. */
  | { readonly at: 'nthWorkingDay'; readonly n: number; readonly of: PeriodUnit; readonly noLaterThan?: number }
  /** So many working days before the period starts. */
  | { readonly at: 'beforePeriod'; readonly of: PeriodUnit; readonly workingDays: number }
  | { readonly at: 'monthDay'; readonly month: number; readonly day: number }
  | { readonly at: 'afterEvent'; readonly workingDays?: number; readonly workingHours?: number; readonly days?: number }
  | { readonly at: 'everyDays'; readonly days: number }
  | { readonly at: 'byTier' }
  /** On the day that the record itself names. */
  | { readonly at: 'byRecord' }

/** Something the charter asks of somebody at a time. Instances are derived, never stored. */
export interface Cadence {
  readonly label: Text
  readonly on: boolean
  readonly who: readonly PostFunction[] | 'everybody'
  readonly book: string
  /** The value of the book's kind (or period, or theme) field that fulfils it. */
  readonly kind?: string
  readonly every?: PeriodUnit | 'halfYear' | 'fortnight' | 'event'
  readonly due: DueRule
  readonly leadDays?: number
  readonly graceDays?: number
  readonly escalates?: PostFunction
  /** Requirement ids it fulfils. */
  readonly clauses: readonly string[]
}

export interface ChainStep {
  /** Functions whose holders decide; several with `all` sit in joint review (會審). */
  readonly by: readonly PostFunction[]
  readonly mode: 'single' | 'any' | 'all'
  readonly when?: 'amount' | 'major' | 'offPolicy' | 'overBudget' | 'overLimit' | 'secret'
  readonly limitWorkingDays: number
}

export interface Indicator {
  readonly label: Text
  /** Post or group it is for. */
  readonly of: string
  readonly block: 'result' | 'ability' | 'attitude' | 'teamwork'
  readonly weight: number
  /** The measure of domain part (e) that fills it; absent: scored by people. */
  readonly measure?: string
}

export interface ReviewScheme {
  readonly cycles: readonly ('month' | 'quarter' | 'year')[]
  /** Share of each input in per cent. */
  readonly inputs: Readonly<Partial<Record<'self' | 'superior' | 'customer' | 'peer' | 'hr', number>>>
  readonly blocks?: Readonly<Partial<Record<Indicator['block'], number>>>
  readonly interview: boolean
}

export interface OrderStage {
  readonly stage: string
  readonly mandatory: boolean
}

/** The headings that a post's report begins with, by kind of report. */
export type ReportTemplate = Readonly<Partial<Record<'daily' | 'weekly' | 'monthly', readonly Text[]>>>

/** A department's regulation as data (domain part c). A workspace starts from one and may change it. */
export interface Charter {
  readonly id: string
  readonly name: Text
  readonly summary: Text
  readonly preamble: readonly Text[]
  readonly groups: Readonly<Record<string, Text>>
  readonly posts: Readonly<Record<string, Post>>
  /** The post of whoever founds the workspace. */
  readonly founder: string
  readonly tiers: Readonly<Record<string, Tier>>
  /** Tiers that the workspace gave up, with the one that their customers belong to since ([SET20]). */
  readonly formerTiers?: Readonly<Record<string, Tier & { readonly into: string }>>
  readonly defaultTier: string
  /** Fields that a customer's file is expected to have filled in beside the usual ones. */
  readonly fileExpects?: readonly string[]
  readonly orderStages: readonly OrderStage[]
  readonly cadences: Readonly<Record<string, Cadence>>
  readonly chains: Readonly<Record<string, readonly ChainStep[]>>
  /** What a move wants beyond what its book declares, by `book.move`: fields, or `rows/column` of every row ([CON1]). */
  readonly needs?: Readonly<Record<string, readonly string[]>>
  readonly indicators: Readonly<Record<string, Indicator>>
  readonly review: ReviewScheme
  readonly titles: Readonly<Record<string, Text>>
  /** Limits in working hours or days, and amounts in cents, by name. */
  readonly limits: Readonly<Record<string, number>>
  /** Books that are switched off. */
  readonly without: readonly string[]
  /** Days without contact after which a device locks itself. */
  readonly leaseDays: number
  /** By post; others begin as the product has it. */
  readonly reportTemplates?: Readonly<Record<string, ReportTemplate>>
  /** What the workspace settled; absent where it runs by the charter as it is. */
  readonly settled?: Settled
}

export function defineCharter<const C extends Charter>(charter: C): C {
  return charter
}
