import type { PageLink } from '@hebu/shared/books/field-kinds.ts'
import type { Text } from '@hebu/shared/vocabulary/text.ts'
import { useNavigate } from '@solidjs/router'

import { useWords } from '../../words/language.tsx'
import { useWorkspace } from '../../workspace/context.tsx'
import type { Done, Step } from '../../workspace/workspace.ts'
import { useProposalDesk } from './desk.tsx'

/** Makes a page, leads to it and says so, with a way to take it back; a refusal is told. */
export function useBegin(): (book: string, said: Text, run: (step: Step) => Done<PageLink>) => void {
  const workspace = useWorkspace()
  const { say } = useWords()
  const desk = useProposalDesk()
  const navigate = useNavigate()
  return (book, said, run) => {
    const step = {}
    const made = run(step)
    if (!made.ok) return desk.refuse(made.refusal)
    const { id } = made.value
    const page = workspace.table(book).page(id)
    navigate(`/${book}/${encodeURIComponent(id)}`)
    desk.offer(step, say(said, { title: page === undefined ? '' : desk.title(workspace.bookById(book)!, page) }))
  }
}
