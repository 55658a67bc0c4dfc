import type { ComputedInput, PageLink } from '../../books/field-kinds.ts'
import { linkIn, stringIn } from '../../books/read-values.ts'

/** Whom an inquiry came from, as far as its words tell: `示例车队 赵师傅` are a company and a person. */
export function callerOf({ values }: Pick<ComputedInput, 'values'>): { readonly name: string; readonly person: string; readonly phone: string } {
  const [name = '', ...person] = (stringIn(values.caller) ?? '').trim().split(/[\s,，、/]+/u)
  return { name, person: person.join(' '), phone: stringIn(values.phone) ?? '' }
}

/** What an inquiry can become next: a customer where it has none, then an opportunity with that customer; nothing once it has become another thing ([CUS28]). */
export function turnsInto({ values }: Pick<ComputedInput, 'values'>): 'customer' | 'opportunity' | undefined {
  const turned = linkIn(values.turnedInto)?.id
  if (turned !== undefined && !turned.startsWith('customers:')) return undefined
  return linkIn(values.customer) === undefined ? 'customer' : 'opportunity'
}

/** What the file of a customer begins with who first came with a question ([CUS28]; S4-3.2.3). */
export function customerFrom({ values }: Pick<ComputedInput, 'values'>, known: { readonly name: string; readonly person: string; readonly phone: string; readonly owner: string }): Readonly<Record<string, unknown>> {
  const { name, person, phone, owner } = known
  const question = stringIn(values.question)
  return {
    name,
    owner,
    source: values.channel === 'walkIn' ? 'walkIn' : 'inquiry',
    ...(person === '' && phone === '' ? {} : { contacts: [{ id: 'first', cells: { name: person === '' ? name : person, ...(phone === '' ? {} : { phone }) } }] }),
    ...(question === undefined ? {} : { needs: question }),
  }
}

const longestTitle = 40

/** What the title of an opportunity is proposed as: the question's first words. */
export function titleFrom({ values }: Pick<ComputedInput, 'values'>): string {
  const [first = ''] = (stringIn(values.question) ?? '').trim().split(/[\n。？！?!]/u)
  return Array.from(first).slice(0, longestTitle).join('')
}

/** What an opportunity begins with that came of an inquiry ([CUS28]). */
export const opportunityFrom = (inquiry: Pick<ComputedInput, 'id' | 'shelf' | 'values'>, known: { readonly title: string; readonly customer: PageLink; readonly follower: string }): Readonly<Record<string, unknown>> => ({
  ...known,
  inquiry: { id: inquiry.id, shelf: inquiry.shelf },
  ...(stringIn(inquiry.values.question) === undefined ? {} : { plan: stringIn(inquiry.values.question) }),
})
