import type { JSX } from 'solid-js'
import { createMemo, Show } from 'solid-js'

import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { useWords } from '../../words/language.tsx'
import { shellWords } from '../../words/shell.ts'
import { syncWords } from '../../words/sync.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import { useLastContact } from '../session-context.tsx'
import { syncMarkFacts } from './sync-mark.ts'
import styles from './SyncMark.module.css'

/** How syncing stands, in one small mark; pressed, it says what that means and what to do. */
export function SyncMark(): JSX.Element {
  const { say, format } = useWords()
  const workspace = useWorkspace()
  const facts = createMemo(() => syncMarkFacts(workspace.sync(), workspace.files.waiting(), workspace.files.refused()))
  const words = (): string => say(facts().mark, { n: format().number(facts().n) })
  // Every edit changes the count; only a change of kind is worth saying aloud.
  const spoken = createMemo(() => (facts().tone === 'amber' && workspace.sync().kind !== 'offline' ? '' : say(facts().mark, { n: facts().n })))
  return (
    <>
      <Popover
        label={`${say(syncWords.label)}: ${words()}`}
        align="end"
        class={`${styles.mark} ${styles[facts().tone] ?? ''}`}
        trigger={
          <>
            <i class={styles.dot} classList={{ [styles.hollow ?? '']: facts().tone === 'faint', [styles.alarm ?? '']: facts().tone === 'cinnabar' }} />
            {words()}
          </>
        }
      >
        <SyncPanel />
      </Popover>
      <span role="status" class="spoken-only">
        {spoken()}
      </span>
    </>
  )
}

function SyncPanel(): JSX.Element {
  const { say, format } = useWords()
  const workspace = useWorkspace()
  const facts = createMemo(() => syncMarkFacts(workspace.sync(), workspace.files.waiting(), workspace.files.refused()))
  const lastContact = useLastContact()
  const contact = (): string => {
    const at = lastContact()
    return at === undefined ? say(syncWords.neverContact) : say(syncWords.lastContact, { when: format().relative(at) })
  }
  const reloads = (): boolean => ['outdated', 'storeBlocked', 'storeLost'].includes(workspace.sync().problem ?? '') || workspace.sync().kind === 'readOnly'
  return (
    <div class={`${styles.panel} ${styles[facts().tone] ?? ''}`}>
      <h2>{say(facts().mark, { n: format().number(facts().n) })}</h2>
      <p>{say(facts().means)}</p>
      <small>{contact()}</small>
      <div class={styles.acts}>
        <Show when={workspace.sync().problem === 'signedOut'}>
          <ButtonLink variant="primary" href="/sign-in">
            {say(shellWords.signInAgain)}
          </ButtonLink>
        </Show>
        <Show when={reloads()}>
          <Button variant="primary" onClick={() => location.reload()}>
            {say(shellWords.reload)}
          </Button>
        </Show>
        <ButtonLink href="/me#safety">{say(syncWords.details)}</ButtonLink>
      </div>
    </div>
  )
}
