import type { Page } from '@hebu/shared/codec/page.ts'
import { plans } from '@hebu/shared/books/plans.ts'
import type { JSX } from 'solid-js'

import { refusalText } from '../../features/books/page/refusal-text.ts'
import { useTakeBack } from '../../features/books/undo/take-back.ts'
import { useNames } from '../../features/books/values/use-names.ts'
import { PlanDeskProvider } from '../../features/plans/desk.tsx'
import { PlanPane, PlanProgress } from '../../features/plans/PlanPane.tsx'
import { showToast } from '../../ui/toast.ts'
import { useWords } from '../../words/language.tsx'

/** Gives what is shown of a plan its names and words. */
function WithDesk(props: { readonly children: JSX.Element }): JSX.Element {
  const words = useWords()
  const names = useNames()
  const takeBack = useTakeBack()
  return (
    <PlanDeskProvider desk={{ title: names.title, member: names.member, offer: takeBack.offer, refuse: (refusal) => showToast(refusalText(plans, refusal, words), { tone: 'problem' }) }}>
      {props.children}
    </PlanDeskProvider>
  )
}

/** What stands over the fields of a plan: how far it is. */
export const PlanLead = (props: { readonly page: Page }): JSX.Element => <WithDesk><PlanProgress page={props.page} /></WithDesk>

/** What stands under the fields of a plan. */
export const PlanAfter = (props: { readonly page: Page }): JSX.Element => <WithDesk><PlanPane page={props.page} /></WithDesk>
