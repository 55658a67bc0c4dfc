import type { Page } from '@hebu/shared/codec/page.ts'
import type { JSX } from 'solid-js'

import { refusalText } from '../../features/books/page/refusal-text.ts'
import { useNames } from '../../features/books/values/use-names.ts'
import { MeetingDesk } from '../../features/meeting/MeetingDesk.tsx'
import { showToast } from '../../ui/toast.ts'
import { useWords } from '../../words/language.tsx'
import { useWorkspace } from '../../workspace/context.tsx'
import type { Done } from '../../workspace/workspace.ts'

/** What stands over the fields of a meeting. */
export function MeetingLead(props: { readonly page: Page }): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const names = useNames()
  const tell = (done: Done<unknown>): void => {
    if (!done.ok) showToast(refusalText(workspace.bookById('meetings')!, done.refusal, words), { tone: 'problem' })
  }
  return <MeetingDesk page={props.page} naming={names.naming} tell={tell} />
}
