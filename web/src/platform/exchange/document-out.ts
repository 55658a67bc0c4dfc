/** Some letters in one look. */
export interface OutRun {
  readonly text: string
  readonly bold?: boolean
  readonly italic?: boolean
  readonly underlined?: boolean
  readonly struck?: boolean
  readonly code?: boolean
}

/** A piece of a document, from top to bottom. A line's end within a run is a line's end in the document. */
export type OutBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly runs: readonly OutRun[] }
  | { readonly kind: 'paragraph'; readonly runs: readonly OutRun[]; readonly list?: { readonly ordered: boolean; readonly level: number; readonly number: number } | undefined; readonly quoted?: boolean | undefined; readonly faint?: boolean | undefined }
  /** Names and what stands under them, side by side. */
  | { readonly kind: 'facts'; readonly facts: readonly { readonly label: string; readonly value: string }[] }
  /** Columns are equally wide and begin on the left where nothing is said of them. `sums`: so many of the last rows are sums. */
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[]; readonly columns?: readonly OutColumn[]; readonly sums?: number }
  | { readonly kind: 'stamps'; readonly stamps: readonly OutStamp[] }
  /** Boxes side by side in which somebody signs by hand: who, and the lines to be filled in. */
  | { readonly kind: 'signing'; readonly parties: readonly { readonly label: string; readonly lines: readonly string[] }[] }

/** A column of a table: its share of the width, beside those of the others. */
export interface OutColumn {
  readonly weight: number
  readonly align?: 'end' | undefined
}

/** Somebody's stamp under what they approved: the name in it, and what stands beneath. */
export interface OutStamp {
  readonly name: string
  readonly under: readonly string[]
  /** A stamp that does not hold is drawn in grey. */
  readonly broken?: boolean | undefined
}

/** A document on A4. */
export interface DocumentOut {
  readonly title: string
  /** Under the title. */
  readonly subtitle: string
  /** At the head of every sheet. */
  readonly head: string
  /** At its foot; `{page}` and `{pages}` are filled in as it is printed. */
  readonly foot: string
  readonly language: string
  readonly blocks: readonly OutBlock[]
}
