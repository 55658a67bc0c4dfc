import IconComments from '~icons/lucide/messages-square'
import type { JSX } from 'solid-js'
import { Show } from 'solid-js'

import { IconButton } from '../../../../ui/IconButton.tsx'
import { useWords } from '../../../../words/language.tsx'
import { recordWords } from '../../../../words/record.ts'
import { useOpenPage } from '../page-context.ts'
import styles from './field-acts.module.css'

/** Leads from the head of a page to its record, and says how much of what was said there is unread. */
export function ToRecord(): JSX.Element {
  const words = useWords()
  const open = useOpenPage()
  const unread = () => open.seen.unread().size
  return (
    <span class={styles.to}>
      <IconButton icon={<IconComments />} label={unread() === 0 ? words.say(recordWords.show) : words.say(recordWords.showUnread, { count: unread() })}
        onClick={() => open.asking.ask(unread() > 0 ? { tab: 'comments' } : open.asking.view(), 'tab')} />
      <Show when={unread() > 0}><span class={styles.count} aria-hidden="true">{words.format().number(unread())}</span></Show>
    </span>
  )
}
