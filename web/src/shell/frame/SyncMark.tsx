import type { JSX } from 'solid-js'
import { createMemo, lazy, onCleanup, onMount } from 'solid-js'

import { Aside } from '../../ui/overlays/Aside.tsx'
import { whenAtRest } from '../../ui/overlays/late.ts'
import { Popover } from '../../ui/Popover.tsx'
import { useWords } from '../../words/language.tsx'
import { syncWords } from '../../words/sync.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import { syncMarkFacts } from './sync-mark.ts'
import styles from './SyncMark.module.css'

const SyncPanel = lazy(async () => ({ default: (await import('./SyncPanel.tsx')).SyncPanel }))

/** How syncing stands, in one small mark; pressed, it says what that means and what to do. */
export function SyncMark(): JSX.Element {
  const { say, format } = useWords()
  const workspace = useWorkspace()
  const facts = createMemo(() => syncMarkFacts(workspace.sync(), workspace.files.waiting(), workspace.files.refused()))
  const words = createMemo(() => say(facts().mark, { n: format().number(facts().n) }))
  // Every edit changes the count; only a change of kind is worth saying aloud.
  const spoken = createMemo(() => (facts().tone === 'amber' && workspace.sync().kind !== 'offline' ? '' : say(facts().mark, { n: facts().n })))
  onMount(() => onCleanup(whenAtRest(SyncPanel.preload)))
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
        <Aside inWords>
          <SyncPanel />
        </Aside>
      </Popover>
      <span role="status" class="spoken-only">
        {spoken()}
      </span>
    </>
  )
}
