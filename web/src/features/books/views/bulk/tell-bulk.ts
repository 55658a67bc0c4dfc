import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Text } from '@hebu/shared/vocabulary/text.ts'

import { showToast } from '../../../../ui/toast.ts'
import type { Slots, Words } from '../../../../words/language.tsx'
import { bulkWords } from '../../../../words/view-parts.ts'
import { refusalText } from '../../page/refusal-text.ts'
import type { TakeBack } from '../../undo/take-back.ts'
import type { BulkDone } from './bulk.ts'

/** The commonest reason is enough; the pages themselves tell the rest. */
export function commonestReason(book: Book, refused: BulkDone['refused'], words: Words): string {
  const reasons = new Map<string, number>()
  for (const { refusal } of refused) {
    const reason = refusalText(book, refusal, words)
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
  }
  return [...reasons].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? ''
}

/** Says in one notice what was done and what was not, and why; with one way to take all of it back. */
export function tellBulk(book: Book, result: BulkDone, wording: Text, slots: Slots, words: Words, takeBack: TakeBack): void {
  const format = words.format()
  const done = words.say(wording, { ...slots, count: format.number(result.done.length) })
  const reason = commonestReason(book, result.refused, words)
  const count = format.number(result.refused.length)
  const left = format.number(result.left.length)
  if (result.done.length === 0 && result.refused.length === 0) return void showToast(words.say(bulkWords.stoppedFirst))
  const said = result.done.length === 0 ? words.say(bulkWords.nothing, { count, reason }) : result.refused.length === 0 ? done : words.say(bulkWords.refused, { done, count, reason })
  const told = result.left.length === 0 ? said : words.say(bulkWords.stopped, { done: said, left })
  if (result.done.length === 0) showToast(told, { tone: 'problem' })
  else takeBack.offer(result.step, told)
}
