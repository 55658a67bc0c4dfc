import type { Page } from '@hebu/shared/codec/page.ts'
import { rowsIn } from '@hebu/shared/books/read-values.ts'
import type { ChoiceField, RowsField } from '@hebu/shared/books/field-kinds.ts'
import { joiningPlace, memberById } from '@hebu/shared/vocabulary/directory.ts'
import type { JSX } from 'solid-js'
import { createMemo, For, Show } from 'solid-js'

import { Avatar } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import desk from '../../ui/Desk.module.css'
import { useWords } from '../../words/language.tsx'
import { meetingPageWords } from '../../words/meeting.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import type { Done } from '../../workspace/workspace.ts'
import styles from './meeting.module.css'

const statuses = ['present', 'late', 'excused', 'absent'] as const
type Status = (typeof statuses)[number]

/** Attendance, one press for each; who is on leave is excused already ([MEET9]). */
export function RollCall(props: { readonly page: Page; readonly tell: (done: Done<unknown>) => void }): JSX.Element {
  const workspace = useWorkspace()
  const { say } = useWords()
  const rows = createMemo(() => rowsIn(props.page.values['attendance']))
  const address = () => ({ book: 'meetings', id: props.page.id })
  const statusOf = (member: string): Status | undefined => rows().find(({ id }) => id === member)?.cells['status'] as Status | undefined
  const ids = createMemo(() => rows().map(({ id }) => id), [], { equals: (a, b) => a.length === b.length && a.every((id, at) => id === b[at]) })
  const uncalled = () => rows().filter(({ cells }) => cells['status'] === undefined)
  const nameOf = (id: string): string => memberById(workspace.directory(), id)?.name ?? id
  const wordOf = (status: Status): string => say(((workspace.bookById('meetings')!.fields['attendance'] as RowsField).columns['status'] as ChoiceField).options[status]!)
  const put = (member: string, status: Status): void => props.tell(workspace.commands.setCell(address(), 'attendance', member, 'status', statusOf(member) === status ? undefined : status))
  const putOthers = (): void => props.tell(workspace.commands.asOne({}, () => uncalled().map(({ id }) => workspace.commands.setCell(address(), 'attendance', id, 'status', 'present')).find((done) => !done.ok) ?? { ok: true, value: undefined }))
  return (
    <Show when={ids().length > 0}>
      <section class={desk.part} aria-label={say(meetingPageWords.rollCall)}>
        <header>
          <h2>{say(meetingPageWords.rollCall)}</h2>
          <small role="status"><Show when={uncalled().length > 0}>{say(meetingPageWords.notCalled, { n: uncalled().length })}</Show></small>
          <Show when={uncalled().length > 0}><Button size="small" onClick={putOthers}>{say(meetingPageWords.allPresent)}</Button></Show>
        </header>
        <ul class={styles.roll}>
          <For each={ids()}>
            {(member) => (
              <li data-status={statusOf(member)}>
                <Avatar decorative name={nameOf(member)} place={joiningPlace(workspace.directory(), member)} />
                <span>{nameOf(member)}</span>
                <span class={styles.statuses} role="group" aria-label={nameOf(member)}>
                  <For each={statuses}>
                    {(status) => <button type="button" data-status={status} aria-pressed={statusOf(member) === status} aria-label={say(meetingPageWords.attendanceOf, { name: nameOf(member), status: wordOf(status) })} onClick={() => put(member, status)}>{wordOf(status)}</button>}
                  </For>
                </span>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}
