import type { AuthoredJson } from '@hebu/shared/codec/versioning/writers.ts'
import type { ContentChange } from '@hebu/shared/rules/comparing/compare-content.ts'
import type { Instant } from '@hebu/shared/vocabulary/dates.ts'

import type { Done, PageAddress, Step } from '../workspace.ts'

/** What a page says at this moment, among its versions. */
export const now = 'now'

/** What a page said at a moment. */
export interface PageVersion {
  readonly id: string
  /** `named` by somebody, `sealed` by a move, `restored` from another, or kept without asking. */
  readonly kind: 'named' | 'sealed' | 'restored' | 'automatic'
  /** Who named or sealed it; of one kept without asking, who wrote last before. */
  readonly by: string
  readonly at: Instant
  /** Absent also where its name was taken away. */
  readonly name?: string | undefined
  /** Who changed its name last, and when. */
  readonly renamed?: { readonly by: string; readonly at: Instant } | undefined
  /** The move that froze it. */
  readonly move?: string | undefined
  /** Which hand-in of the page it is, from 1. */
  readonly n?: number | undefined
  /** The version that was restored, where it is still here. */
  readonly of?: PageVersion | undefined
}

/** What a version says, of the volumes that this member reads and that were kept with it. */
export interface VersionContent {
  readonly version: number
  readonly values: Readonly<Record<string, unknown>>
  readonly texts: Readonly<Record<string, unknown>>
  /** Companions that it covers. */
  readonly parts: readonly string[]
}

/** A text of the page with who wrote what. */
export interface AuthoredField {
  readonly field: string
  readonly member?: string | undefined
  readonly content: readonly AuthoredJson[]
}

/** What restoring did. */
export interface Restored {
  /** Places that say again what they said. */
  readonly places: readonly string[]
  /** Places that this member may not write, or that could not be written. */
  readonly left: readonly string[]
}

/** The versions of one page. Readings are tracked. */
export interface PageVersions {
  /** The newest first. */
  all(): readonly PageVersion[]
  /** Of a version, or of {@link now}; `undefined` where it is not kept here. */
  content(id: string): VersionContent | undefined
  /** From one to another, as far as both say something of it. */
  changes(from: string, to: string): readonly ContentChange[] | undefined
  /** Texts of a version, or of {@link now}, with who wrote what; `undefined` where that was not kept with the version ([VER10]). */
  authored(id: string): readonly AuthoredField[] | undefined
  /** What keeps this member from naming what the page says now. */
  mayName(): Done
  name(name: string): Done<string>
  /** Whether this member may give a version another name: who named it, and whoever answers for the page. */
  mayRename(id: string): boolean
  /** Gives a version another name, or takes it away where there is none ([VER11]). */
  rename(id: string, name: string | undefined): Done
  /** What keeps this member from restoring anything. */
  mayRestore(): Done
  /** Whether this member may have a place say again what it said. */
  mayRestorePlace(place: string): boolean
  /** Has the page, or one place of it, say again what it said then, as a version of its own ([VER6]). */
  restore(id: string, step: Step, place?: string): Done<Restored>
}

/** Versions of pages, and the keeper of those that nobody asks for. */
export interface Versions {
  of(page: PageAddress): PageVersions
  /** The page that is open, or none. */
  open(page: PageAddress | undefined): void
  close(): void
}

/** Where a change is: a field, or one member's text in it. */
export const placeOf = (change: ContentChange): string => (change.kind === 'text' && change.member !== undefined ? `${change.field}/${change.member}` : change.field)
