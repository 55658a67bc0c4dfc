import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Text } from '@hebu/shared/vocabulary/text.ts'

import { showToast } from '../../../../ui/toast.ts'
import type { Slots, Words } from '../../../../words/language.tsx'
import { bulkWords } from '../../../../words/view-parts.ts'
import { refusalText } from '../../page/refusal-text.ts'
import type { BulkDone } from './bulk.ts'

/** Says in one notice what was done and what was not, and why; with one way to take all of it back. */
export function tellBulk(book: Book, result: BulkDone, wording: Text, slots: Slots, words: Words): void {
  const format = words.format()
  const done = words.say(wording, { ...slots, count: format.number(result.done.length) })
  // The commonest reason is enough; the pages themselves tell the rest.
  const reasons = new Map<string, number>()
  for (const { refusal } of result.refused) {
    const reason = refusalText(book, refusal, words)
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
  }
  const reason = [...reasons].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? ''
  const count = format.number(result.refused.length)
  if (result.done.length === 0) return void showToast(words.say(bulkWords.nothing, { count, reason }), { tone: 'problem' })
  const said = result.refused.length === 0 ? done : words.say(bulkWords.refused, { done, count, reason })
  const { undo } = result
  showToast(said, undo === undefined ? {} : { label: words.say(bulkWords.undo), action: () => void takeBack(book, undo, words) })
}

async function takeBack(book: Book, undo: NonNullable<BulkDone['undo']>, words: Words): Promise<void> {
  const taken = await undo()
  if (taken.done.length > 0) showToast(words.say(bulkWords.undone, { count: words.format().number(taken.done.length) }))
  const first = taken.refused[0]
  if (first !== undefined) showToast(words.say(bulkWords.notUndone, { count: words.format().number(taken.refused.length), reason: refusalText(book, first.refusal, words) }), { tone: 'problem' })
}
