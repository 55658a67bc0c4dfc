import IconScreen from '~icons/lucide/screen-share'
import type { JSX } from 'solid-js'
import { createSignal, lazy, Match, onCleanup, Show, Switch } from 'solid-js'

import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Aside } from '../../ui/overlays/Aside.tsx'
import { whenAtRest } from '../../ui/overlays/late.ts'
import { useWords } from '../../words/language.tsx'
import { sharingWords } from '../../words/sharing.ts'
import { shellWords } from '../../words/shell.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import { useAppNews } from '../app-news.tsx'
import { useSession } from '../session-context.tsx'
import styles from './Notices.module.css'
import { createQuiet } from './quiet.ts'

const PresentedNow = lazy(async () => ({ default: (await import('../meeting/PresentedNow.tsx')).PresentedNow }))

/** What concerns the whole app: the session has ended, a new version is there. */
export function Notices(): JSX.Element {
  const { say, format } = useWords()
  const session = useSession()
  const news = useAppNews()
  const { sharing } = useWorkspace()
  // Nobody presents before there is anything to look at.
  const [atRest, setAtRest] = createSignal(false)
  onCleanup(whenAtRest(() => setAtRest(true)))
  return (
    <div class={styles.notices} role="status">
      <Show when={sharing.on()}>
        <div class={`${styles.notice} ${styles.shared}`}>
          <IconScreen />
          <p>{say(sharingWords.on)}</p>
          <Button size="small" onClick={() => sharing.turn(false)}>{say(sharingWords.stop)}</Button>
        </div>
      </Show>
      <Show when={session.ended()}>
        <div class={styles.notice}>
          <p>{say(shellWords.sessionEnded)}</p>
          <ButtonLink size="small" href="/sign-in">
            {say(shellWords.signInAgain)}
          </ButtonLink>
        </div>
      </Show>
      <Show when={session.lease()?.warns === true && session.lease()}>
        {(lease) => (
          <div class={styles.notice}>
            <p>{say(shellWords.lockWarning, { day: format().date(lease().untilMs) })}</p>
          </div>
        )}
      </Show>
      <Show when={atRest()}><Aside><PresentedNow /></Aside></Show>
      <Switch>
        <Match when={news.taken()}>
          <div class={`${styles.notice} ${styles.news}`}>
            <p>{say(shellWords.versionTaken)}</p>
            <Button size="small" onClick={() => location.reload()}>
              {say(shellWords.reload)}
            </Button>
          </div>
        </Match>
        <Match when={news.waiting()}>{(take) => <NewVersion take={take()} />}</Match>
      </Switch>
    </div>
  )
}

/** Comes into sight when nobody is in the middle of something: it moves what stands below it. */
function NewVersion(props: { readonly take: () => void }): JSX.Element {
  const { say } = useWords()
  const quiet = createQuiet(window)
  return (
    <Show when={quiet()}>
      <div class={`${styles.notice} ${styles.news}`}>
        <p>{say(shellWords.newVersion)}</p>
        <Button size="small" onClick={() => props.take()}>
          {say(shellWords.update)}
        </Button>
      </div>
    </Show>
  )
}
