import type { Page } from '@hebu/shared/codec/page.ts'
import { useNavigate } from '@solidjs/router'
import type { JSX } from 'solid-js'

import { useOpenPage } from '../../features/books/page/page-context.ts'
import { refusalText } from '../../features/books/page/refusal-text.ts'
import { useTakeBack } from '../../features/books/undo/take-back.ts'
import { useNames } from '../../features/books/values/use-names.ts'
import { ContractDesk } from '../../features/contracts/ContractDesk.tsx'
import { showToast } from '../../ui/toast.ts'
import { useWords } from '../../words/language.tsx'
import { useWorkspace } from '../../workspace/context.tsx'

/** What stands over the fields of a contract. */
export function ContractLead(props: { readonly page: Page }): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const names = useNames()
  const open = useOpenPage()
  const takeBack = useTakeBack()
  const navigate = useNavigate()
  return (
    <ContractDesk
      page={props.page}
      title={(book, page) => { const known = workspace.bookById(book); return known === undefined ? '' : names.title(known, page) }}
      focusField={(field) => open.focusField(field)}
      offer={takeBack.offer}
      refuse={(book, refusal) => { const known = workspace.bookById(book); if (known !== undefined) showToast(refusalText(known, refusal, words), { tone: 'problem' }) }}
      open={(book, id) => navigate(`/${book}/${encodeURIComponent(id)}`)}
    />
  )
}
