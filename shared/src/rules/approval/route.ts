import type { Book, Move } from '../../books/define-book.ts'
import type { ComputedInput, World } from '../../books/field-kinds.ts'
import { membersIn } from '../../books/read-values.ts'
import type { ChainStep } from '../../charters/define-charter.ts'
import { usualLimits } from '../../charters/limits.ts'
import type { Member, PostFunction } from '../../vocabulary/directory.ts'
import { memberById } from '../../vocabulary/directory.ts'
import type { RouteStep } from '../../vocabulary/sealing.ts'
import type { Standing } from '../access.ts'
import { accessTo, functionsOf } from '../access.ts'
import { holdersOf } from './answerers.ts'

/** Those who may answer for a step that the one who hands in would have to answer alone, in this order. */
const passedOnTo: readonly PostFunction[] = ['deputy', 'head', 'leader']

type FallsTo = NonNullable<Move['fallsTo']>

/** What is handed in, and by whom. */
interface HandedIn {
  readonly book: Book
  readonly page: ComputedInput
  readonly applicant: string
  readonly standing: Standing
}

/** Whether a member can open the page to answer it. */
const reaches = (member: Member, { book, page, standing }: HandedIn): boolean => accessTo({ shelf: page.shelf, part: undefined }, book, member, standing) === 'write'

const othersWho = (name: PostFunction, given: HandedIn): readonly Member[] => holdersOf(name, given.applicant, given.standing).filter((member) => reaches(member, given))

/** Whose step it is where the one who hands in would decide alone: the deputy's, then that of whoever stands above and can open the page ([SEAL10]). */
function passOn(name: PostFunction, given: HandedIn): PostFunction {
  const { applicant, standing } = given
  const own = memberById(standing.directory, applicant)
  if (holdersOf(name, applicant, standing).length > 0) return name
  const isOwn = own !== undefined && functionsOf(own, standing.charter).includes(name)
  if (!isOwn && name !== 'lead') return name
  return passedOnTo.find((next) => next !== name && othersWho(next, given).length > 0) ?? name
}

/** Whether a condition of a step holds on a page: its field of that name says so; what the book does not know is asked for. */
function holds(condition: NonNullable<ChainStep['when']>, book: Book, page: ComputedInput, world: World): boolean {
  const field = Object.hasOwn(book.fields, condition) ? book.fields[condition] : undefined
  if (field === undefined || field.kind === 'money') return true
  return (field.kind === 'computed' ? field.compute(page, world) : page.values[condition]) === true
}

/** Those of these members who are not the one who hands in, and can open the page. */
const othersOf = (members: readonly string[], given: HandedIn): readonly string[] =>
  members.filter((id) => {
    const member = id === given.applicant ? undefined : memberById(given.standing.directory, id)
    return member !== undefined && reaches(member, given)
  })

/** One answer of whoever may make the deciding move: where the charter asks for no chain, and the book for one answer of another. */
function anyDecider(given: HandedIn, fallsTo: FallsTo): RouteStep {
  const decides = Object.values<Move>(given.book.moves).find(({ decides }) => decides === 'approve')?.by ?? []
  const functions = decides.filter((actor): actor is PostFunction => !actor.startsWith('@') && actor !== 'everyone' && actor !== 'superior')
  const members = othersOf(decides.filter((actor) => actor.startsWith('@')).flatMap((actor) => membersIn(given.page.values[actor.slice(1)])), given)
  const by = functions.filter((name) => othersWho(name, given).length > 0)
  const step: RouteStep = { by: by.length > 0 || members.length > 0 ? by : [...new Set(functions.map((name) => passOn(name, given)))], mode: 'any', limitWorkingDays: usualLimits.reviewStepWorkingDays }
  return members.length > 0 ? { ...step, members } : fallen(step, given, fallsTo)
}

/** A step that nobody else could answer falls to those whom the page names ([SEAL21]). */
function fallen(step: RouteStep, given: HandedIn, fallsTo: FallsTo | undefined): RouteStep {
  if (step.mode === 'all' || fallsTo === undefined || step.by.some((name) => othersWho(name, given).length > 0)) return step
  const members = fallsTo(given.page.values).map((group) => othersOf(group, given)).find((others) => others.length > 0)
  return members === undefined ? step : { ...step, by: [], members }
}

/**
 * The steps that a page goes through which `applicant` hands in: the charter's, their conditions decided now ([SEAL8]);
 * `undefined` where the charter has no such chain and the book asks for nobody else's word. Steps that follow one another
 * in the same hands are one.
 */
export function routeFor(book: Book, move: Move, page: ComputedInput, applicant: string, standing: Standing, world: World): readonly RouteStep[] | undefined {
  const chain = move.chain === undefined || !Object.hasOwn(standing.charter.chains, move.chain) ? undefined : standing.charter.chains[move.chain]
  const given: HandedIn = { book, page, applicant, standing }
  const { fallsTo } = move
  const limitOf = (step: Pick<RouteStep, 'limitWorkingDays'>): number => standing.charter.limits['reviewStepWorkingDays'] ?? step.limitWorkingDays
  if (chain === undefined) {
    const only = fallsTo === undefined ? undefined : anyDecider(given, fallsTo)
    return only === undefined ? undefined : [{ ...only, limitWorkingDays: limitOf(only) }]
  }
  const route: RouteStep[] = []
  for (const { by, mode, when, limitWorkingDays } of chain) {
    if (when !== undefined && !holds(when, book, page, world)) continue
    const step = fallen({ by: [...new Set(by.map((name) => passOn(name, given)))], mode, limitWorkingDays: limitOf({ limitWorkingDays }) }, given, fallsTo)
    const before = route.at(-1)
    if (before === undefined || before.mode !== step.mode || before.by.join() !== step.by.join() || before.members?.join() !== step.members?.join()) route.push(step)
  }
  return route
}
