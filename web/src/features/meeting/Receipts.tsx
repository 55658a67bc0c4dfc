import { membersIn, rowsIn, stringIn } from '@hebu/shared/books/read-values.ts'
import { mentionOf, mentions } from '@hebu/shared/codec/comments.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { isActor } from '@hebu/shared/rules/access.ts'
import { dateOf } from '@hebu/shared/vocabulary/dates.ts'
import { memberById } from '@hebu/shared/vocabulary/directory.ts'
import IconBell from '~icons/lucide/bell-ring'
import IconCheck from '~icons/lucide/check'
import type { JSX } from 'solid-js'
import { createMemo, For, onCleanup, onMount, Show } from 'solid-js'

import { Button } from '../../ui/Button.tsx'
import desk from '../../ui/Desk.module.css'
import { showToast } from '../../ui/toast.ts'
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

/** Who reminds those that have not read the minutes. */
const reminders = ['@chair', '@recorder', '@made', 'head'] as const

/** Who has read the minutes that were sent, and when; the reader's own receipt by one press ([MEET10]), a reminder to those who have not by another ([MEET15]). */
export function Receipts(props: { readonly page: Page; readonly tell: (done: Done<unknown>) => void }): JSX.Element {
  const workspace = useWorkspace()
  const { say, format } = useWords()
  const me = () => workspace.me().id
  const to = createMemo(() => membersIn(props.page.values['distribution']))
  const read = () => to().filter((member) => receiptOf(props.page, member) !== undefined)
  const nameOf = (id: string): string => memberById(workspace.directory(), id)?.name ?? id
  const late = () => to().filter((member) => member !== me() && receiptOf(props.page, member) === undefined && memberById(workspace.directory(), member)?.status === 'active')
  const mayRemind = () => isActor(reminders, { values: props.page.values, made: props.page.made }, workspace.me(), { directory: workspace.directory(), charter: workspace.charter() })
  const remind = (): void => {
    const address = { book: 'meetings', id: props.page.id }
    const { timeZone } = workspace.directory().workspace
    const toldToday = workspace.record(address).comments.filter(({ by, at }) => by === me() && dateOf(Date.parse(at), timeZone) === workspace.world.today)
    const left = late().filter((member) => !toldToday.some(({ text }) => mentions(text, member)))
    if (left.length === 0) return void showToast(say(meetingPageWords.remindedAlready))
    const done = workspace.commands.comment(address, { text: say(meetingPageWords.reminder, { mentions: left.map(mentionOf).join(' ') }) })
    props.tell(done)
    if (done.ok) showToast(say(meetingPageWords.reminded, { names: format().list(left.map(nameOf)) }))
  }
  return (
    <section class={desk.part} aria-label={say(meetingPageWords.receipts)}>
      <header>
        <h2>{say(meetingPageWords.receipts)}</h2>
        <small role="status">{say(meetingPageWords.readCount, { n: format().number(read().length), of: format().number(to().length) })}</small>
        <Show when={to().includes(me())}>
          <Show when={receiptOf(props.page, me())} fallback={<Button variant="primary" size="small" onClick={() => props.tell(giveReceipt(workspace, props.page))}>{say(meetingPageWords.giveReceipt)}</Button>}>
            {(at) => <small class={styles.given}><IconCheck />{say(meetingPageWords.receiptGiven, { time: format().dateTime(at()) })}</small>}
          </Show>
        </Show>
        <Show when={mayRemind() && late().length > 0}>
          <Button size="small" icon={<IconBell />} onClick={remind}>{say(late().length === 1 ? meetingPageWords.remindUnreadOne : meetingPageWords.remindUnread, { n: format().number(late().length) })}</Button>
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

/** Stands at the end of the minutes: whoever comes down to it has read them, and gives the receipt ([MEET10]). A leap to what lies below, as a link to a comment makes it, passes over what was to be read. */
export function ReadToTheEnd(props: { readonly page: Page }): JSX.Element {
  const workspace = useWorkspace()
  let end!: HTMLDivElement
  onMount(() => {
    const scroller = end.closest('article')
    if (scroller === null) return
    // What is in sight without scrolling was not read yet.
    let seenTo = scroller.scrollTop === 0 ? scroller.clientHeight : 0
    const note = (): void => {
      const { scrollTop, clientHeight } = scroller
      if (scrollTop > seenTo) return
      seenTo = Math.max(seenTo, scrollTop + clientHeight)
      const { page } = props
      const me = workspace.me().id
      const isEnd = end.getBoundingClientRect().bottom <= scroller.getBoundingClientRect().bottom
      if (isEnd && isSent(page) && membersIn(page.values['distribution']).includes(me) && receiptOf(page, me) === undefined) giveReceipt(workspace, page)
    }
    scroller.addEventListener('scroll', note, { passive: true })
    onCleanup(() => scroller.removeEventListener('scroll', note))
  })
  return <div ref={end} class={styles.end} />
}
