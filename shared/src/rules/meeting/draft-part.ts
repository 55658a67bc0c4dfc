import { actsIn } from '../../books/member-acts.ts'
import type { Period } from '../../books/periods.ts'
import type { DraftBlock, DraftInput } from '../drafting/draft.ts'
import { nextOf } from '../drafting/draft-next.ts'
import { problemsOf } from '../drafting/draft-problems.ts'
import { byCustomer } from '../drafting/draft-report.ts'
import { meetingWords } from './meeting-words.ts'

/** What a member may report to a meeting: under a heading each what was done since the last one, what stands in the way, what comes next. */
export interface PartDraft {
  readonly heading: string
  readonly blocks: readonly DraftBlock[]
}

/** Drafts a member's part from their own records since the last meeting of the series; parts with nothing to say are left out. */
export function draftPart(input: DraftInput, since: Pick<Period, 'first' | 'last'>): readonly PartDraft[] {
  const acts = actsIn(input.author, since, input.world).filter(({ book }) => book !== 'meetings')
  const problems = problemsOf(input, { unit: 'week', ...since })
  const parts: readonly PartDraft[] = [
    { heading: input.say(meetingWords.done), blocks: byCustomer(acts, input) },
    { heading: input.say(meetingWords.problems), blocks: problems.length === 0 ? [] : [{ lines: problems }] },
    // That the meeting itself comes next is known to those who sit in it.
    { heading: input.say(meetingWords.next), blocks: nextOf(input).map(({ lines, ...block }) => ({ ...block, lines: lines.filter(({ page }) => page?.book !== 'meetings') })).filter(({ lines }) => lines.length > 0) },
  ]
  return parts.filter(({ blocks }) => blocks.length > 0)
}
