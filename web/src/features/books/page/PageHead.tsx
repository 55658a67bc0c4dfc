import IconBack from '~icons/lucide/chevron-left'
import IconDown from '~icons/lucide/chevron-down'
import IconUp from '~icons/lucide/chevron-up'
import IconMore from '~icons/lucide/ellipsis'
import IconWord from '~icons/lucide/file-text'
import IconLink from '~icons/lucide/link'
import IconProof from '~icons/lucide/stamp'
import IconTask from '~icons/lucide/list-plus'
import IconMerge from '~icons/lucide/merge'
import IconBin from '~icons/lucide/trash-2'
import type { Text } from '@hebu/shared/vocabulary/text.ts'
import type { JSX } from 'solid-js'
import { createSignal, lazy, Show, Suspense } from 'solid-js'

import { offerActs } from '../../../ui/acts.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import type { MenuItem } from '../../../ui/Menu.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { showToast } from '../../../ui/toast.ts'
import { actNames } from '../../../words/act-names.ts'
import { pageWords } from '../../../words/page.ts'
import { taskWords } from '../../../words/tasks.ts'
import { useWords } from '../../../words/language.tsx'
import { useWorkspace } from '../../../workspace/context.tsx'
import { StateBadge } from '../list/ListCell.tsx'
import { useTakeBack } from '../undo/take-back.ts'
import { begunBy } from './begun-by.ts'
import { useNames } from '../values/use-names.ts'
import { ToRecord } from './record/ToRecord.tsx'
import { DossierCare, DossierLine } from './dossier/DossierLine.tsx'
import { MissingFields, MoveBar } from './moves/MoveBar.tsx'
import { useOpenPage } from './page-context.ts'
import styles from './page.module.css'
import { refusalText } from './refusal-text.ts'

const MergeDialog = lazy(async () => ({ default: (await import('../merging/MergeDialog.tsx')).MergeDialog }))
const AddTaskDialog = lazy(async () => ({ default: (await import('./tasks/AddTaskDialog.tsx')).AddTaskDialog }))

export interface PageHeadProps {
  readonly onBack: () => void
  /** Goes to the page before or after this one in the list; absent where there is none. */
  readonly onStep?: ((step: -1 | 1) => void) | undefined
  /** Further acts of the book, before the moves. */
  readonly acts?: JSX.Element
}

