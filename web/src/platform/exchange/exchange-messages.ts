import type { Result } from '@hebu/shared/vocabulary/result.ts'

import type { SheetOut } from './sheet-out.ts'
import type { TableRefusal, TextTables } from './tables.ts'

/** What the worker is asked, once. */
export type ExchangeOrder =
  | { readonly kind: 'read'; readonly bytes: Blob }
  | { readonly kind: 'write'; readonly as: 'xlsx' | 'csv'; readonly sheet: SheetOut }

/** What it answers. */
export type ExchangeNews =
  | { readonly kind: 'read'; readonly tables: Result<TextTables, TableRefusal> }
  | { readonly kind: 'written'; readonly bytes: Blob }
  | { readonly kind: 'failed' }
