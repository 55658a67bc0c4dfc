import IconBell from '~icons/lucide/bell'
import type { JSX } from 'solid-js'
import { getOwner, lazy, onCleanup, onMount, runWithOwner, Show, Suspense } from 'solid-js'

import { whenAtRest } from '../../ui/overlays/late.ts'
import { Popover } from '../../ui/Popover.tsx'
import { bellWords } from '../../words/bell.ts'
import { useWords } from '../../words/language.tsx'
import { sharingWords } from '../../words/sharing.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import styles from './bell.module.css'
import { offerInbox, openInbox } from './open-inbox.ts'

const InboxPanel = lazy(async () => ({ default: (await import('./InboxPanel.tsx')).InboxPanel }))

/** The bell in the bar: how many notices are new, and what they are. What it counts by comes once the window is at rest. */
export function Bell(): JSX.Element {
  const { say, format } = useWords()
  const workspace = useWorkspace()
  const owner = getOwner()
  const inbox = openInbox
  let isOver = false
  onCleanup(() => {
    isOver = true
    offerInbox(undefined)
  })
  const begin = (): void =>
    void import('./keep-inbox.ts').then(({ keepInbox }) => {
      if (!isOver) offerInbox(runWithOwner(owner, () => keepInbox(workspace)))
    }, () => undefined)
  onMount(() => onCleanup(whenAtRest(begin)))
  const count = (): number => (workspace.sharing.on() ? 0 : (inbox()?.fresh().length ?? 0))
  return (
    <Popover
      label={count() === 0 ? say(bellWords.title) : say(bellWords.withNew, { n: format().number(count()) })}
      align="end"
      class={styles.bell}
      trigger={
        <>
          <IconBell />
          <span class="spoken-only">{count() === 0 ? say(bellWords.title) : say(bellWords.withNew, { n: format().number(count()) })}</span>
          <Show when={count() > 0}><b aria-hidden="true">{count() > 99 ? '99+' : format().number(count())}</b></Show>
        </>
      }
    >
      <Show when={!workspace.sharing.on()} fallback={<p class={styles.hushed}>{say(sharingWords.notices)}</p>}>
        <Suspense><Show when={inbox()}>{(known) => <InboxPanel inbox={known()} />}</Show></Suspense>
      </Show>
    </Popover>
  )
}
