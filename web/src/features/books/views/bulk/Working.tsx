import IconStop from '~icons/lucide/circle-stop'
import type { JSX } from 'solid-js'
import { onMount } from 'solid-js'

import { Button } from '../../../../ui/Button.tsx'
import { useWords } from '../../../../words/language.tsx'
import { bulkWords } from '../../../../words/view-parts.ts'
import styles from './bulk.module.css'

export interface WorkingProps {
  readonly done: number
  readonly total: number
  readonly onStop: () => void
  /** What is worked on; the chosen pages where absent. */
  readonly label?: string | undefined
}

/** How far an act on many pages has come, with a way to call it off ([BULK3]). */
export function Working(props: WorkingProps): JSX.Element {
  const words = useWords()
  const format = (count: number) => words.format().number(count)
  const said = () => words.say(bulkWords.working, { done: format(props.done), total: format(props.total) })
  const label = () => props.label ?? words.say(bulkWords.atWork)
  let bar!: HTMLDivElement
  // The button that began it is gone.
  onMount(() => bar.querySelector('button')?.focus())
  return (
    <div ref={bar} class={styles.working} onKeyDown={(event) => { if (event.key === 'Escape' && !event.isComposing) { event.stopPropagation(); props.onStop() } }}>
      <span class="spoken-only" role="status">{label()}</span>
      <progress max={props.total} value={props.done} aria-label={label()} />
      <b>{said()}</b>
      <span class={styles.space} />
      <Button icon={<IconStop />} onClick={() => props.onStop()}>{words.say(bulkWords.stop)}</Button>
    </div>
  )
}
