import type { Fields } from '@hebu/shared/books/field-kinds.ts'
import { proposals } from '@hebu/shared/books/proposals.ts'
import type { JSX } from 'solid-js'

import { blocksOfText } from '../../features/books/exchange/document/text-blocks.ts'
import { fileName } from '../../features/books/exchange/file-name.ts'
import { useOpenPage } from '../../features/books/page/page-context.ts'
import { refusalText } from '../../features/books/page/refusal-text.ts'
import { useTakeBack } from '../../features/books/undo/take-back.ts'
import { formatValue } from '../../features/books/values/format-value.ts'
import { useNames } from '../../features/books/values/use-names.ts'
import type { ProposalDesk } from '../../features/proposals/desk.tsx'
import { ProposalDeskProvider } from '../../features/proposals/desk.tsx'
import { renderText } from '../../ui/editor/parts/render-text.ts'
import { showToast } from '../../ui/toast.ts'
import { useWords } from '../../words/language.tsx'
import { useWorkspace } from '../../workspace/context.tsx'

/** Gives a part of a proposal's page what it needs of the book's own screens. */
export function ProposalPart(props: { readonly children: JSX.Element }): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const names = useNames()
  const takeBack = useTakeBack()
  const open = useOpenPage()
  const fields: Fields = proposals.fields
  const desk: ProposalDesk = {
    title: names.title,
    member: names.member,
    value(_page, name, column, value) {
      const field = fields[name]
      const of = column === undefined || field?.kind !== 'rows' ? field : field.columns[column]
      return of === undefined ? '' : formatValue(column ?? name, of, value, names.format(proposals))
    },
    blocks(page, field, lists) {
      const text = workspace.text({ book: 'proposals', id: page.id }, field)
      return text === undefined ? [] : blocksOfText(renderText(text.fragment), lists)
    },
    fileName: (title, ending) => fileName(title, Date.now(), workspace.directory().workspace.timeZone, ending),
    offer: takeBack.offer,
    refuse: (refusal) => showToast(refusalText(proposals, refusal, words), { tone: 'problem' }),
    focusField: open.focusField,
  }
  return <ProposalDeskProvider desk={desk}>{props.children}</ProposalDeskProvider>
}
