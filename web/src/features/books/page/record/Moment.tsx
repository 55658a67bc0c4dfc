import type { JSX } from 'solid-js'
import { createMemo, Show } from 'solid-js'

import { Tooltip } from '../../../../ui/Tooltip.tsx'
import { useWords } from '../../../../words/language.tsx'
import { useRecord } from './record-context.ts'
import styles from './record.module.css'

export interface MomentProps {
  readonly at: string
  /** With its day; the time alone where the day stands above. */
  readonly full?: boolean | undefined
  /** Where it leads: what was written then. */
  readonly href?: string | undefined
  /** Within something that is pressed itself: no stop of its own. */
  readonly plain?: boolean | undefined
}

const recentMs = 3_600_000

/** A moment: relative while it is recent, with the exact time when pointed at or focused. */
export function Moment(props: MomentProps): JSX.Element {
  const words = useWords()
  const record = useRecord()
  const exact = () => words.format().dateTime(props.at)
  const isRecent = createMemo(() => {
    record.minute()
    return Math.abs(Date.now() - Date.parse(props.at)) < recentMs
  })
  const shown = () => {
    record.minute()
    return isRecent() ? words.format().relative(props.at) : props.full === true ? exact() : words.format().time(props.at)
  }
  return (
    <Show when={props.plain !== true && (props.href !== undefined || isRecent() || props.full !== true)} fallback={<time class={styles.time} datetime={props.at} title={exact()}>{shown()}</time>}>
      <Tooltip text={exact()}>
        <Show when={props.href} fallback={<time class={styles.time} datetime={props.at} tabindex={isRecent() ? 0 : undefined}>{shown()}</time>}>
          {(href) => <a class={styles.time} href={href()}><time datetime={props.at}>{shown()}</time></a>}
        </Show>
      </Tooltip>
    </Show>
  )
}
