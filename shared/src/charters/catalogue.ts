import { business } from './business.ts'
import { commercial } from './commercial.ts'
import type { Charter } from './define-charter.ts'
import { directSales } from './direct-sales.ts'
import { groupBuying } from './group-buying.ts'
import { salesOps } from './sales-ops.ts'

/** The department kinds that a workspace may start from, in the order they are offered. */
export const charters: readonly Charter[] = [groupBuying, business, salesOps, commercial, directSales]

export const charterById = (id: string): Charter | undefined => charters.find((charter) => charter.id === id)
