import type { Book, Move } from '../../books/define-book.ts'
import type { PostFunction } from '../../vocabulary/directory.ts'
import type { Answer, Round, RouteStep } from '../../vocabulary/sealing.ts'

/** What a move of an approval says beside what every move says; the same is in its seal's statement. */
export interface Decided {
  readonly by?: string
  readonly as?: PostFunction | undefined
  readonly for?: string | undefined
  readonly content?: string | undefined
  readonly route?: readonly RouteStep[] | undefined
  readonly step?: number | undefined
}

/**
 * Why a decision does not count: `overruled` by a return of the same round, `answered-already` by somebody else,
 * `content-differs` from what was handed in, `own-page` of who handed it in, `not-theirs`: not a function of that step.
 */
export type Declined = 'overruled' | 'answered-already' | 'content-differs' | 'own-page' | 'not-theirs'

interface Entry extends Decided {
  readonly id: string
  readonly move: string
  readonly to: string
  readonly after?: string | undefined
}

type Decision = { readonly verdict: 'applied'; readonly to: string; readonly overruled: readonly string[] } | { readonly verdict: Declined | 'wrong-state' }

/** The approvals of one page while its log is folded. */
export interface Rounds {
  /** The page is handed in; answers the state that this leads to. */
  handIn(move: Move, entry: Entry): string
  /** `fits`: whether the move leads from `state`. */
  decide(move: Move, entry: Entry, state: string, fits: boolean): Decision
  /** Another move led to `state`: it may take back what was handed in, or take up anew what was approved. */
  lead(state: string): void
  last(): Round | undefined
}

/** The state that handing in leads to: where the charter asks for nobody's word in this case, the page is approved as it is handed in. */
export const handedInTo = (book: Book, move: Move, route: readonly RouteStep[] | undefined): string =>
  (route?.length === 0 ? Object.values<Move>(book.moves).find(({ decides, from }) => decides === 'approve' && from.includes(move.to))?.to : undefined) ?? move.to

/** The step that is to be answered once `answers` were given to `step`: a joint one waits for the word of every function. */
export function stepAfter(route: readonly RouteStep[] | undefined, step: number, answers: readonly Pick<Answer, 'step' | 'as'>[]): number {
  const asked = route?.[step]
  const isDone = asked?.mode !== 'all' || asked.by.every((one) => answers.some((answer) => answer.step === step && answer.as === one))
  return isDone ? step + 1 : step
}

