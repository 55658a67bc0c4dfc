import type { Book } from '../books/define-book.ts'
import type { Field, Fields } from '../books/field-kinds.ts'
import { membersIn } from '../books/read-values.ts'
import type { Member } from '../vocabulary/directory.ts'
import type { Standing } from './access.ts'
import { isSuperiorOf } from './access.ts'

/** The fields that say whose work a page is. */
export const handedOnFields = (book: Book): readonly (readonly [string, Field])[] =>
  Object.entries(book.fields as Fields).filter(([, { handedOn }]) => handedOn !== undefined)

/** Whether a page is a member's work by this field, and not done with. */
export function isHandedOn(book: Book, name: string, page: { readonly state: string; readonly values: Readonly<Record<string, unknown>> }, member: string): boolean {
  const handedOn = (book.fields as Fields)[name]?.handedOn
  if (handedOn === undefined || !membersIn(page.values[name]).includes(member)) return false
  return handedOn === true ? book.frozen?.includes(page.state) !== true : handedOn.includes(page.state)
}

/** The value of the field once the work is another's; who is there already is not named twice. */
export const handedTo = (value: unknown, from: string, to: string): unknown =>
  Array.isArray(value) ? [...new Set(value.map((each: unknown) => (each === from ? to : each)))] : to

/** Who hands a member's work on: the member, and those above ([MRG25]). */
export const mayHandOver = (me: Member, from: Member, standing: Standing): boolean => me.status === 'active' && (me.id === from.id || isSuperiorOf(me, from, standing))
