import type { Book } from '@hebu/shared/books/define-book.ts'

import type { ToastOptions } from '../../../ui/toast.ts'
import { showToast } from '../../../ui/toast.ts'
import { manyActWords, oneActWords, undoWords } from '../../../words/undo.ts'
import type { PageAddress, Step, UndoneStep } from '../../../workspace/workspace.ts'
import { fieldLabel, refusalText } from '../page/refusal-text.ts'
import { createNames } from '../values/use-names.ts'
import type { TakeBackInput } from './take-back.ts'
import { withdrawOffer } from './take-back.ts'

export { createWorking, isWorking } from './working.ts'

/** The pages that a step was about; the app's own records go along without a word. */
function touchedBy({ workspace }: TakeBackInput, { pages, refused, left }: UndoneStep): readonly PageAddress[] {
  const all = [...pages, ...refused.map(({ page }) => page), ...left]
  const seen = all.filter(({ book }) => workspace.table(book).book.internal !== true)
  return seen.length > 0 ? seen : all
}

/** What a step was, in words: one page by its name, several by their number. */
function actIn(input: TakeBackInput, step: UndoneStep): string {
  const { workspace, words } = input
  const { command, field } = step
  const touched = touchedBy(input, step)
  const first = touched[0]!
  const { book, page: pageOf } = workspace.table(first.book)
  const count = new Set(touched.map(({ id }) => id)).size
  if (count > 1) return words.say(manyActWords[command], { count: words.format().number(count), book: words.say(book.name) })
  const page = pageOf(first.id)
  const label = field === undefined ? '' : command === 'move' ? words.say((book as Book).moves[field]?.label ?? book.one) : fieldLabel(book, field, words)
  return words.say(oneActWords[command], { title: page === undefined ? words.say(book.one) : createNames(workspace, words).title(book, page), field: label })
}

/** A way to where it was, for those who are elsewhere; none to what people do not see. */
function wayTo(input: TakeBackInput, step: UndoneStep): ToastOptions {
  const { workspace, words, navigate } = input
  const touched = touchedBy(input, step)
  const { book, id } = touched[0]!
  const isOne = touched.every((page) => page.id === id)
  const inBin = workspace.table(book).page(id)?.deleted !== undefined
  const href = isOne && !inBin ? `/${book}/${encodeURIComponent(id)}` : `/${book}`
  if (!workspace.books().some((known) => known.id === book) || globalThis.location.pathname === href || (!isOne && globalThis.location.pathname.startsWith(`${href}/`))) return {}
  return { label: words.say(undoWords.open), action: () => navigate(href) }
}

let last: (() => void) | undefined

/** Says what was taken back or done again, and where; what was refused is told with its reason, what it was called off before with a way to go on ([UND2], [UND3], [UND5]). */
export function tellTurned(input: TakeBackInput, way: 'undo' | 'redo', step: Step | undefined, turned: UndoneStep | undefined, goOn: () => void): void {
  const { workspace, words } = input
  if (turned === undefined) return void showToast(words.say(step !== undefined ? undoWords.gone : way === 'undo' ? undoWords.nothingToUndo : undoWords.nothingToRedo))
  // Not even that there was something.
  const veiled = turned.refused.some(({ refusal }) => refusal.because === 'screen-shared') && turned.pages.length === 0
  if (!veiled) withdrawOffer(turned.step)
  // Several in a row are told one at a time.
  last?.()
  if (veiled) return void (last = showToast(words.say(way === 'undo' ? undoWords.veiled : undoWords.notRedoneVeiled), { tone: 'problem' }))
  const act = actIn(input, turned)
  const first = turned.refused[0]
  const reason = first === undefined ? '' : refusalText(workspace.table(first.page.book).book, first.refusal, words)
  const count = (pages: readonly PageAddress[]): string => words.format().number(new Set(pages.filter(({ book }) => workspace.table(book).book.internal !== true).map(({ id }) => id)).size)
  if (turned.left.length > 0) {
    const stopped = words.say(way === 'undo' ? undoWords.stopped : undoWords.redoStopped, { done: count(turned.pages), left: count(turned.left) })
    const said = first === undefined ? stopped : words.say(undoWords.someRefused, { done: stopped, count: words.format().number(turned.refused.length), reason })
    return void (last = showToast(said, { label: words.say(undoWords.goOn), action: goOn }))
  }
  if (turned.pages.length === 0) return void (last = showToast(words.say(way === 'undo' ? undoWords.refused : undoWords.notRedone, { act, reason }), { tone: 'problem', ...wayTo(input, turned) }))
  const done = words.say(way === 'undo' ? undoWords.undone : undoWords.redone, { act })
  const said = first === undefined ? done : words.say(undoWords.someRefused, { done, count: words.format().number(turned.refused.length), reason })
  last = showToast(said, { ...(first === undefined ? {} : { tone: 'problem' as const }), ...wayTo(input, turned) })
}
