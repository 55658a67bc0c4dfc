import type { Charter } from './define-charter.ts'

/** Charters by id, each fetched when a workspace runs by it. */
const loaders: Readonly<Record<string, () => Promise<Charter>>> = {
  groupBuying: () => import('./group-buying.ts').then((module) => module.groupBuying),
  business: () => import('./business.ts').then((module) => module.business),
  salesOps: () => import('./sales-ops.ts').then((module) => module.salesOps),
  commercial: () => import('./commercial.ts').then((module) => module.commercial),
  directSales: () => import('./direct-sales.ts').then((module) => module.directSales),
}

/** `undefined` for a charter that this version does not have. */
export const loadCharter = async (id: string): Promise<Charter | undefined> => (Object.hasOwn(loaders, id) ? loaders[id]?.() : undefined)
