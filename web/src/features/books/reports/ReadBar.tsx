import type { Row } from '@hebu/shared/books/field-kinds.ts'
import { unreadBelow } from '@hebu/shared/rules/reporting/unread.ts'
import IconCheck from '~icons/lucide/check-check'
import IconNext from '~icons/lucide/chevron-right'
import IconBefore from '~icons/lucide/chevron-left'
import { useLocation, useNavigate } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { createMemo, onCleanup, onMount, Show, untrack } from 'solid-js'

import { offerActs } from '../../../ui/acts.ts'
import { Button } from '../../../ui/Button.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { showToast } from '../../../ui/toast.ts'
import { useWords } from '../../../words/language.tsx'
import { readingWords } from '../../../words/reports.ts'
import { useWorkspace } from '../../../workspace/context.tsx'
import type { OpenPage } from '../page/page-context.ts'
import { useOpenPage } from '../page/page-context.ts'
import { refusalText } from '../page/refusal-text.ts'
import styles from './reports.module.css'

const isReadBy = (open: OpenPage, member: string): boolean => ((open.page().values['readBy'] as readonly Row[] | undefined) ?? []).some(({ id }) => id === member)

/** Goes through the reports that wait for this member's eyes, one after the other ([REP20]). */
export function ReadBar(): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const open = useOpenPage()
  const location = useLocation()
  const navigate = useNavigate()
  const { say, format } = words
  const unread = createMemo(() => unreadBelow(workspace.table('reports').pages(), workspace.me(), { directory: workspace.directory(), charter: workspace.charter() }))
  const mayRead = createMemo(() => open.page().state !== 'draft' && open.rights().mayEditField('readBy') && open.page().values['author'] !== workspace.me().id)
  const isRead = () => isReadBy(open, workspace.me().id)
  // The order is of when they came; where this one is read already, one goes on from where it stood.
  const others = createMemo(() => unread().filter(({ id }) => id !== open.address.id))
  const after = createMemo(() => {
    const mine = open.page().moves.findLast(({ to, verdict }) => to === 'submitted' && verdict === 'applied')?.at ?? ''
    return others().find(({ at, id }) => at > mine || (at === mine && id > open.address.id)) ?? others()[0]
  })
  const before = createMemo(() => {
    const mine = open.page().moves.findLast(({ to, verdict }) => to === 'submitted' && verdict === 'applied')?.at ?? ''
    return others().findLast(({ at, id }) => at < mine || (at === mine && id < open.address.id)) ?? others().at(-1)
  })
  const goTo = (to: { readonly id: string } | undefined): void => {
    if (to !== undefined) navigate(`/reports/${encodeURIComponent(to.id)}${location.search}`, { scroll: false })
  }
  const read = (): boolean => {
    if (isRead()) return true
    const done = workspace.commands.addRow(open.address, 'readBy', { at: new Date(workspace.world.nowMs).toISOString() }, undefined, workspace.me().id)
    if (!done.ok) showToast(refusalText(open.book, done.refusal, words), { tone: 'problem' })
    return done.ok
  }
  const readOn = (): void => {
    const next = untrack(after)
    if (read()) goTo(next)
  }
  offerActs(() => (mayRead() ? [{ id: 'read-on', group: 'here' as const, icon: open.book.icon, label: say(readingWords.readOn), run: readOn }] : []))
  return (
    <Show when={mayRead()}>
      <div class={styles.drafting} data-drafted="" role="group" aria-label={say(readingWords.reading)}>
        <p>{say(isRead() ? readingWords.read : readingWords.notRead)} · {others().length === 0 ? say(readingWords.noneLeft) : say(readingWords.left, { n: format().number(others().length) })}</p>
        <div class={styles.turns}>
          <Show when={others().length > 0}>
            <IconButton size="small" icon={<IconBefore />} label={say(readingWords.before)} onClick={() => goTo(before())} />
            <IconButton size="small" icon={<IconNext />} label={say(readingWords.after)} onClick={() => goTo(after())} />
          </Show>
          <Show when={!isRead() || others().length > 0}>
            <Button size="small" icon={<IconCheck />} onClick={readOn}>{say(others().length > 0 ? readingWords.readOn : readingWords.markRead)}</Button>
          </Show>
        </div>
      </div>
    </Show>
  )
}

/** So long must the end of a report be seen for it to count as read. */
const seenMs = 1_500

/** Stands at the end of a report: whose eyes get there have read it ([REP21]). */
export function ReadToEnd(): JSX.Element {
  const workspace = useWorkspace()
  const open = useOpenPage()
  let end!: HTMLDivElement
  onMount(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined
    const isAsked = (): boolean => ['submitted', 'inspected'].includes(open.page().state) && open.whole() && open.rights().mayEditField('readBy') && open.page().values['author'] !== workspace.me().id && !isReadBy(open, workspace.me().id)
    const observer = new IntersectionObserver(([entry]) => {
      clearTimeout(waiting)
      if (entry?.isIntersecting !== true || !untrack(isAsked)) return
      waiting = setTimeout(() => {
        if (document.visibilityState === 'visible' && untrack(isAsked)) workspace.commands.addRow(open.address, 'readBy', { at: new Date(untrack(() => workspace.world.nowMs)).toISOString() }, undefined, workspace.me().id)
      }, seenMs)
    })
    observer.observe(end)
    onCleanup(() => {
      clearTimeout(waiting)
      observer.disconnect()
    })
  })
  return <div ref={end} aria-hidden="true" style={{ 'min-height': '1px' }} />
}
