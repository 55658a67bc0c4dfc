import type { Delegation } from '../../charters/settled.ts'
import type { PlainDate } from '../../vocabulary/dates.ts'
import type { Member, PostFunction } from '../../vocabulary/directory.ts'
import { memberById } from '../../vocabulary/directory.ts'
import type { Round } from '../../vocabulary/sealing.ts'
import type { Standing } from '../access.ts'
import { hasFunction, isSuperiorOf } from '../access.ts'

/** Somebody who may answer a step: in which function, none where the step names them, and for whom where they stand in. */
export interface Answerer {
  readonly member: Member
  readonly as?: PostFunction | undefined
  readonly for?: string | undefined
}

/** Who holds a function over somebody's page: nobody over their own, and a lead over their own people. */
export function holdersOf(name: PostFunction, applicant: string, standing: Standing): readonly Member[] {
  const { directory, charter } = standing
  const holders = directory.members.filter((member) => member.id !== applicant && hasFunction(member, name, charter))
  const below = memberById(directory, applicant)
  return name === 'lead' && below !== undefined ? holders.filter((member) => isSuperiorOf(member, below, standing)) : holders
}

/** Whether a delegation is in force on a day, for a book. */
export const isInForce = ({ begins, ends, scope }: Delegation, book: string, today: PlainDate): boolean => begins <= today && today <= ends && (scope === undefined || scope.includes(book))

/** The functions that the step which is to be answered now still waits for. */
export function openFunctions({ route, step, answers, state }: Round): readonly PostFunction[] {
  const asked = state === 'open' ? route?.[step] : undefined
  if (asked === undefined) return []
  return asked.mode === 'all' ? asked.by.filter((name) => !answers.some((answer) => answer.step === step && answer.as === name)) : asked.by
}

/** The members whom the step that is to be answered now names; nobody answers their own. */
export const openMembers = ({ route, step, state, by }: Round): readonly string[] => (state === 'open' ? (route?.[step]?.members ?? []).filter((id) => id !== by) : [])

/** Whom the step that is to be answered now asks, and in which function. */
function askedIn(round: Round, standing: Standing): readonly { readonly holder: Member; readonly as: PostFunction | undefined }[] {
  const named = openMembers(round).flatMap((id) => memberById(standing.directory, id) ?? []).filter(({ status }) => status === 'active')
  return [...openFunctions(round).flatMap((as) => holdersOf(as, round.by, standing).map((holder) => ({ holder, as }))), ...named.map((holder) => ({ holder, as: undefined }))]
}

/** Those who are to answer now, each once, without those who stand in for them. */
export const holdersNow = (round: Round, standing: Standing): readonly Member[] => [...new Set(askedIn(round, standing).map(({ holder }) => holder))]

/** Everybody who may answer the step that a page waits at, those who stand in after those they stand in for ([SEAL10], [SEAL11]). */
export function answerersOf(round: Round, book: string, standing: Standing, today: PlainDate): readonly Answerer[] {
  const { directory, charter } = standing
  return askedIn(round, standing).flatMap(({ holder, as }): readonly Answerer[] => [
    { member: holder, as },
    ...(charter.settled?.delegations ?? []).flatMap((delegation) => {
      const deputy = delegation.from === holder.id && isInForce(delegation, book, today) ? memberById(directory, delegation.to) : undefined
      return deputy === undefined || deputy.status !== 'active' || deputy.id === round.by ? [] : [{ member: deputy, as, for: holder.id }]
    }),
  ])
}

/** In what a member answers the step that a page waits at; in their own name where they may, else for another. */
export function answerOf(round: Round, book: string, me: string, standing: Standing, today: PlainDate): Answerer | undefined {
  const mine = answerersOf(round, book, standing, today).filter(({ member }) => member.id === me)
  return mine.find((answerer) => answerer.for === undefined) ?? mine[0]
}
