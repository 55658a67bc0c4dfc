import type { Book } from '../../books/define-book.ts'
import type { Answer, RouteStep, SealStatement } from '../../vocabulary/sealing.ts'
import { stepAfter } from './round.ts'

/** Which of how many steps a seal answers, and the state that the page has after it. */
export interface ToldStep {
  readonly to: string
  /** From 1; absent where the seal answers no step of a chain. */
  readonly nth?: number
  readonly of?: number
}

/**
 * What each seal of a page did, in the order of its log ([SEAL18]). Statements that were signed before they told it name the
 * end of the chain with every approval: those that others had still to join left the page where it was.
 */
export function toldSteps(statements: readonly (SealStatement | undefined)[], book: Book | undefined): readonly (ToldStep | undefined)[] {
  let route: readonly RouteStep[] | undefined
  let answers: Pick<Answer, 'step' | 'as'>[] = []
  return statements.map((statement) => {
    if (statement === undefined) return undefined
    const { move, from, to, step, as } = statement
    if (statement.route !== undefined) {
      route = statement.route
      answers = []
    }
    if (step === undefined || route === undefined) return { to }
    const isApproval = book !== undefined && Object.hasOwn(book.moves, move) && book.moves[move]?.decides === 'approve'
    answers.push({ step, as })
    return { to: isApproval && stepAfter(route, step, answers) < route.length ? from : to, nth: step + 1, of: route.length }
  })
}