/** The title of a page, its state, and what can be done with it. */
export function PageHead(props: PageHeadProps): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const names = useNames()
  const takeBack = useTakeBack()
  const open = useOpenPage()
  const title = () => names.title(open.book, open.page())
  const [merging, setMerging] = createSignal(false)
  const [assigning, setAssigning] = createSignal(false)
  /** A task is made from any page but a task. */
  const mayAssign = () => open.book.id !== 'tasks' && open.page().deleted === undefined && workspace.bookById('tasks') !== undefined && workspace.table('tasks').mayCreate()

  const remove = () => {
    const named = title()
    const step = {}
    const done = workspace.commands.asOne(step, () => workspace.commands.remove(open.address))
    if (!done.ok) return void showToast(refusalText(open.book, done.refusal, words), { tone: 'problem' })
    props.onBack()
    takeBack.offer(step, words.say(pageWords.binned, { title: named }))
  }
  const copyLink = async () => {
    try {
      await navigator.clipboard.writeText(location.href)
      showToast(words.say(pageWords.linkCopied))
    } catch {
      // Some browsers give the clipboard only to secure addresses; the address itself can still be copied by hand.
      showToast(location.href)
    }
  }
  const mayMerge = () => open.book.identity !== undefined && open.rights().edit
  const stateBadge = () => <Show when={Object.keys(open.book.states).length > 1}><StateBadge book={open.book} state={open.page().state} /></Show>
  const toWord = () => void import('../exchange/document/export-page.ts').then(({ exportPage }) => exportPage(open.book, open.page(), { workspace, words }))
  const isSealed = () => open.page().moves.some(({ seal, verdict }) => seal !== undefined && verdict === 'applied')
  const toProof = () => void import('../exchange/export-proof.ts').then(({ exportProof }) => exportProof(open.book, open.page(), { workspace, words, names }))
  const items = (): readonly MenuItem[] => [
    ...(mayAssign() ? [{ label: words.say(taskWords.add), icon: <IconTask />, onSelect: () => void setAssigning(true) }] : []),
    { label: words.say(pageWords.copyLink), icon: <IconLink />, onSelect: () => void copyLink() },
    { label: words.say(pageWords.word), icon: <IconWord />, onSelect: toWord },
    ...(isSealed() ? [{ label: words.say(pageWords.proof), icon: <IconProof />, onSelect: toProof }] : []),
    // Where the moves leave no room for its buttons, a phone steps from here.
    ...(props.onStep === undefined ? [] : [{ label: words.say(pageWords.previous), icon: <IconUp />, onSelect: () => props.onStep?.(-1) }, { label: words.say(pageWords.next), icon: <IconDown />, onSelect: () => props.onStep?.(1) }]),
    ...(mayMerge() ? [{ label: words.say(pageWords.merge), icon: <IconMerge />, onSelect: () => void setMerging(true) }] : []),
    ...(open.rights().edit ? (['line', { label: words.say(pageWords.toBin), icon: <IconBin />, danger: true, onSelect: remove }] as const) : []),
  ]
  const named = (wording: Text) => actNames(words, (say) => say(wording))
  offerActs(() => [
    ...(mayAssign() ? [{ id: 'add-task', group: 'here' as const, icon: 'list-checks', ...named(taskWords.add), run: () => void setAssigning(true) }] : []),
    { id: 'copy-link', group: 'here', ...named(pageWords.copyLink), run: () => void copyLink() },
    { id: 'word', group: 'here', ...named(pageWords.word), run: toWord },
    ...(isSealed() ? [{ id: 'proof', group: 'here' as const, ...named(pageWords.proof), run: toProof }] : []),
    ...(mayMerge() ? [{ id: 'merge', group: 'here' as const, ...named(pageWords.merge), run: () => void setMerging(true) }] : []),
    ...(open.rights().edit ? [{ id: 'to-bin', group: 'here' as const, ...named(pageWords.toBin), run: remove }] : []),
  ])
  return (
    <header class={styles.head}>
      <div class={styles.bar}>
        <IconButton class={styles.back} icon={<IconBack />} label={words.say(pageWords.back)} onClick={() => props.onBack()} />
        <Show when={props.onStep}>
          {(step) => <span class={styles.steps}>
            <IconButton size="small" icon={<IconUp />} label={words.say(pageWords.previous)} onClick={() => step()(-1)} />
            <IconButton size="small" icon={<IconDown />} label={words.say(pageWords.next)} onClick={() => step()(1)} />
          </span>}
        </Show>
        <span class={styles.space} />
        <span class={styles.acts}>{props.acts}</span>
        <span class={styles.moves}><Show when={open.page().deleted === undefined}><MoveBar /></Show></span>
        <ToRecord />
        <Menu label={words.say(pageWords.more)} trigger={<IconMore />} variant="quiet" align="end" items={items()} />
      </div>
      <h1 tabindex="-1" id="page-title">{title()}</h1>
      <p class={styles.under}>
        <Show when={open.book.dossier} fallback={<>
          {stateBadge()}
          <Show when={open.page().made}>{(made) => <span>{begunBy(open.page(), made(), names, words)}</span>}</Show>
        </>}>
          {(dossier) => <DossierLine dossier={dossier()} state={stateBadge()} />}
        </Show>
      </p>
      <Show when={open.book.dossier}>{(dossier) => <DossierCare dossier={dossier()} />}</Show>
      <MissingFields />
      <Show when={assigning()}><Suspense><AddTaskDialog source={{ book: open.book, page: open.page(), title: title() }} onClose={() => setAssigning(false)} /></Suspense></Show>
      <Show when={merging()}><Suspense><MergeDialog book={open.book} ids={[open.address.id]} onClose={() => setMerging(false)} /></Suspense></Show>
    </header>
  )
}
