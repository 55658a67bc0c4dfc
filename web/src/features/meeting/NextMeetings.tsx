import { carriedOver } from '@hebu/shared/rules/meeting/carried.ts'
import { comingPlace } from '@hebu/shared/rules/meeting/plan-meeting.ts'
import type { ComingMeeting } from '@hebu/shared/rules/meeting/series.ts'
import { memberById } from '@hebu/shared/vocabulary/directory.ts'
import { text } from '@hebu/shared/vocabulary/text.ts'
import IconMeeting from '~icons/lucide/messages-square'
import type { JSX } from 'solid-js'
import { createMemo, For, Show } from 'solid-js'

import { offerActs } from '../../ui/acts.ts'
import { Button } from '../../ui/Button.tsx'
import { useWords } from '../../words/language.tsx'
import { meetingPageWords } from '../../words/meeting.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import type { CommandRefusal } from '../../workspace/workspace.ts'
import styles from './meeting.module.css'
import { myComingMeetings, openComing } from './open-next.ts'

const nothing = text('', '')

export interface NextMeetingsProps {
  readonly onOpen: (id: string) => void
  readonly onRefused: (refusal: CommandRefusal) => void
  /** How many are shown. */
  readonly most: number
  /** On Today it is a card beside the agenda, over the list a band. */
  readonly over: 'list' | 'today'
}

/** The coming regular meetings of this member, each one press away from being open with all that it begins with ([MEET1]). */
export function NextMeetings(props: NextMeetingsProps): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const { say, format } = words
  const ready = () => workspace.whole() && workspace.bookById('meetings') !== undefined && workspace.table('meetings').ready() && workspace.table('tasks').ready()
  const coming = createMemo(() => (ready() ? myComingMeetings(workspace).slice(0, props.most) : []))
  const label = ({ cadence, group, project }: ComingMeeting): string => {
    const { cadences, groups } = workspace.charter()
    const title = project === undefined ? '' : String(workspace.table('projects').page(project.id)?.values['title'] ?? '')
    return [title, say(group === undefined ? nothing : (groups[group] ?? nothing)), say(cadences[cadence]!.label)].filter((part) => part !== '').join(' · ')
  }
  const carried = (one: ComingMeeting): number => carriedOver(comingPlace(one), workspace.world).length
  const open = (one: ComingMeeting): void => {
    const done = openComing(workspace, words, one)
    if (done.ok) props.onOpen(done.value.id)
    else props.onRefused(done.refusal)
  }
  offerActs(() => coming().slice(0, 1).map((one) => ({ id: 'next-meeting', group: 'make' as const, icon: 'messages-square', label: say(meetingPageWords.nextOne), run: () => open(one) })))
  return (
    <Show when={coming().length > 0}>
      <section class={styles.coming} data-over={props.over} aria-label={say(meetingPageWords.next)}>
        <h2>{say(meetingPageWords.next)}</h2>
        <ul>
          <For each={coming()}>
            {(one) => (
              <li>
                <IconMeeting />
                <div>
                  <b>{label(one)}</b>
                  <small>
                    {format().date(one.startsAt)} {format().weekday(one.startsAt)} {format().time(one.startsAt)}
                    {' · '}{say(meetingPageWords.chairs, { name: memberById(workspace.directory(), one.chair)?.name ?? '' })}
                    <Show when={carried(one) > 0}>{' · '}{carried(one) === 1 ? say(meetingPageWords.carriedOne) : say(meetingPageWords.carriedCount, { n: carried(one) })}</Show>
                  </small>
                </div>
                <Button size="small" aria-label={`${say(one.begun ? meetingPageWords.open : meetingPageWords.prepare)}: ${label(one)}`} onClick={() => open(one)}>{say(one.begun ? meetingPageWords.open : meetingPageWords.prepare)}</Button>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}
