import type { PlainDate } from '../vocabulary/dates.ts'
import { contactsOf } from './customer-figures.ts'
import type { ComputedInput, World } from './field-kinds.ts'
import { dayIn } from './periods.ts'
import { rowsIn, stringIn } from './read-values.ts'

// When a customer is to be contacted next: apart from the other figures, because what is due today asks for those alone.

/** Something that is still to be done, and its day. */
interface Open {
  readonly page: ComputedInput
  readonly day: PlainDate
}

/** Pages of a book about a customer that still ask for a contact, the earliest first: a missed one too, until a contact on its day or after. */
function stillOpen(book: string, open: readonly string[], field: string, customer: ComputedInput, world: World, last: PlainDate | undefined): readonly Open[] {
  return world
    .linked(book, 'customer', customer.id)
    .flatMap((page) => {
      const day = dayIn(page.values[field], world.timeZone)
      return day !== undefined && (open.includes(page.state) || (page.state === 'missed' && day > (last ?? ''))) ? [{ page, day }] : []
    })
    .toSorted((a, b) => (a.day === b.day ? (a.page.id < b.page.id ? -1 : 1) : a.day < b.day ? -1 : 1))
}

/** What is still to be done for a customer: last contact, the earliest agreed day that stands, and planned follow-ups, missed ones too ([CUS23]). */
export interface OpenCare {
  readonly last: PlainDate | undefined
  /** The earliest day agreed that no contact has answered, on that day or after, and no move of a follow-up has put off. */
  readonly agreed: PlainDate | undefined
  readonly followUps: readonly Open[]
}

export function openCare(customer: ComputedInput, world: World): OpenCare {
  const contacts = contactsOf(customer, world)
  const last = dayIn(contacts[0]?.at, world.timeZone)
  // Most are answered: the others alone are worth a look.
  const ahead = contacts.filter(({ nextAt }) => nextAt !== undefined && nextAt > (last ?? ''))
  const putOff = ahead.length === 0 ? [] : world.linked('followUps', 'customer', customer.id).flatMap(({ values }) => rowsIn(values.movedDue).map(({ cells }) => stringIn(cells.from)))
  const agreed = ahead.flatMap(({ nextAt }) => dayIn(nextAt) ?? []).filter((day) => !putOff.includes(day)).toSorted()[0]
  return { last, agreed, followUps: stillOpen('followUps', ['due', 'moved'], 'dueAt', customer, world, last) }
}

/** The earliest day that was agreed or planned and that no contact has answered yet; past ones stay until somebody makes the contact. */
export function nextFollowUpAt(customer: ComputedInput, world: World): PlainDate | undefined {
  const { last, agreed, followUps } = openCare(customer, world)
  const [visit] = stillOpen('visits', ['planned'], 'plannedAt', customer, world, last)
  return [agreed, visit?.day, followUps[0]?.day].filter((day) => day !== undefined).toSorted()[0]
}
