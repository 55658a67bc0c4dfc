import { tierOf } from '@hebu/shared/charters/tiers.ts'
import type { PlainDate } from '@hebu/shared/vocabulary/dates.ts'
import { addDays, dateOf } from '@hebu/shared/vocabulary/dates.ts'
import type { JSX } from 'solid-js'
import { createMemo, createUniqueId, For, Show } from 'solid-js'

import { DateControl } from '../../ui/fields/DateControl.tsx'
import fieldStyles from '../../ui/fields/fields.module.css'
import { contactWords } from '../../words/contact.ts'
import { useWords } from '../../words/language.tsx'
import { useWorkspace } from '../../workspace/context.tsx'
import styles from './contact.module.css'
import type { ContactDraft } from './log-contact.ts'
import { mondayAfter } from './log-contact.ts'

export interface NextStepProps {
  readonly draft: ContactDraft
  /** The customer's tier, whose interval is offered. */
  readonly tier: unknown
  readonly onChange: (part: Partial<ContactDraft>) => void
  /** Why the day that was typed is none. */
  readonly onProblem: (problem: string | undefined) => void
}

/** What comes next and when, in the form of the log itself: a day at one press ([CUS8]). */
export function NextStep(props: NextStepProps): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const id = createUniqueId()
  const today = () => dateOf(Date.now(), workspace.directory().workspace.timeZone)
  const days = createMemo<readonly (readonly [PlainDate, string])[]>(() => {
    const interval = tierOf(workspace.charter(), props.tier)?.followUpDays
    const byTier = interval === undefined ? undefined : addDays(today(), interval)
    const all: readonly (readonly [PlainDate, string])[] = [
      [addDays(today(), 1), words.say(contactWords.tomorrow)],
      [addDays(today(), 3), words.say(contactWords.inDays, { count: 3 })],
      [mondayAfter(today()), words.say(contactWords.nextMonday)],
      ...(byTier === undefined ? [] : [[byTier, words.say(contactWords.byTier, { date: words.format().date(byTier) })] as const]),
    ]
    return all.filter(([day], at) => all.findIndex(([other]) => other === day) === at)
  })
  return (
    <div class={styles.next}>
      <div>
        <label class={styles.label} for={`${id}-step`}>{words.say(contactWords.next)}</label>
        <input id={`${id}-step`} class={fieldStyles.input} type="text" autocomplete="off" placeholder={words.say(contactWords.nextHint)} value={props.draft.nextStep} onInput={(event) => props.onChange({ nextStep: event.currentTarget.value })} />
      </div>
      <div class={styles.row} role="group" aria-label={words.say(contactWords.nextAt)}>
        <For each={days()}>{([day, label]) => <button type="button" class={styles.chip} aria-pressed={props.draft.nextAt === day} onClick={() => props.onChange({ nextAt: props.draft.nextAt === day ? undefined : day })}>{label}</button>}</For>
      </div>
      <DateControl id={`${id}-day`} label={words.say(contactWords.nextAt)} value={props.draft.nextAt} onChange={(nextAt) => props.onChange({ nextAt })} onProblem={(problem) => props.onProblem(problem)} words={words} today={today()} />
      <Show when={props.draft.nextAt !== undefined}>
        <label class={styles.check}><input type="checkbox" checked={props.draft.plan === true} onChange={(event) => props.onChange({ plan: event.currentTarget.checked })} />{words.say(contactWords.plan)}</label>
      </Show>
    </div>
  )
}
