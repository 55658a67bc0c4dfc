import type { SearchEntry, SearchHit, SearchQuery } from './text-index.ts'

/** What the search worker is asked. `open` comes first; a device without a database is given no name. */
export type SearchOrder =
  | { readonly kind: 'open'; readonly database: string | undefined }
  | { readonly kind: 'put'; readonly entries: readonly SearchEntry[] }
  | { readonly kind: 'remove'; readonly keys: readonly string[] }
  /** Everything has been put: what was kept from before and was not has gone while nobody looked. */
  | { readonly kind: 'keep' }
  /** Somebody's rights have changed: what goes now is soon gone from what is kept, too. */
  | { readonly kind: 'hurry' }
  | { readonly kind: 'find'; readonly id: number; readonly query: SearchQuery }

/** What it answers. */
export interface SearchNews {
  readonly kind: 'found'
  readonly id: number
  readonly hits: readonly SearchHit[]
}
