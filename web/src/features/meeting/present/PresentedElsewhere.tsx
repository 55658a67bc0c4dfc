import { membersIn, rowsIn } from '@hebu/shared/books/read-values.ts'
import { memberById } from '@hebu/shared/vocabulary/directory.ts'
import IconPresent from '~icons/lucide/presentation'
import type { JSX } from 'solid-js'
import { createEffect, createMemo, createSignal, onCleanup, Show } from 'solid-js'
import type { Awareness } from 'y-protocols/awareness'

import { Button } from '../../../ui/Button.tsx'
import { useWords } from '../../../words/language.tsx'
import { meetingPageWords, presentWords } from '../../../words/meeting.ts'
import { useWorkspace } from '../../../workspace/context.tsx'
import styles from './present.module.css'
import { presentersIn } from './presenting.ts'

export interface PresentedElsewhereProps {
  /** The meeting whose page is open: there its own door offers it. */
  readonly here: string | undefined
  readonly onFollow: (meeting: string) => void
}

/** Wherever one is: that a meeting one attends is presented, and a press to follow it ([MEET13]). */
export function PresentedElsewhere(props: PresentedElsewhereProps): JSX.Element {
  const workspace = useWorkspace()
  const { say } = useWords()
  const [version, setVersion] = createSignal(0)
  const [declined, setDeclined] = createSignal<ReadonlySet<string>>(new Set())
  /** Those that may be presented now: what is not written up yet, of those this member attends. */
  const meetings = createMemo(() => {
    if (workspace.bookById('meetings') === undefined) return []
    const me = workspace.me().id
    return workspace.table('meetings').pages().filter(({ state, values }) => (state === 'open' || state === 'scheduled' || state === 'drafted') && (rowsIn(values['attendance']).some(({ id }) => id === me) || [...membersIn(values['chair']), ...membersIn(values['recorder'])].includes(me)))
  })
  const heard = createMemo(() => new Map(meetings().flatMap(({ id }): [string, Awareness][] => {
    const awareness = workspace.text({ book: 'meetings', id }, 'discussion')?.awareness
    return awareness === undefined ? [] : [[id, awareness]]
  })))
  createEffect(() => {
    const all = new Set(heard().values())
    const told = (): void => void setVersion((count) => count + 1)
    for (const awareness of all) awareness.on('change', told)
    onCleanup(() => all.forEach((awareness) => awareness.off('change', told)))
  })
  const found = createMemo(() => {
    version()
    for (const [meeting, awareness] of heard()) {
      const [presenter] = meeting === props.here ? [] : presentersIn(awareness, meeting)
      if (presenter !== undefined && !declined().has(`${meeting} ${presenter.clientId}`)) return { meeting, member: presenter.member, clientId: presenter.clientId }
    }
    return undefined
  }, undefined, { equals: (a, b) => a?.meeting === b?.meeting && a?.clientId === b?.clientId })
  const title = (meeting: string): string => String(workspace.table('meetings').page(meeting)?.values['title'] ?? '')
  return (
    <Show when={found()}>
      {(one) => (
        <div class={styles.elsewhere}>
          <IconPresent />
          <p>{say(presentWords.elsewhere, { name: memberById(workspace.directory(), one().member)?.name ?? '', title: title(one().meeting) })}</p>
          <Button size="small" variant="primary" onClick={() => props.onFollow(one().meeting)}>{say(meetingPageWords.follow)}</Button>
          <Button size="small" variant="quiet" onClick={() => setDeclined((before) => new Set([...before, `${one().meeting} ${one().clientId}`]))}>{say(presentWords.notNow)}</Button>
        </div>
      )}
    </Show>
  )
}
