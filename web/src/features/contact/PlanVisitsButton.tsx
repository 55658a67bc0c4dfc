import IconPlan from '~icons/lucide/calendar-plus'
import type { JSX } from 'solid-js'
import { Show } from 'solid-js'

import { Button } from '../../ui/Button.tsx'
import { useWords } from '../../words/language.tsx'
import { visitPlanWords } from '../../words/visit-plan.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import type { VisitsAsked } from './asking-visits.ts'
import { askVisits } from './asking-visits.ts'
import styles from './contact.module.css'

/** Plans visits to the customers that are chosen, or to the one in sight ([CUS57]). */
export function PlanVisitsButton(props: { readonly asked: () => VisitsAsked }): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const may = () => workspace.bookById('visits') !== undefined && workspace.table('visits').mayCreate()
  return <Show when={may()}><Button icon={<IconPlan />} aria-label={words.say(visitPlanWords.act)} onClick={() => askVisits(props.asked())}><span class={styles.word}>{words.say(visitPlanWords.act)}</span></Button></Show>
}
