import IconMore from '~icons/lucide/ellipsis'
import IconHistory from '~icons/lucide/history'
import IconComment from '~icons/lucide/message-square'
import type { JSX } from 'solid-js'
import { createSignal, onCleanup, onMount, Show } from 'solid-js'

import { Menu } from '../../../../ui/Menu.tsx'
import { useWords } from '../../../../words/language.tsx'
import { commentWords, fieldActWords } from '../../../../words/record.ts'
import { useOpenPage } from '../page-context.ts'
import styles from './field-acts.module.css'

export interface FieldActsProps {
  readonly name: string
  readonly label: string
  /** Nothing else in the field takes the keyboard, so this is a stop of its own; else it is one while the field is in use. */
  readonly always: boolean
}

/** What can be done about a field rather than with its value, and a mark while something is asked about it ([REC11]). */
export function FieldActs(props: FieldActsProps): JSX.Element {
  const words = useWords()
  const open = useOpenPage()
  const asked = () => open.openThreads().get(props.name) ?? 0
  const [inUse, setInUse] = createSignal(false)
  let root!: HTMLSpanElement
  onMount(() => {
    const field = root.closest('[data-field]')
    const look = () => setInUse(field?.contains(document.activeElement) === true)
    for (const type of ['focusin', 'focusout'] as const) {
      const later = type === 'focusin' ? look : () => queueMicrotask(look)
      field?.addEventListener(type, later)
      onCleanup(() => field?.removeEventListener(type, later))
    }
  })
  return (
    <span ref={root} class={styles.acts} data-asked={asked() > 0 ? '' : undefined}>
      <Show when={asked() > 0}>
        <button type="button" class={styles.mark} aria-label={words.say(commentWords.openOnField, { field: props.label, count: asked() })} onClick={() => open.asking.ask({ tab: 'comments', field: props.name }, 'tab')}>
          <IconComment /> {asked()}
        </button>
      </Show>
      {/* Where there is a mouse it is unseen until the field is pointed at or in use: it comes when everything else is there. */}
      <Show when={props.always || inUse() || open.settled()}>
        <Menu label={words.say(fieldActWords.acts, { field: props.label })} trigger={<IconMore />} variant="quiet" size="small" class={styles.menu} tabbable={props.always || inUse()} align="end" items={[
          { label: words.say(fieldActWords.comment), icon: <IconComment />, onSelect: () => open.asking.ask({ tab: 'comments', field: props.name }, 'box') },
          { label: words.say(fieldActWords.history), icon: <IconHistory />, onSelect: () => open.asking.ask({ tab: 'history', field: props.name }, 'tab') },
        ]} />
      </Show>
    </span>
  )
}
