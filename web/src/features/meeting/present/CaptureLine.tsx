import { readCaptured } from '@hebu/shared/rules/meeting/captured.ts'
import { memberById } from '@hebu/shared/vocabulary/directory.ts'
import type { JSX } from 'solid-js'
import { createMemo, createSignal, Show } from 'solid-js'

import { narrow } from '../../../ui/fields/pick/options.ts'
import { isComposing } from '../../../ui/overlays/composing.ts'
import { useWords } from '../../../words/language.tsx'
import { presentWords } from '../../../words/meeting.ts'
import { useWorkspace } from '../../../workspace/context.tsx'
import type { CommandRefusal } from '../../../workspace/workspace.ts'
import styles from './present.module.css'

export interface CaptureLineProps {
  readonly meeting: string
  /** Whose report is shown: theirs is what names nobody else. */
  readonly reporter: string | undefined
  readonly onRefused: (refusal: CommandRefusal) => void
}

/** A line at the foot that takes down resolutions while people speak: typed as it is said, Enter ([MEET11]). */
export function CaptureLine(props: CaptureLineProps): JSX.Element {
  const workspace = useWorkspace()
  const { say, format } = useWords()
  const [typed, setTyped] = createSignal('')
  const [told, setTold] = createSignal('')
  const people = createMemo(() => workspace.directory().members.filter(({ status }) => status === 'active').map(({ id, name }) => ({ id, name })))
  const find = (word: string): string | undefined => {
    const found = narrow(people().map(({ id, name }) => ({ id, label: name })), word, 2)
    return found.length === 1 ? found[0]!.id : undefined
  }
  const read = createMemo(() => readCaptured(typed(), { today: workspace.world.today, people: people(), find }))
  const member = () => read().member ?? props.reporter
  const capture = (): void => {
    const { content, date } = read()
    if (content === '') return
    const done = workspace.commands.addRow({ book: 'meetings', id: props.meeting }, 'resolutions', { content, ...(member() === undefined ? {} : { assignee: member() }), ...(date === undefined ? {} : { dueAt: date }) })
    if (!done.ok) return props.onRefused(done.refusal)
    setTold(say(presentWords.captured, { content }))
    setTyped('')
  }
  return (
    <div class={styles.capture}>
      <input type="text" aria-label={say(presentWords.captureLabel)} placeholder={say(presentWords.capture)} value={typed()} autocomplete="off" enterkeyhint="done"
        onInput={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          // What an input method composes is not yet said; the arrows move the caret, not the parts.
          if (isComposing(event)) return
          if (event.key !== 'Escape') event.stopPropagation()
          if (event.key !== 'Enter') return
          event.preventDefault()
          capture()
        }} />
      <p role="status" data-told={typed() === '' ? '' : undefined}>
        <Show when={typed() !== ''} fallback={told()}>
          <span data-lacks={member() === undefined ? '' : undefined}>{member() === undefined ? say(presentWords.noOne) : say(presentWords.who, { name: memberById(workspace.directory(), member()!)?.name ?? '' })}</span>
          <span data-lacks={read().date === undefined ? '' : undefined}>{read().date === undefined ? say(presentWords.noDay) : say(presentWords.when, { date: `${format().date(read().date!)} ${format().weekday(read().date!)}` })}</span>
        </Show>
      </p>
    </div>
  )
}
