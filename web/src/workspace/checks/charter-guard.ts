import type { Bound } from '@hebu/shared/rules/care/bound.ts'
import { boundAgainst } from '@hebu/shared/rules/care/bound.ts'
import type { Standing } from '@hebu/shared/rules/access.ts'
import type { Result } from '@hebu/shared/vocabulary/result.ts'
import { granted, refused } from '@hebu/shared/vocabulary/result.ts'

import type { PageStore } from '../page-store.ts'

/** The fields that say who cares for whom, by book. */
const guarded: Readonly<Record<string, readonly string[]>> = { customers: ['owner', 'tier'], followUps: ['by', 'customer'] }

/**
 * Whether the charter allows what a page would say: of a bound tier nobody else becomes owner or makes the follow-up
 * ([CUS25]). `field` is what is being written; other fields of a page that says so already are written as ever.
 */
export function charterAllows(book: string, values: Readonly<Record<string, unknown>>, field: string | undefined, storeOf: (book: string) => PageStore, standing: Standing): Result<undefined, { readonly because: 'bound'; readonly bound: Bound }> {
  if (field === undefined ? !Object.hasOwn(guarded, book) : guarded[book]?.includes(field) !== true) return granted(undefined)
  const bound = boundAgainst(book, values, (id) => storeOf('customers').peek(id)?.values['tier'], standing)
  return bound === undefined ? granted(undefined) : refused({ because: 'bound', bound })
}
