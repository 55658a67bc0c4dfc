import { CalendarFeed, CalendarLink } from '@hebu/shared/wire/calendar-feed.ts'
import type { JSX } from 'solid-js'
import { createResource, createSignal, Show } from 'solid-js'
import * as v from 'valibot'

import { Button } from '../../../ui/Button.tsx'
import { CopyField } from '../../../ui/CopyField.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { showToast } from '../../../ui/toast.ts'
import { calendarFeedWords } from '../../../words/calendar-feed.ts'
import { useWords } from '../../../words/language.tsx'
import { uiWords } from '../../../words/ui.ts'
import { useWorkspace } from '../../../workspace/context.tsx'
import { createAsking } from '../../asking.ts'
import places from '../../Place.module.css'
import { Refusal } from '../../Refusal.tsx'
import { useRelay } from '../../session-context.tsx'
import { wantFeed } from './asked.ts'

/** One's calendar for other programs: begun, renewed and ended here ([FEED1]). */
export function CalendarSubscription(): JSX.Element {
  const { say, format } = useWords()
  const api = useRelay()
  const workspace = useWorkspace()
  const asking = createAsking()
  const [link, setLink] = createSignal<string>()
  const [asked, setAsked] = createSignal<'again' | 'end'>()
  const [answer, { refetch }] = createResource(
    // Asked again when the relay comes back.
    () => (workspace.sync().kind === 'offline' ? 'offline' : 'reached'),
    () => api.ask(CalendarFeed, 'GET', '/api/calendar'),
  )
  const feed = () => (answer.latest?.ok === true ? answer.latest.value : undefined)
  const make = async (): Promise<void> => {
    if (!(await asking.ask(() => api.ask(CalendarLink, 'POST', '/api/calendar/link', {}), ({ link: made }) => setLink(made)))) return
    setAsked(undefined)
    wantFeed()
    await refetch()
  }
  const end = async (): Promise<void> => {
    if (!(await asking.ask(() => api.ask(v.object({}), 'POST', '/api/calendar/end', {})))) return
    setAsked(undefined)
    setLink(undefined)
    showToast(say(calendarFeedWords.ended))
    await refetch()
  }
  return (
    <div class={`${places.form} ${places.padded}`}>
      <Show when={feed()} fallback={<Show when={answer.latest?.ok === false}><p class={places.hint}>{say(calendarFeedWords.offline)}</p></Show>}>
        {(known) => (
          <>
            <p class={places.hint}>
              {known().on && known().madeAt !== undefined
                ? `${say(calendarFeedWords.madeAt, { when: format().date(known().madeAt!) })} · ${known().writtenAt === undefined ? say(calendarFeedWords.notWritten) : say(calendarFeedWords.writtenAt, { when: format().relative(known().writtenAt!) })}`
                : say(calendarFeedWords.off)}
            </p>
            <Show when={link()}>{(shown) => <><p class={places.prose}>{say(calendarFeedWords.linkOnce)}</p><CopyField label={say(calendarFeedWords.linkTitle)} act={say(calendarFeedWords.copy)} value={shown()} /></>}</Show>
            <Show when={known().on} fallback={<div><Button busy={asking.busy()} onClick={() => void make()}>{say(calendarFeedWords.make)}</Button></div>}>
              <div class={places.pair}>
                <Button onClick={() => setAsked('again')}>{say(calendarFeedWords.again)}</Button>
                <Button onClick={() => setAsked('end')}>{say(calendarFeedWords.end)}</Button>
              </div>
            </Show>
            <Show when={asked() === undefined}><Refusal code={asking.refusal()} /></Show>
          </>
        )}
      </Show>
      <Show when={asked()}>
        {(what) => (
          <Dialog open width="narrow" onClose={() => setAsked(undefined)} title={say(what() === 'again' ? calendarFeedWords.againTitle : calendarFeedWords.endTitle)}
            actions={<>
              <Button onClick={() => setAsked(undefined)}>{say(uiWords.cancel)}</Button>
              <Button variant="danger" busy={asking.busy()} onClick={() => void (what() === 'again' ? make() : end())}>{say(what() === 'again' ? calendarFeedWords.again : calendarFeedWords.end)}</Button>
            </>}>
            <div class={places.form}>
              <p class={places.prose}>{say(what() === 'again' ? calendarFeedWords.againMeans : calendarFeedWords.endMeans)}</p>
              <Refusal code={asking.refusal()} />
            </div>
          </Dialog>
        )}
      </Show>
    </div>
  )
}
