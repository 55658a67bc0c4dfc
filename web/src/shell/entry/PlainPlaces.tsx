import { loadCharter } from '@hebu/shared/charters/load-charter.ts'
import { useLocation } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { createResource, createSignal, Show } from 'solid-js'

import type { DeviceAccount } from '../../platform/device-accounts.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { entryWords } from '../../words/entry.ts'
import { useWords } from '../../words/language.tsx'
import { shellWords } from '../../words/shell.ts'
import { uiWords } from '../../words/ui.ts'
import { createAsking } from '../asking.ts'
import { useSession } from '../session-context.tsx'
import { EntryNote } from './EntryForm.tsx'
import styles from './EntryForm.module.css'
import { EntryPlace } from './EntryPlace.tsx'

/** The relay runs, but no department was set up on it. */
export function NotFoundedPlace(): JSX.Element {
  const { say } = useWords()
  return (
    <EntryPlace title={say(entryWords.notFoundedTitle)} intro={say(entryWords.notFounded)}>
      <Button onClick={() => location.reload()}>{say(entryWords.tryAgain)}</Button>
    </EntryPlace>
  )
}

/** The member was removed: what is left, and a way to clear the device. */
export function RemovedPlace(props: { readonly account: DeviceAccount; readonly waiting: number; readonly files: number }): JSX.Element {
  const { say, format } = useWords()
  const session = useSession()
  const [asking, setAsking] = createSignal(false)
  return (
    <EntryPlace title={say(entryWords.removedTitle, { department: props.account.department })} intro={say(entryWords.removed)}>
      <div class={styles.form}>
        <Show when={props.waiting > 0}>
          <EntryNote>{say(entryWords.removedWaiting, { n: format().number(props.waiting) })}</EntryNote>
        </Show>
        <Show when={props.files > 0}>
          <EntryNote>{say(entryWords.removedFiles, { n: format().number(props.files) })}</EntryNote>
        </Show>
        <div class={styles.acts}>
          <Button onClick={() => setAsking(true)}>{say(entryWords.erase)}</Button>
          <ButtonLink href="/sign-in">{say(entryWords.toSignIn)}</ButtonLink>
        </div>
      </div>
      <Dialog
        open={asking()}
        onClose={() => setAsking(false)}
        title={say(entryWords.eraseTitle, { department: props.account.department })}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{say(uiWords.cancel)}</Button>
            <Button variant="danger" onClick={() => void session.forget(props.account)}>
              {say(entryWords.erase)}
            </Button>
          </>
        }
      >
        <p>{say(entryWords.eraseMeans, { name: props.account.name })}</p>
      </Dialog>
    </EntryPlace>
  )
}

/** The local books cannot be opened. */
export function FailedPlace(props: { readonly cause: unknown }): JSX.Element {
  const { say } = useWords()
  return (
    <EntryPlace title={say(entryWords.failedTitle)} intro={say(entryWords.failed)}>
      <div class={styles.form}>
        <Button variant="primary" onClick={() => location.reload()}>
          {say(shellWords.tryAgain)}
        </Button>
        <details>
          <summary>{say(shellWords.brokenDetails)}</summary>
          <EntryNote>{String(props.cause)}</EntryNote>
        </details>
      </div>
    </EntryPlace>
  )
}

/** The device was without the relay for too long: nothing is shown, nothing is deleted, and how to go on ([LEA1]). */
export function LockedPlace(props: { readonly account: DeviceAccount; readonly because: 'lease' | 'clock' }): JSX.Element {
  const { say, format } = useWords()
  const session = useSession()
  const asking = createAsking()
  const location = useLocation()
  const [days] = createResource(() => props.account.directory?.workspace.charter ?? '', async (charter) => (await loadCharter(charter))?.leaseDays ?? 30)
  const signInAt = (): string => `/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`
  const why = (): string =>
    props.because === 'clock'
      ? say(entryWords.lockedClock, { department: props.account.department })
      : say(entryWords.lockedLease, { department: props.account.department, days: format().number(days() ?? 30) })
  return (
    <EntryPlace title={say(entryWords.lockedTitle)} intro={why()}>
      <div class={styles.form}>
        <EntryNote>{say(entryWords.lockedUnsent)}</EntryNote>
        <p role="status">
          <Show when={asking.refusal() === 'unauthenticated'} fallback={asking.refusal() === undefined ? '' : say(entryWords.lockedOffline)}>
            {say(entryWords.lockedSignIn, { name: props.account.name })}
          </Show>
        </p>
        <div class={styles.acts}>
          <Show
            when={asking.refusal() === 'unauthenticated'}
            fallback={
              <Button variant="primary" size="large" busy={asking.busy()} onClick={() => void asking.ask(() => session.unlock())}>
                {say(entryWords.lockedConnect)}
              </Button>
            }
          >
            <ButtonLink variant="primary" href={signInAt()}>
              {say(entryWords.toSignIn)}
            </ButtonLink>
          </Show>
        </div>
      </div>
    </EntryPlace>
  )
}

/** The member was removed; the device holds nothing of the department any more ([LEA4]). */
export function ErasedPlace(props: { readonly department: string }): JSX.Element {
  const { say } = useWords()
  return (
    <EntryPlace title={say(entryWords.erasedTitle, { department: props.department })} intro={say(entryWords.erased)}>
      <ButtonLink href="/sign-in">{say(entryWords.toSignIn)}</ButtonLink>
    </EntryPlace>
  )
}
