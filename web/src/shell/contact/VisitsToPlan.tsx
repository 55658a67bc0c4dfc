import { useNavigate } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { onCleanup } from 'solid-js'

import { refusalText } from '../../features/books/page/refusal-text.ts'
import { createTakeBack } from '../../features/books/undo/take-back.ts'
import { Working } from '../../features/books/views/bulk/Working.tsx'
import type { VisitsAsked } from '../../features/contact/asking-visits.ts'
import { askVisits } from '../../features/contact/asking-visits.ts'
import { PlanVisits } from '../../features/contact/PlanVisits.tsx'
import { useWords } from '../../words/language.tsx'
import { useWorkspace } from '../../workspace/context.tsx'

/** The form in which visits are planned, over the list or page that it was asked from. */
export function VisitsToPlan(props: { readonly asked: VisitsAsked }): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const navigate = useNavigate()
  const takeBack = createTakeBack({ workspace, words, navigate: (href) => navigate(href, { scroll: false }) })
  // Whoever went elsewhere is not asked again on coming back.
  onCleanup(() => askVisits())
  return (
    <PlanVisits asked={props.asked} onClose={() => askVisits()} reasonOf={(refusal) => refusalText(workspace.bookById('visits')!, refusal, words)}
      onPlanned={(step, said) => {
        askVisits()
        takeBack.offer(step, said)
      }}
      working={(label, done, total, onStop) => <Working label={label} done={done()} total={total()} onStop={onStop} />} />
  )
}
