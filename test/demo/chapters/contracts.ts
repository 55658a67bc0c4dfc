import type { PlainDate } from '@hebu/shared/vocabulary/dates.ts'
import { addDays } from '@hebu/shared/vocabulary/dates.ts'

import { products } from '../cast/products.ts'
import { who } from '../cast/people.ts'
import { at, spoken } from '../stage/calendar.ts'
import type { Desk } from '../stage/desk.ts'
import type { Act } from '../stage/play.ts'
import { bullets, p } from '../stage/rich-text.ts'
import type { Agreement } from '../talks/agreements.ts'
import { agreements } from '../talks/agreements.ts'
import type { CustomerPlan } from './customers.ts'
import type { OpportunityPlan } from './opportunities.ts'
import { monthDay } from './opportunities.ts'
import type { Planned, Setting } from './story.ts'
import { addressOf, linkTo, minuteMs } from './story.ts'

/** A contract in the story. */
export interface ContractPlan extends Planned {
  readonly agreement: Agreement
  readonly customer: CustomerPlan
  readonly owner: string
  readonly opportunity: OpportunityPlan | undefined
}

export const planContracts = (customers: readonly CustomerPlan[], opportunities: readonly OpportunityPlan[]): readonly ContractPlan[] =>
  agreements.map((agreement) => {
    const customer = customers.find(({ script }) => script.key === agreement.customer)!
    return { book: 'contracts', agreement, customer, owner: customer.owner, opportunity: opportunities.find(({ deal }) => deal.title === agreement.deal) }
  })

const yuan = (amount: number) => ({ amountCents: Math.round(amount * 100), currency: 'CNY' })

const totalOf = ({ lines }: Agreement): number => lines.reduce((sum, [, qty, price]) => sum + qty * price, 0)

/** What is done with contracts over the month; one of them is changed by a supplement. */
export function contractActs(setting: Setting, contracts: readonly ContractPlan[]): readonly Act[] {
  const { calendar } = setting
  const dayOf = (nth: number): PlainDate => (nth <= 22 ? monthDay(calendar, nth) : calendar.workingDay(calendar.lastDay, nth - 22))
  return [...contracts.flatMap((contract, index) => actsOf(setting, contract, index, dayOf)), ...changeActs(contracts.find(({ agreement }) => agreement.key === 'jihe')!, dayOf)]
}

