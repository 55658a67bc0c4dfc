import type { Page } from '@hebu/shared/codec/page.ts'
import { plans } from '@hebu/shared/books/plans.ts'
import type { JSX } from 'solid-js'

import { refusalText } from '../../features/books/page/refusal-text.ts'
import { useTakeBack } from '../../features/books/undo/take-back.ts'
import { useNames } from '../../features/books/values/use-names.ts'
import { PlanDeskProvider } from '../../features/plans/desk.tsx'
import { PlanPane } from '../../features/plans/PlanPane.tsx'
import { showToast } from '../../ui/toast.ts'
import { useWords } from '../../words/language.tsx'

/** What stands under the fields of a plan. */
export function PlanAfter(props: { readonly page: Page }): JSX.Element {
  const words = useWords()
  const names = useNames()
  const takeBack = useTakeBack()
  return (
    <PlanDeskProvider desk={{ title: names.title, member: names.member, offer: takeBack.offer, refuse: (refusal) => showToast(refusalText(plans, refusal, words), { tone: 'problem' }) }}>
      <PlanPane page={props.page} />
    </PlanDeskProvider>
  )
}