/** Keeps the rounds of a log ([SEAL5]). What is decided depends on what the log holds alone, never on when it arrived. */
export function createRounds(book: Book, entries: readonly Entry[], counts: (entry: Entry) => boolean = () => true): Rounds {
  let round: Round | undefined
  let isLeft = false
  let byId: ReadonlyMap<string, Entry> | undefined
  const before = ({ after }: Entry): Entry | undefined => (after === undefined ? undefined : (byId ??= new Map(entries.map((entry) => [entry.id, entry]))).get(after))
  const declared = ({ move }: Entry): Move | undefined => (Object.hasOwn(book.moves, move) ? book.moves[move] : undefined)
  /** The entries that the mover had seen, the latest first. */
  function* seenBy(entry: Entry): Iterable<Entry> {
    const met = new Set<string>()
    for (let next = before(entry); next !== undefined && !met.has(next.id); next = before(next)) {
      met.add(next.id)
      yield next
    }
  }
  const hasSeen = (entry: Entry, id: string): boolean => {
    for (const seen of seenBy(entry)) if (seen.id === id) return true
    return false
  }
  /** Whether a decision is of the round that counts: its mover saw that hand-in, or one of the same content made at the same time. */
  const isOf = ({ handIn, content }: Round, entry: Entry): boolean => {
    for (const seen of seenBy(entry)) {
      if (declared(seen)?.chain === undefined) continue
      return seen.id === handIn || (content !== undefined && seen.content === content && seen.after === byId?.get(handIn)?.after)
    }
    return false
  }
  const isBuiltUpon = (id: string, state: string): boolean =>
    entries.some((entry) => {
      const move = declared(entry)
      return move !== undefined && move.decides === undefined && move.from.includes(state) && hasSeen(entry, id) && counts(entry)
    })
  const mayAnswer = ({ by, route }: Round, entry: Entry, step: number): Declined | undefined => {
    if (route === undefined) return undefined
    if (entry.by === by || entry.for === by) return 'own-page'
    const asked = route[step]
    const isAsked = entry.as === undefined ? asked?.members?.includes(entry.for ?? entry.by ?? '') : asked?.by.includes(entry.as)
    return isAsked === true ? undefined : 'not-theirs'
  }

  function approve(open: Round, move: Move, entry: Entry, state: string): Decision {
    const step = entry.step ?? open.step
    const declined = mayAnswer(open, entry, step)
    if (declined !== undefined) return { verdict: declined }
    if (step !== open.step) return { verdict: step < open.step ? 'answered-already' : 'wrong-state' }
    if (open.route?.[step]?.mode === 'all' && open.answers.some((answer) => answer.step === step && answer.as === entry.as)) return { verdict: 'answered-already' }
    const answers = [...open.answers, { entry: entry.id, step, as: entry.as }]
    const next = stepAfter(open.route, step, answers)
    const isLast = next >= (open.route?.length ?? 1)
    round = { ...open, answers, step: next, ...(isLast ? { state: 'complete', ended: entry.id } : {}) }
    return { verdict: 'applied', to: isLast ? move.to : state, overruled: [] }
  }

  const leadsFrom = (state: string, does: (move: Move) => boolean): boolean => Object.values<Move>(book.moves).some((move) => does(move) && move.from.includes(state))

  return {
    handIn(move, entry) {
      isLeft = false
      const common = { handIn: entry.id, by: entry.by ?? '', route: entry.route, content: entry.content, step: 0, answers: [] }
      const to = handedInTo(book, move, entry.route)
      round = to === move.to ? { ...common, state: 'open' } : { ...common, state: 'complete', ended: entry.id }
      return to
    },
    decide(move, entry, state, fits) {
      // A page that was handed in before its book asked for approvals: one answer decides.
      if (round === undefined) return fits ? { verdict: 'applied', to: move.to, overruled: [] } : { verdict: 'wrong-state' }
      if (!isOf(round, entry)) return { verdict: 'wrong-state' }
      if (round.content !== undefined && entry.content !== undefined && entry.content !== round.content) return { verdict: 'content-differs' }
      if (move.decides === 'approve') {
        if (round.state !== 'open') return { verdict: round.state === 'returned' ? 'overruled' : 'answered-already' }
        return fits ? approve(round, move, entry, state) : { verdict: 'wrong-state' }
      }
      const step = entry.step ?? round.step
      if (step > round.step) return { verdict: 'wrong-state' }
      const declined = mayAnswer(round, entry, step)
      if (declined !== undefined) return { verdict: declined }
      if (round.state === 'returned') return { verdict: 'answered-already' }
      if (round.state === 'complete') {
        // A return wins over approvals of its round that it had not seen, unless something was done upon them.
        const { ended = '' } = round
        if (round.answers.length === 0 || hasSeen(entry, ended) || isBuiltUpon(ended, state)) return { verdict: fits ? 'wrong-state' : 'answered-already' }
      } else if (!fits) return { verdict: 'wrong-state' }
      const overruled = round.answers.filter((answer) => !hasSeen(entry, answer.entry)).map((answer) => answer.entry)
      round = { ...round, state: 'returned', ended: entry.id, answers: [...round.answers.filter((answer) => !overruled.includes(answer.entry)), { entry: entry.id, step, as: entry.as }] }
      return { verdict: 'applied', to: move.to, overruled }
    },
    lead(state) {
      isLeft ||= round?.state === 'open' ? !leadsFrom(state, ({ decides }) => decides === 'approve') : leadsFrom(state, ({ chain }) => chain !== undefined)
    },
    // Decisions are judged by the round itself: a return that had not heard of this still counts.
    last: () => (round === undefined || !isLeft || round.state === 'returned' ? round : { ...round, state: round.state === 'open' ? 'withdrawn' : 'reopened' }),
  }
}
