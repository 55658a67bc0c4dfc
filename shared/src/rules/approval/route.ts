import type { Book, Move } from '../../books/define-book.ts'
import type { ComputedInput, World } from '../../books/field-kinds.ts'
import type { ChainStep } from '../../charters/define-charter.ts'
import type { PostFunction } from '../../vocabulary/directory.ts'
import { memberById } from '../../vocabulary/directory.ts'
import type { RouteStep } from '../../vocabulary/sealing.ts'
import type { Standing } from '../access.ts'
import { functionsOf } from '../access.ts'
import { holdersOf } from './answerers.ts'

/** Those who may answer for a step that the one who hands in would have to answer alone, in this order. */
const passedOnTo: readonly PostFunction[] = ['deputy', 'head', 'leader']

/** Whose step it is where the one who hands in would decide alone: the deputy's, then that of whoever stands above ([SEAL10]). */
function passOn(name: PostFunction, applicant: string, standing: Standing): PostFunction {
  const own = memberById(standing.directory, applicant)
  if (holdersOf(name, applicant, standing).length > 0) return name
  const isOwn = own !== undefined && functionsOf(own, standing.charter).includes(name)
  if (!isOwn && name !== 'lead') return name
  return passedOnTo.find((next) => next !== name && holdersOf(next, applicant, standing).length > 0) ?? name
}

/** Whether a condition of a step holds on a page: its field of that name says so; what the book does not know is asked for. */
function holds(condition: NonNullable<ChainStep['when']>, book: Book, page: ComputedInput, world: World): boolean {
  const field = Object.hasOwn(book.fields, condition) ? book.fields[condition] : undefined
  if (field === undefined || field.kind === 'money') return true
  return (field.kind === 'computed' ? field.compute(page, world) : page.values[condition]) === true
}

/**
 * The steps that a page goes through which `applicant` hands in: the charter's, their conditions decided now ([SEAL8]);
 * `undefined` where the charter has no such chain. Steps that follow one another in the same hands are one.
 */
export function routeFor(book: Book, move: Move, page: ComputedInput, applicant: string, standing: Standing, world: World): readonly RouteStep[] | undefined {
  const chain = move.chain === undefined || !Object.hasOwn(standing.charter.chains, move.chain) ? undefined : standing.charter.chains[move.chain]
  const route: RouteStep[] = []
  for (const { by, mode, when, limitWorkingDays } of chain ?? []) {
    if (when !== undefined && !holds(when, book, page, world)) continue
    const step: RouteStep = { by: [...new Set(by.map((name) => passOn(name, applicant, standing)))], mode, limitWorkingDays: standing.charter.limits['reviewStepWorkingDays'] ?? limitWorkingDays }
    const before = route.at(-1)
    if (before === undefined || before.mode !== step.mode || before.by.join() !== step.by.join()) route.push(step)
  }
  return chain === undefined ? undefined : route
}
