import type { JSX } from 'solid-js'
import { createMemo, Show } from 'solid-js'

import { Button, ButtonLink } from '../../ui/Button.tsx'
import { useWords } from '../../words/language.tsx'
import { shellWords } from '../../words/shell.ts'
import { syncMeanings, syncPanelWords } from '../../words/sync-panel.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import { useLastContact } from '../session-context.tsx'
import { syncMarkFacts } from './sync-mark.ts'
import styles from './SyncMark.module.css'

/** What the sync mark means, and what to do. */
export function SyncPanel(): JSX.Element {
  const { say, format } = useWords()
  const workspace = useWorkspace()
  const facts = createMemo(() => syncMarkFacts(workspace.sync(), workspace.files.waiting(), workspace.files.refused()))
  const lastContact = useLastContact()
  const contact = (): string => {
    const at = lastContact()
    return at === undefined ? say(syncPanelWords.neverContact) : say(syncPanelWords.lastContact, { when: format().relative(at) })
  }
  const reloads = (): boolean => ['outdated', 'storeBlocked', 'storeLost'].includes(workspace.sync().problem ?? '') || workspace.sync().kind === 'readOnly'
  return (
    <div class={`${styles.panel} ${styles[facts().tone] ?? ''}`}>
      <h2>{say(facts().mark, { n: format().number(facts().n) })}</h2>
      <p>{say(syncMeanings[facts().means])}</p>
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
        <ButtonLink href="/me#safety">{say(syncPanelWords.details)}</ButtonLink>
      </div>
    </div>
  )
}
