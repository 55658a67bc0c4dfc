import { membersIn, rowsIn, stringIn } from '@hebu/shared/books/read-values.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { memberById } from '@hebu/shared/vocabulary/directory.ts'
import IconCheck from '~icons/lucide/check'
import type { JSX } from 'solid-js'
import { createMemo, For, onCleanup, onMount, Show } from 'solid-js'

import { Button } from '../../ui/Button.tsx'
import { useWords } from '../../words/language.tsx'
import { meetingPageWords } from '../../words/meeting.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import type { Done } from '../../workspace/workspace.ts'
import styles from './meeting.module.css'

const sent: ReadonlySet<string> = new Set(['approved', 'archived'])

/** Whether minutes have been sent, so that those they were sent to read them. */
export const isSent = ({ state }: Pick<Page, 'state'>): boolean => sent.has(state)

const receiptOf = (page: Page, member: string): string | undefined => {
  const row = rowsIn(page.values['receipts']).find(({ id }) => id === member)
  return row === undefined ? undefined : (stringIn(row.cells['at']) ?? page.made?.at)
}

/** Who has read the minutes that were sent, and when; the reader's own receipt by one press ([MEET10]). */
export function Receipts(props: { readonly page: Page; readonly tell: (done: Done<unknown>) => void }): JSX.Element {
  const workspace = useWorkspace()
  const { say, format } = useWords()
  const me = () => workspace.me().id
  const to = createMemo(() => membersIn(props.page.values['distribution']))
  const read = () => to().filter((member) => receiptOf(props.page, member) !== undefined)
  const nameOf = (id: string): string => memberById(workspace.directory(), id)?.name ?? id
  return (
    <section class={styles.part} aria-label={say(meetingPageWords.receipts)}>
      <header>
        <h2>{say(meetingPageWords.receipts)}</h2>
        <small role="status">{say(meetingPageWords.readCount, { n: format().number(read().length), of: format().number(to().length) })}</small>
        <Show when={to().includes(me())}>
          <Show when={receiptOf(props.page, me())} fallback={<Button variant="primary" size="small" onClick={() => props.tell(giveReceipt(workspace, props.page))}>{say(meetingPageWords.giveReceipt)}</Button>}>
            {(at) => <small class={styles.given}><IconCheck />{say(meetingPageWords.receiptGiven, { time: format().dateTime(at()) })}</small>}
          </Show>
        </Show>
      </header>
      <ul class={styles.receipts}>
        <For each={to()}>
          {(member) => (
            <li data-read={receiptOf(props.page, member) === undefined ? undefined : ''}>
              <Show when={receiptOf(props.page, member)} fallback={<>{nameOf(member)} <small>{say(meetingPageWords.unread)}</small></>}>
                {(at) => <><IconCheck />{nameOf(member)} <small>{format().dateTime(at())}</small></>}
              </Show>
            </li>
          )}
        </For>
      </ul>
    </section>
  )
}

/** Says that this member has read the minutes. A receipt that was given stays as it is. */
const giveReceipt = (workspace: ReturnType<typeof useWorkspace>, page: Page): Done<unknown> =>
  workspace.commands.addRow({ book: 'meetings', id: page.id }, 'receipts', { at: new Date(workspace.world.nowMs).toISOString() }, undefined, workspace.me().id)

/** Stands at the end of the minutes: whoever scrolls down to it has read them, and gives the receipt ([MEET10]). */
export function ReadToTheEnd(props: { readonly page: Page }): JSX.Element {
  const workspace = useWorkspace()
  let end!: HTMLDivElement
  onMount(() => {
    // What is in sight without scrolling was not read yet.
    let scrolled = false
    const scroller = end.closest('article')
    const note = (): void => void (scrolled = true)
    const observer = new IntersectionObserver((entries) => {
      const { page } = props
      const me = workspace.me().id
      if (scrolled && entries.some(({ isIntersecting }) => isIntersecting) && isSent(page) && membersIn(page.values['distribution']).includes(me) && receiptOf(page, me) === undefined) giveReceipt(workspace, page)
    })
    scroller?.addEventListener('scroll', note, { passive: true })
    observer.observe(end)
    onCleanup(() => {
      scroller?.removeEventListener('scroll', note)
      observer.disconnect()
    })
  })
  return <div ref={end} class={styles.end} />
}
