import { createSignal } from 'solid-js'

import { writeSheet } from '../../../../platform/exchange/exchange.ts'
import { saveFile } from '../../../../ui/save-file.ts'
import { showToast } from '../../../../ui/toast.ts'
import { ledgerWords } from '../../../../words/contracts.ts'
import { exportWords } from '../../../../words/exchange.ts'
import type { ListModel } from '../../list/list-model.ts'
import { fileName } from '../file-name.ts'
import type { ExportOf } from './list-sheet.ts'
import { ledgerSheet } from './ledger-sheet.ts'
import { listSheet } from './list-sheet.ts'
import type { ExportContext } from './out-columns.ts'

/** Before this nobody needs to be told that something is under way. */
const tellAfterMs = 300
/** A number that changes is read aloud: not with every line. */
const tellEveryMs = 1_000

/** Saves a list as a file; says so, and lets it be called off while it lasts. */
export async function exportList(model: ListModel, as: 'xlsx' | 'csv', of: ExportOf | 'ledger', context: Omit<ExportContext, 'book'>): Promise<void> {
  const { words } = context
  const format = (figure: number): string => words.format().number(figure)
  const count = format(model.pages().length)
  if (model.pages().length === 0) return void showToast(words.say(exportWords.nothing))
  const calling = new AbortController()
  const [done, setDone] = createSignal(0)
  let toldMs = 0
  const tell = (lines: number): void => {
    if (performance.now() - toldMs < tellEveryMs) return
    toldMs = performance.now()
    setDone(lines)
  }
  let stop: (() => void) | undefined
  const timer = setTimeout(() => { stop = showToast(words.say(exportWords.working, { count }), { label: words.say(exportWords.cancel), action: () => calling.abort(), stayMs: 600_000, now: () => (done() === 0 ? words.say(exportWords.working, { count }) : words.say(exportWords.reached, { done: format(done()), count })) }) }, tellAfterMs)
  try {
    const inBook = { ...context, book: model.book }
    const sheet = of === 'ledger' ? ledgerSheet(model, inBook, as === 'csv') : await listSheet(model, of, inBook, as === 'csv', calling.signal, tell)
    const called = of === 'ledger' ? words.say(ledgerWords.title) : words.say(model.book.name)
    const name = fileName(as === 'csv' ? words.say(exportWords.csvName, { book: called, name: context.workspace.me().name }) : called, Date.now(), context.workspace.directory().workspace.timeZone, as)
    saveFile(await writeSheet(sheet, as, calling.signal), name)
    context.workspace.exported(model.book.id, model.pages().length)
    showToast(words.say(exportWords.done, { count, name }))
  } catch {
    if (calling.signal.aborted) showToast(words.say(exportWords.cancelled))
    else showToast(words.say(exportWords.failed), { tone: 'problem' })
  } finally {
    clearTimeout(timer)
    stop?.()
  }
}
