import IconCharter from '~icons/lucide/scroll-text'
import IconSettings from '~icons/lucide/settings-2'
import IconUsers from '~icons/lucide/users-round'
import type { JSX } from 'solid-js'

import { createPageTitle } from '../../ui/page-title.ts'
import { useWords } from '../../words/language.tsx'
import { shellWords } from '../../words/shell.ts'
import styles from './MorePlace.module.css'
import { Entry, RailEntries } from './Rail.tsx'

/** Everything the rail holds, for a phone. */
export function MorePlace(): JSX.Element {
  const { say } = useWords()
  createPageTitle(() => say(shellWords.more))
  return (
    <nav class={styles.more} aria-label={say(shellWords.more)}>
      <h1 class="spoken-only">{say(shellWords.more)}</h1>
      <RailEntries />
      <ul class={styles.end}>
        <Entry href="/charter" label={say(shellWords.charter)} icon={<IconCharter />} />
        <Entry href="/members" label={say(shellWords.members)} icon={<IconUsers />} />
        <Entry href="/me" label={say(shellWords.mySettings)} icon={<IconSettings />} />
      </ul>
    </nav>
  )
}
