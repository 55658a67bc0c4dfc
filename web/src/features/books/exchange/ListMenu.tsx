import IconMore from '~icons/lucide/ellipsis'
import IconImport from '~icons/lucide/file-input'
import IconExport from '~icons/lucide/file-output'
import IconSheet from '~icons/lucide/file-spreadsheet'
import IconMerge from '~icons/lucide/merge'
import IconBin from '~icons/lucide/trash-2'
import type { JSX } from 'solid-js'

import { ButtonLink } from '../../../ui/Button.tsx'
import type { MenuItem } from '../../../ui/Menu.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { listWords } from '../../../words/list.ts'
import { pageWords } from '../../../words/page.ts'
import { useWords } from '../../../words/language.tsx'
import { listMenuWords } from '../../../words/list-menu.ts'
import { useWorkspace } from '../../../workspace/context.tsx'
import type { ListModel } from '../list/list-model.ts'
import type { ExportOf } from './export/list-sheet.ts'

/** What can be done with a whole list: bringing pages in, taking them out, and its bin. */
export function ListMenu(props: { readonly model: ListModel }): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const take = (as: 'xlsx' | 'csv', of: ExportOf | 'ledger') => () => void import('./export/export-list.ts').then(({ exportList }) => exportList(props.model, as, of, { workspace, words, names: props.model.names }))
  const items = (): readonly MenuItem[] => [
    ...(props.model.table.mayCreate() ? [{ label: words.say(listMenuWords.import), href: `/${props.model.book.id}/import`, icon: <IconImport /> }] : []),
    ...(props.model.table.pages().length === 0 ? [] : props.model.state.view() === 'ledger' ? ([
      { label: words.say(listMenuWords.ledgerExcel), icon: <IconSheet />, onSelect: take('xlsx', 'ledger') },
      { label: words.say(listMenuWords.ledgerCsv), icon: <IconExport />, onSelect: take('csv', 'ledger') },
    ] as const) : ([
      { label: words.say(listMenuWords.excel), icon: <IconSheet />, onSelect: take('xlsx', 'list') },
      { label: words.say(listMenuWords.everything), icon: <IconExport />, onSelect: take('xlsx', 'everything') },
      { label: words.say(listMenuWords.csv), icon: <IconExport />, onSelect: take('csv', 'list') },
    ] as const)),
    'line',
    ...(props.model.book.identity === undefined ? [] : [{ label: words.say(pageWords.duplicates), href: `/${props.model.book.id}/duplicates`, icon: <IconMerge /> }]),
    { label: words.say(listWords.bin), href: `/${props.model.book.id}/bin`, icon: <IconBin /> },
  ]
  return <Menu label={words.say(listWords.more)} trigger={<IconMore />} variant="quiet" align="end" items={items()} />
}

/** The way to an import, where a book is still empty. */
export function ImportLink(props: { readonly book: string }): JSX.Element {
  const words = useWords()
  return <ButtonLink href={`/${props.book}/import`}>{words.say(listMenuWords.import)}</ButtonLink>
}