function actsOf({ calendar }: Setting, contract: ContractPlan, index: number, dayOf: (nth: number) => PlainDate): readonly Act[] {
  const { agreement, customer, owner, opportunity } = contract
  const { days, state, milestones = [] } = agreement
  const rows: string[] = []
  const act = (nth: number, hour: string, by: string, run: Act['run']): Act => ({ atMs: at(dayOf(nth), hour) + index * 3 * minuteMs, by, run })
  const [begun = 1, handedIn, decided, signed] = days
  const page = () => addressOf(contract)
  const acts: Act[] = [
    act(begun, '10:08', owner, async (desk) => {
      contract.link = await desk.create('contracts', {
        title: agreement.title, customer: linkTo(customer), kind: agreement.kind, amount: yuan(totalOf(agreement)),
        lines: agreement.lines.map(([product, qty, price], row) => { const [item, spec] = products[product].label.split('·'); return { id: `l${row}`, cells: { item, spec: spec ?? '标准', qty, price: yuan(price) } } }),
        payment: agreement.payment.map(([milestone, percent], row) => ({ id: `p${row}`, cells: { milestone, percent, amount: yuan((totalOf(agreement) * percent) / 100) } })),
        deliverBy: addDays(calendar.lastDay, agreement.deliverIn), quality: agreement.quality, place: agreement.place,
        ...(opportunity?.link === undefined ? {} : { opportunity: linkTo(opportunity) }),
        ...(agreement.risk === undefined ? {} : { riskNote: agreement.risk }),
        ...(customer.script.credit === 'C' || customer.script.credit === 'D' ? { creditMeasure: `签订后五日内预付 ${agreement.payment[0]![1]}%，到账后备货` } : {}),
      })
    }),
    act(begun, '11:20', owner, (desk) => {
      const [ours, theirs] = agreement.duties
      desk.write(page(), 'duties', [p('一、供方'), bullets(ours), p('二、需方'), bullets(theirs)])
      if (agreement.breach !== '') desk.write(page(), 'breach', [p(agreement.breach)])
      if (state !== 'draft') desk.write(page(), 'disputes', [p('先行协商；协商不成的，提交供方所在地仲裁机构。')])
    }),
  ]
  if (handedIn === undefined || decided === undefined) return acts
  acts.push(act(handedIn, '15:12', owner, (desk) => desk.move(page(), 'submit')))
  // The lead answers first, legal after lunch: what is in review still waits for legal.
  const lead = owner === who.salesLead ? who.director : who.salesLead
  acts.push(act(decided, '10:42', lead, (desk) => desk.move(page(), 'approve', agreement.leadSays)))
  const opinions = agreement.opinions ?? []
  if (state === 'returned') {
    acts.push(act(decided, '15:06', who.legal, async (desk) => {
      for (const [field, text] of opinions) desk.comment(page(), { text, field })
      await desk.move(page(), 'return', `三处要改：${opinions.map(([, text]) => text.split('，')[0]).join('；')}。`)
    }))
  }
  if (signed === undefined) return acts
  acts.push(
    act(decided, '15:06', who.legal, (desk) => desk.move(page(), 'approve', '条款合法、完整。')),
    act(signed, '14:30', owner, async (desk) => {
      const on = dayOf(signed)
      for (const [field, value] of Object.entries({ signedAt: on, validFrom: on, validUntil: addDays(calendar.lastDay, agreement.endsIn), paperLocation: `合同柜 ${1 + (index % 3)} 层 ${String(index + 1).padStart(2, '0')} 号` })) desk.set(page(), field, value)
      desk.attach(page(), 'signedCopy', `${agreement.title}（签署件）.txt`, `${agreement.title}\n双方于 ${spoken(on)} 签署。\n`)
      for (const [what, due] of milestones) rows.push(desk.addRow(page(), 'milestones', { what, dueAt: dayOf(due) }))
      desk.addRow(page(), 'copies', { to: '运营部', duty: '按合同分批备货与发运', at: on })
      desk.addRow(page(), 'copies', { to: '财务部', duty: '按节点收款、开票', at: on })
      await desk.move(page(), 'sign')
    }),
    act(signed, '16:05', owner, (desk) => desk.move(page(), 'perform')),
    ...milestones.flatMap(([, , done, quality, paid = 0], row) => (done === undefined ? [] : [act(done, '17:25', owner, (desk) => note(desk, contract, rows[row]!, { doneAt: dayOf(done), quality, paid: paid === 0 ? undefined : yuan((totalOf(agreement) * paid) / 100) }))])),
  )
  if (state === 'archived') {
    acts.push(act(-5, '16:20', owner, async (desk) => {
      await desk.move(page(), 'fulfil')
      for (const item of ['text', 'approvalForm', 'letters', 'supplements', 'performance']) desk.tick(page(), 'archiveList', item)
      await desk.move(page(), 'archive')
    }))
  }
  return acts
}

function note(desk: Desk, contract: ContractPlan, row: string, cells: Readonly<Record<'doneAt' | 'quality' | 'paid', unknown>>): void {
  for (const [column, value] of Object.entries(cells)) if (value !== undefined) desk.setCell(addressOf(contract), 'milestones', row, column, value)
}

/** The hospital orders more and longer: a supplement that took effect. */
function changeActs(contract: ContractPlan, dayOf: (nth: number) => PlainDate): readonly Act[] {
  const change: Planned = { book: 'contractChanges' }
  return [
    { atMs: at(dayOf(10), '10:30'), by: contract.owner, run: async (desk) => {
      change.link = await desk.create('contractChanges', { title: '夜班关怀小礼加订一个月', contract: linkTo(contract), customer: linkTo(contract.customer), kind: 'change', cause: 'customer', amountDelta: yuan(17_120), newUntil: addDays(dayOf(22), 105) })
      desk.write(addressOf(change), 'content', [p('护理部续订一个月：暖杯 120 只、茶礼 40 盒，单价不变；履行期顺延三十日，其余条款不变。')])
      desk.attach(addressOf(change), 'supplement', '补充协议（一）.txt', '双方同意续订一个月，单价不变。\n')
    } },
    { atMs: at(dayOf(10), '11:00'), by: contract.owner, run: async (desk) => {
      await desk.move(addressOf(change), 'submit')
      return desk.rest()
    } },
    { atMs: at(dayOf(11), '15:20'), by: who.salesLead, run: (desk) => desk.move(addressOf(change), 'agree', '同意，按原单价。') },
    { atMs: at(dayOf(12), '09:50'), by: who.legal, run: (desk) => desk.move(addressOf(change), 'agree', '与原合同条款不抵触。') },
    { atMs: at(dayOf(13), '16:10'), by: contract.owner, run: async (desk) => {
      desk.set(addressOf(change), 'effectiveAt', dayOf(13))
      desk.attach(addressOf(change), 'signedCopy', '补充协议（一）签署件.txt', '双方已签署。\n')
      await desk.move(addressOf(change), 'takeEffect')
      return desk.rest()
    } },
  ]
}
