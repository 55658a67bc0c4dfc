import type { Page } from '@hebu/shared/codec/page.ts'
import { memberById } from '@hebu/shared/vocabulary/directory.ts'
import IconPresent from '~icons/lucide/presentation'
import type { JSX } from 'solid-js'
import { createEffect, createSignal, lazy, onCleanup, Show, Suspense } from 'solid-js'

import { offerActs } from '../../../ui/acts.ts'
import { Button } from '../../../ui/Button.tsx'
import { whenAtRest } from '../../../ui/overlays/late.ts'
import { useWords } from '../../../words/language.tsx'
import { meetingPageWords } from '../../../words/meeting.ts'
import { useWorkspace } from '../../../workspace/context.tsx'
import type { CommandRefusal } from '../../../workspace/workspace.ts'
import styles from './present.module.css'
import { createPresenting } from './presenting.ts'

const Present = lazy(async () => ({ default: (await import('./Present.tsx')).Present }))

export interface PresentDoorProps {
  readonly page: Page
  /** The part that is presented here; absent where nothing is. */
  readonly part: string | undefined
  /** Whether one came to follow whoever presents. */
  readonly wantsToFollow: boolean
  /** Told once that wish is seen to. */
  readonly onFollowed: () => void
  /** Presents from a part on; without one leaves. */
  readonly onPart: (part: string | undefined) => void
  readonly onRefused: (refusal: CommandRefusal) => void
}

/** From where a meeting is presented, and where somebody who presents it is followed ([MEET12], [MEET13]). */
export function PresentDoor(props: PresentDoorProps): JSX.Element {
  const workspace = useWorkspace()
  const { say } = useWords()
  const presenting = createPresenting(workspace, () => props.page.id)
  const [followed, setFollowed] = createSignal<{ readonly clientId: number; readonly member: string }>()
  /** Where a follower stands; what they look at is theirs and has no address. */
  const [looked, setLooked] = createSignal<string>()
  const title = () => String(props.page.values['title'] ?? '')
  const other = () => presenting.others()[0]
  createEffect(() => {
    const one = other()
    if (!props.wantsToFollow || one === undefined) return
    setFollowed({ clientId: one.clientId, member: one.member })
    props.onFollowed()
  })
  // There before it is asked for, so that a meeting begins on the road too.
  onCleanup(whenAtRest(Present.preload))
  offerActs(() => [{ id: 'present', group: 'here', icon: 'presentation', label: say(meetingPageWords.present), run: () => props.onPart('') }])
  return (
    <>
      <div class={styles.door}>
        <Show when={other()} fallback={<h2>{say(meetingPageWords.desk)}</h2>}>
          {(one) => (
            <p role="status">
              <IconPresent />
              {say(meetingPageWords.presenting, { name: memberById(workspace.directory(), one().member)?.name ?? '' })}
              <Button size="small" variant="primary" onClick={() => setFollowed({ clientId: one().clientId, member: one().member })}>{say(meetingPageWords.follow)}</Button>
            </p>
          )}
        </Show>
        <Button size="small" icon={<IconPresent />} onClick={() => props.onPart('')}>{say(meetingPageWords.present)}</Button>
      </div>
      <Show when={props.part !== undefined}>
        <Suspense><Present page={props.page} title={title()} presenting={presenting} part={props.part} onPart={(part) => props.onPart(part)} onLeave={() => props.onPart(undefined)} onRefused={props.onRefused} /></Suspense>
      </Show>
      <Show when={props.part === undefined && followed()} keyed>
        {(follows) => <Suspense><Present page={props.page} title={title()} presenting={presenting} follows={follows} part={looked()} onPart={setLooked} onLeave={() => setFollowed(undefined)} onRefused={props.onRefused} /></Suspense>}
      </Show>
    </>
  )
}
