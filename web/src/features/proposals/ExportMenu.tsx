import type { Page } from '@hebu/shared/codec/page.ts'
import IconAgain from '~icons/lucide/copy-plus'
import IconHouse from '~icons/lucide/file-lock'
import IconWord from '~icons/lucide/file-text'
import IconExport from '~icons/lucide/file-down'
import IconPrint from '~icons/lucide/printer'
import type { JSX } from 'solid-js'

import { offerActs } from '../../ui/acts.ts'
import { Menu } from '../../ui/Menu.tsx'
import { showToast } from '../../ui/toast.ts'
import { exportWords } from '../../words/exchange.ts'
import { useWords } from '../../words/language.tsx'
import { proposalPaperWords as paper, proposalWords } from '../../words/proposals.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import { beginFrom } from './carry-over.ts'
import { useProposalDesk } from './desk.tsx'
import type { Copy } from './document/proposal-document.ts'
import { useBegin } from './use-begin.ts'

/** What a proposal gives: papers for the customer and for the house ([PROP10]), and another proposal ([PROP12]). */
export function ExportMenu(props: { readonly page: Page }): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const desk = useProposalDesk()
  const begin = useBegin()
  const draw = async (copy: Copy) => (await import('./document/proposal-document.ts')).proposalDocument(props.page, copy, { workspace, words, desk })
  const attempt = async (act: () => Promise<void>) => {
    try {
      await act()
    } catch {
      showToast(words.say(exportWords.failed), { tone: 'problem' })
    }
  }
  const save = (copy: Copy) =>
    attempt(async () => {
      const [out, { writeDocument }, { saveFile }] = await Promise.all([draw(copy), import('../../platform/exchange/write/write-document.ts'), import('../../ui/save-file.ts')])
      const name = desk.fileName(copy === 'customer' ? out.title : `${out.title} ${words.say(paper.houseName)}`, 'docx')
      saveFile(await writeDocument(out), name)
      workspace.exported('proposals', 1)
      showToast(words.say(exportWords.doneOne, { name }))
    })
  const print = () => attempt(async () => (await import('../../platform/exchange/print-document.ts')).printDocument(await draw('customer')))
  const acts = () => [
    { id: 'proposal-word', label: words.say(paper.forCustomer), icon: <IconWord />, run: () => void save('customer') },
    { id: 'proposal-print', label: words.say(paper.print), icon: <IconPrint />, run: () => void print() },
    { id: 'proposal-house', label: words.say(paper.forHouse), icon: <IconHouse />, run: () => void save('house') },
    ...(workspace.table('proposals').mayCreate() ? [{ id: 'proposal-again', label: words.say(proposalWords.again), icon: <IconAgain />, run: () => begin('proposals', proposalWords.begun, (step) => beginFrom(workspace, props.page, step)) }] : []),
  ]
  offerActs(() => acts().map(({ id, label, run }) => ({ id, group: 'here' as const, label, run })))
  return <Menu label={words.say(paper.paper)} trigger={<><IconExport /><span>{words.say(paper.paper)}</span></>} align="end" items={acts().map(({ label, icon, run }) => ({ label, icon, onSelect: run }))} />
}
