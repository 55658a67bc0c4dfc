import { defaultCurrency } from '@hebu/shared/vocabulary/money.ts'

import { who } from '../cast/people.ts'
import type { ProductId } from '../cast/products.ts'
import { products } from '../cast/products.ts'
import { at } from '../stage/calendar.ts'
import { chanceOf } from '../stage/chance.ts'
import type { Act } from '../stage/play.ts'
import type { Planned, Setting } from './story.ts'
import { addressOf, hourMs } from './story.ts'

/** What is sold, as a page. */
export interface ProductPlan extends Planned {
  readonly id: ProductId
}

export const planProducts = (): readonly ProductPlan[] => (Object.keys(products) as ProductId[]).map((id) => ({ book: 'products', id }))

const share = (yuan: number, percent: number) => ({ amountCents: Math.round(yuan * percent) * 100, currency: defaultCurrency })

/** The price list was entered by operations before the month began; the director keeps floor and cost, and the stock was counted in it. */
export function productActs({ calendar }: Setting, all: readonly ProductPlan[]): readonly Act[] {
  const begun = at(calendar.workingDay(calendar.day(1), -15), '09:40')
  return [
    ...all.map((plan, index): Act => ({
      atMs: begun + index * hourMs / 12,
      by: who.opsLead,
      run: async (desk) => {
        const { label, yuan, code, unit, leadDays } = products[plan.id]
        const [name = label, spec] = label.split('·')
        plan.link = await desk.create('products', { code, name, ...(spec === undefined ? {} : { spec }), unit, leadDays, listPrice: share(yuan, 1), policyLimit: share(yuan, 0.9), checkedAt: calendar.day(1) })
      },
    })),
    ...all.map((plan, index): Act => ({
      atMs: begun + 8 * hourMs + index * hourMs / 12,
      by: who.director,
      run: (desk) => {
        const { yuan } = products[plan.id]
        const chance = chanceOf(`cost ${plan.id}`)
        desk.set(addressOf(plan), 'floorPrice', share(yuan, chance.between(82, 89) / 100))
        desk.set(addressOf(plan), 'costPrice', share(yuan, chance.between(55, 68) / 100))
      },
    })),
    ...all.map((plan, index): Act => ({
      atMs: at(calendar.day(18), '16:05') + index * hourMs / 30,
      by: who.ops,
      run: (desk) => {
        desk.set(addressOf(plan), 'stock', products[plan.id].stock)
        desk.set(addressOf(plan), 'stockAt', desk.now())
      },
    })),
  ]
}
