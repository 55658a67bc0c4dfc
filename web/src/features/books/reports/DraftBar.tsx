import { isPristine, layReport, settleReport } from '@hebu/shared/codec/laid-report.ts'
import type { Row } from '@hebu/shared/books/field-kinds.ts'
import IconPen from '~icons/lucide/pen-line'
import { useLocation, useNavigate } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { createEffect, createMemo, onCleanup, onMount, Show, untrack } from 'solid-js'

import { offerActs } from '../../../ui/acts.ts'
import { Button } from '../../../ui/Button.tsx'
import { showToast } from '../../../ui/toast.ts'
import { useWords } from '../../../words/language.tsx'
import { draftingWords } from '../../../words/reports.ts'
import { isAllRead } from '../../../workspace/all-read.ts'
import { useWorkspace } from '../../../workspace/context.tsx'
import { useOpenPage } from '../page/page-context.ts'
import { refusalText } from '../page/refusal-text.ts'
import { useTakeBack } from '../undo/take-back.ts'
import { draftOf } from './draft-of.ts'
import styles from './reports.module.css'

const emptied = { done: [], results: [], problems: [], next: [] }

/** Drafts the report from its author's records, once as it is opened to be written, and again when asked ([REP1], [REP4]). */
export function DraftBar(): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const open = useOpenPage()
  const takeBack = useTakeBack()
  const location = useLocation()
  const navigate = useNavigate()
  const { address, book } = open
  const isMine = createMemo(() => open.page().values['author'] === workspace.me().id && ['draft', 'returned'].includes(open.page().state) && open.rights().mayEditField('done'))
  const isDrafted = () => ((open.page().values['drafted'] as readonly Row[] | undefined) ?? []).length > 0
  const isReady = createMemo(() => isAllRead(workspace))

  const draft = (how: 'asked' | 'opened'): void => {
    const laid = draftOf(open.page(), workspace, words)
    if (laid === undefined) return how === 'asked' ? void showToast(words.say(draftingWords.badPeriod), { tone: 'problem' }) : undefined
    const before = isDrafted()
    const written = [...workspace.written(address)].join('\n')
    const rows = open.page().values['problems']
    const step = {}
    const done = workspace.commands.asOne(step, () => workspace.commands.draft(address, (doc, of, id) => layReport(doc, of, id, laid), (doc, of, id) => layReport(doc, of, id, emptied)))
    if (!done.ok) return void showToast(refusalText(book, done.refusal, words), { tone: 'problem' })
    if (how === 'opened') return
    if (before && written === workspace.written(address).join('\n') && rows === open.page().values['problems']) showToast(words.say(draftingWords.nothingNew))
    else takeBack.offer(step, words.say(before ? draftingWords.updated : draftingWords.done))
  }

  // A report that is opened to be written is drafted already; what somebody has written in is left for them to ask.
  createEffect(() => {
    if (!isReady() || !isMine() || !new URLSearchParams(location.search).has('draft')) return
    untrack(() => {
      const text = workspace.text(address, 'done')
      if (text !== undefined && isPristine(text.doc, address.id)) draft('opened')
      const left = new URLSearchParams(location.search)
      left.delete('draft')
      navigate(`${location.pathname}${left.size === 0 ? '' : `?${left.toString()}`}`, { replace: true, scroll: false })
    })
  })
  // What two devices drafted while they did not hear of each other stands once.
  onMount(() => {
    const text = untrack(() => workspace.text(address, 'done'))
    if (text === undefined) return
    let waiting: ReturnType<typeof setTimeout> | undefined
    const settle = (): void => {
      if (untrack(isMine)) void workspace.commands.draft(address, (doc, _, id) => void settleReport(doc, id))
    }
    const hear = (_update: Uint8Array, _origin: unknown, _doc: unknown, transaction: { readonly local: boolean }): void => {
      if (transaction.local) return
      clearTimeout(waiting)
      waiting = setTimeout(settle)
    }
    settle()
    text.doc.on('update', hear)
    onCleanup(() => {
      clearTimeout(waiting)
      text.doc.off('update', hear)
    })
  })
  const label = () => words.say(isDrafted() ? draftingWords.again : draftingWords.draft)
  offerActs(() => (isMine() && isReady() ? [{ id: 'draft-report', group: 'here' as const, icon: book.icon, label: label(), run: () => draft('asked') }] : []))
  return (
    <Show when={isMine()}>
      <div class={styles.drafting} data-drafted={isDrafted() ? '' : undefined}>
        <p>{words.say(!isReady() ? draftingWords.reading : isDrafted() ? draftingWords.drafted : draftingWords.hint)}</p>
        <Button size="small" icon={<IconPen />} disabled={!isReady()} onClick={() => draft('asked')}>{label()}</Button>
      </div>
    </Show>
  )
}
