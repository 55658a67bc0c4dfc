import type { Page } from '@hebu/shared/codec/page.ts'
import { useNavigate } from '@solidjs/router'
import type { JSX } from 'solid-js'

import { refusalText } from '../../features/books/page/refusal-text.ts'
import { createTakeBack } from '../../features/books/undo/take-back.ts'
import { MissedContact } from '../../features/contact/MissedContact.tsx'
import { showToast } from '../../ui/toast.ts'
import { useWords } from '../../words/language.tsx'
import { useWorkspace } from '../../workspace/context.tsx'

/** What stands over the fields of a planned contact. */
export function VisitLead(props: { readonly page: Page }): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const navigate = useNavigate()
  const takeBack = createTakeBack({ workspace, words, navigate: (href) => navigate(href, { scroll: false }) })
  return <MissedContact page={props.page} onDone={(step, said) => takeBack.offer(step, said)} onRefused={(refusal) => showToast(refusalText(workspace.bookById('visits')!, refusal, words), { tone: 'problem' })} />
}
