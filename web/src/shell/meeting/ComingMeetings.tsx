import { useNavigate } from '@solidjs/router'
import type { JSX } from 'solid-js'

import { refusalText } from '../../features/books/page/refusal-text.ts'
import { NextMeetings } from '../../features/meeting/NextMeetings.tsx'
import { showToast } from '../../ui/toast.ts'
import { useWords } from '../../words/language.tsx'
import { useWorkspace } from '../../workspace/context.tsx'

/** The coming meetings where they are found: on Today, and over the list of meetings. */
export function ComingMeetings(props: { readonly most: number; readonly over: 'list' | 'today' }): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const navigate = useNavigate()
  return (
    <NextMeetings most={props.most} over={props.over} onOpen={(id) => navigate(`/meetings/${encodeURIComponent(id)}`)}
      onRefused={(refusal) => showToast(refusalText(workspace.bookById('meetings')!, refusal, words), { tone: 'problem' })} />
  )
}
