import type { Book, Naming } from '@hebu/shared/books/define-book.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { JSX } from 'solid-js'
import { Show } from 'solid-js'

import { Button } from '../../ui/Button.tsx'
import desk from '../../ui/Desk.module.css'
import { useWords } from '../../words/language.tsx'
import { meetingPageWords } from '../../words/meeting.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import type { Done } from '../../workspace/workspace.ts'
import { AgendaClock } from './AgendaClock.tsx'
import { Carried, Figures } from './Carried.tsx'
import { MyPart } from './MyPart.tsx'
import { fillFromSeries, isBare } from './open-next.ts'
import { isSent, Receipts } from './Receipts.tsx'
import { PresentDoor } from './present/PresentDoor.tsx'
import { RollCall } from './RollCall.tsx'

export interface MeetingDeskProps {
  readonly page: Page
  readonly naming: (book: Book) => Naming
  /** The part that is presented here; absent where nothing is. */
  readonly presented: string | undefined
  readonly onPresent: (part: string | undefined) => void
  /** Whether one came here to follow whoever presents. */
  readonly wantsToFollow: boolean
  readonly onFollowed: () => void
  /** Told of what was refused. */
  readonly tell: (done: Done<unknown>) => void
}

/** What a meeting is run from, over its fields: agenda and clock, roll call, what was left open, one's own part, receipts. */
export function MeetingDesk(props: MeetingDeskProps): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const { say } = words
  const editable = () => workspace.table('meetings').rights(props.page).edit
  const isOn = () => props.page.state === 'open'
  const isAhead = () => props.page.state === 'scheduled' || isOn()
  const isWorkedOn = () => isAhead() || props.page.state === 'drafted' || props.page.state === 'returned'
  const stands = () => workspace.whole() && workspace.table('tasks').ready()
  return (
    <div class={desk.desk} role="region" aria-label={say(meetingPageWords.desk)}>
      <Show when={editable() && isBare(props.page)}>
        <section class={desk.part}>
          <header>
            <h2>{say(meetingPageWords.agenda)}</h2>
            <small>{say(meetingPageWords.fillHint)}</small>
            <Button size="small" onClick={() => props.tell(fillFromSeries(workspace, words, props.page))}>{say(meetingPageWords.fill)}</Button>
          </header>
        </section>
      </Show>
      <Show when={isWorkedOn()}><PresentDoor page={props.page} part={props.presented} onPart={props.onPresent} wantsToFollow={props.wantsToFollow} onFollowed={props.onFollowed} onRefused={(refusal) => props.tell({ ok: false, refusal })} /></Show>
      <Show when={isOn()}><AgendaClock page={props.page} editable={editable()} tell={props.tell} /></Show>
      <Show when={editable() && isWorkedOn()}><RollCall page={props.page} tell={props.tell} /></Show>
      <Show when={isAhead() && stands()}>
        <Carried page={props.page} />
        <Figures page={props.page} />
      </Show>
      <Show when={isWorkedOn() && stands()}><MyPart page={props.page} naming={props.naming} /></Show>
      <Show when={isSent(props.page)}><Receipts page={props.page} tell={props.tell} /></Show>
    </div>
  )
}
