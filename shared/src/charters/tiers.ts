import { text } from '../vocabulary/text.ts'
import type { Charter, Tier } from './define-charter.ts'

/**
 * Classes A, B and C for regulations that classify customers without naming the levels. Their ids are those that the
 * suggested tier speaks of: the best class is `key`, customers without a deal are `potential`.
 */
export function classesABC(days: { readonly a: number; readonly b: number; readonly c: number }): Readonly<Record<'key' | 'core' | 'general' | 'potential', Tier>> {
  return {
    key: { label: text('A 級客戶', 'Class A'), followUpDays: days.a },
    core: { label: text('B 級客戶', 'Class B'), followUpDays: days.b },
    general: { label: text('C 級客戶', 'Class C'), followUpDays: days.c },
    potential: { label: text('未分級', 'Not classified') },
  }
}

/** The tier that a customer's value stands for now: where theirs was given up, the one that its customers went to ([SET20]). */
export const tierNow = ({ formerTiers }: Pick<Charter, 'formerTiers'>, tier: string): string => (formerTiers !== undefined && Object.hasOwn(formerTiers, tier) ? formerTiers[tier]!.into : tier)

/** What the charter says of the tier that a value stands for; nothing where it knows none. */
export function tierOf(charter: Pick<Charter, 'tiers' | 'formerTiers'>, tier: unknown): Tier | undefined {
  const now = typeof tier === 'string' ? tierNow(charter, tier) : ''
  return Object.hasOwn(charter.tiers, now) ? charter.tiers[now] : undefined
}

/** Ids of tiers that a workspace adds, which no charter will ever declare. */
export const ownTier = /^own-[a-z0-9]{1,24}$/

type Given = Readonly<Record<string, unknown>>

/** In the words of the workspace, whatever the language of the reader. */
const asIs = (words: string): Tier['label'] => ({ hant: words, hans: words, en: words })

/** A tier as it was settled over what is declared; one of the workspace's own has what was settled alone. */
function settledTier(declared: Tier | undefined, given: Given | undefined): Tier | undefined {
  if (given === undefined) return declared
  const { label, service, into: _, ...rest } = given
  const named = { ...(typeof label === 'string' ? { label: asIs(label) } : {}), ...(typeof service === 'string' ? { service: asIs(service) } : service === null ? { service: null } : {}) }
  if (declared === undefined && named.label === undefined) return undefined
  return Object.fromEntries(Object.entries({ ...declared, ...rest, ...named }).filter(([, value]) => value !== null)) as unknown as Tier
}

/**
 * The tiers of a charter with what was settled of them, by id, in the order that was settled: those in use, those that
 * were given up with where their customers went, and the one that new customers begin in. One that would lead nowhere
 * is not given up.
 */
export function settledTiers(base: Charter, settled: ReadonlyMap<string, Given>, order: readonly string[]): Pick<Charter, 'tiers' | 'formerTiers' | 'defaultTier'> {
  const all = new Map<string, Tier>()
  for (const id of [...Object.keys(base.tiers), ...[...settled.keys()].filter((each) => ownTier.test(each))]) {
    const tier = settledTier(Object.hasOwn(base.tiers, id) ? base.tiers[id] : undefined, settled.get(id))
    if (tier !== undefined) all.set(id, tier)
  }
  const leadsTo = (id: string): string | undefined => {
    const path: string[] = []
    let at: string | undefined = id
    for (let into = settled.get(at)?.['into']; typeof into === 'string'; into = settled.get(at)?.['into']) {
      if (path.includes(at) || !all.has(into)) return undefined
      path.push(at)
      at = into
    }
    return at === id ? undefined : at
  }
  const former = new Map([...all].flatMap(([id, tier]) => { const into = leadsTo(id); return into === undefined ? [] : [[id, { ...tier, into }] as const] }))
  const ids = [...all.keys()].filter((id) => !former.has(id))
  const place = (id: string): number => (order.includes(id) ? order.indexOf(id) : order.length + ids.indexOf(id))
  return {
    tiers: Object.fromEntries(ids.toSorted((a, b) => place(a) - place(b)).map((id) => [id, all.get(id)!])),
    ...(former.size === 0 ? {} : { formerTiers: Object.fromEntries(former) }),
    defaultTier: former.get(base.defaultTier)?.into ?? base.defaultTier,
  }
}
