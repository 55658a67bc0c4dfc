import IconBookmark from '~icons/lucide/bookmark'
import IconDown from '~icons/lucide/chevron-down'
import IconCopy from '~icons/lucide/copy'
import IconFilter from '~icons/lucide/list-filter'
import IconLink from '~icons/lucide/link'
import IconRename from '~icons/lucide/pencil'
import IconPlus from '~icons/lucide/plus'
import IconReset from '~icons/lucide/rotate-ccw'
import IconSave from '~icons/lucide/save'
import IconBin from '~icons/lucide/trash-2'
import IconPeople from '~icons/lucide/users'
import { views } from '@hebu/shared/books/views.ts'
import type { Text } from '@hebu/shared/vocabulary/text.ts'
import type { JSX } from 'solid-js'
import { createEffect, createMemo, createSignal, on, Show, untrack } from 'solid-js'

import { Button } from '../../../../ui/Button.tsx'
import type { MenuItem } from '../../../../ui/Menu.tsx'
import { Menu } from '../../../../ui/Menu.tsx'
import { showToast } from '../../../../ui/toast.ts'
import { useWords } from '../../../../words/language.tsx'
import { savedWords } from '../../../../words/saved-views.ts'
import { viewWords } from '../../../../words/view-parts.ts'
import { useWorkspace } from '../../../../workspace/context.tsx'
import type { Done } from '../../../../workspace/workspace.ts'
import type { ListModel } from '../../list/list-model.ts'
import { refusalText } from '../../page/refusal-text.ts'
import { useTakeBack } from '../../undo/take-back.ts'
import { NameDialog } from './NameDialog.tsx'
import styles from './saved.module.css'
import type { SavedView } from './saved-views.ts'
import { createSavedViews, removeView, renameView, saveView, shareView, updateView } from './saved-views.ts'

export interface ViewSwitchProps {
  readonly model: ListModel
  readonly isPhone: boolean
}

/** The saved views of a list: which one is shown, whether it looks otherwise now, and what can be done with it ([UI90]–[UI92]). */
export function ViewSwitch(props: ViewSwitchProps): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const takeBack = useTakeBack()
  const { state, book } = untrack(() => props.model)
  const saved = createSavedViews(workspace, book.id)
  const [naming, setNaming] = createSignal<'new' | 'rename'>()

  const current = createMemo(() => [...saved.own(), ...saved.shared()].find(({ id }) => id === state.saved()))
  const isLost = () => state.saved() !== undefined && current() === undefined
  const differs = createMemo(() => current() !== undefined && current()!.look !== state.look())
  const name = () => current()?.name ?? words.say(isLost() ? savedWords.unknown : savedWords.all)

  const turn = (from: string, to: string) => {
    const wanted = new URLSearchParams(to)
    state.set(Object.fromEntries([...new URLSearchParams(from).keys(), ...wanted.keys()].map((each) => [each, wanted.get(each) ?? undefined])))
  }
  // Saved anew on another device, or taken back, a view that is shown as it was goes along; what was changed here stays ([UI174]).
  createEffect(on(current, (now, before) => {
    if (now === undefined || now.id !== before?.id || now.look === before.look || state.look() !== before.look) return
    turn(before.look, now.look)
    showToast(words.say(savedWords.followed, { view: now.name }), { label: words.say(savedWords.asBefore), action: () => { if (state.saved() === now.id) turn(state.look(), before.look) } })
  }))

  /** Runs commands as one step; says what was done with a way back, or why it was not. */
  const act = <T,>(run: () => Done<T>, wording: Text, view: string): Done<T> => {
    const step = {}
    const done = workspace.commands.asOne(step, run)
    if (done.ok) takeBack.offer(step, words.say(wording, { view }))
    else showToast(refusalText(views, done.refusal, words), { tone: 'problem' })
    return done
  }
  const onName = (typed: string, shared: boolean) => {
    const view = current()
    const isNew = naming() === 'new'
    setNaming(undefined)
    if (!isNew) return view === undefined ? undefined : void act(() => renameView(workspace, view, typed), savedWords.renamed, typed.trim())
    const look = state.look()
    const made = act(() => saveView(workspace, book.id, typed, look, shared), savedWords.made, typed.trim())
    if (made.ok) state.show(made.value.id, look)
  }
  const share = (view: SavedView) => {
    const made = act(() => shareView(workspace, book.id, view), savedWords.isShared, view.name)
    if (made.ok) state.show(made.value.id, view.look)
  }
  const copy = (view: SavedView) => {
    const made = act(() => saveView(workspace, book.id, view.name, state.look(), false), savedWords.isCopied, view.name)
    if (made.ok) state.show(made.value.id, state.look())
  }
  const remove = (view: SavedView) => {
    if (act(() => removeView(workspace, view), savedWords.removed, view.name).ok) state.show(undefined, '')
  }
  const copyLink = async () => {
    const link = `${location.origin}/${book.id}?${state.link()}`
    try {
      await navigator.clipboard.writeText(link)
      showToast(words.say(viewWords.linkCopied))
    } catch {
      showToast(link)
    }
  }
  const choice = (view: SavedView, icon: JSX.Element): MenuItem => ({ label: view.name, icon, checked: view.id === state.saved(), onSelect: () => state.show(view.id, view.look) })
  const items = (): readonly MenuItem[] => {
    const view = current()
    const mine = view !== undefined && view.mine ? view : undefined
    return [
      { label: words.say(savedWords.all), checked: state.saved() === undefined && state.filters() === '', onSelect: () => state.show(undefined, '') },
      ...(book.list.quick ?? []).map(({ label, filters }): MenuItem => ({ label: words.say(label), icon: <IconFilter />, checked: state.saved() === undefined && state.filters() === filters, onSelect: () => state.set({ v: undefined, q: undefined, state: undefined, f: filters }) })),
      ...saved.own().map((each) => choice(each, <IconBookmark />)),
      ...saved.shared().map((each) => choice(each, <IconPeople />)),
      'line',
      ...(mine !== undefined && differs() ? [{ label: words.say(savedWords.save), icon: <IconSave />, onSelect: () => void act(() => updateView(workspace, mine, state.look()), savedWords.kept, mine.name) }] : []),
      ...(view !== undefined && differs() ? [{ label: words.say(savedWords.reset), icon: <IconReset />, onSelect: () => state.show(view.id, view.look) }] : []),
      { label: words.say(savedWords.saveAs), icon: <IconPlus />, onSelect: () => setNaming('new') },
      { label: words.say(savedWords.copyLink), icon: <IconLink />, onSelect: () => void copyLink() },
      ...(mine !== undefined ? [{ label: words.say(savedWords.rename), icon: <IconRename />, onSelect: () => setNaming('rename') }] : []),
      ...(mine !== undefined && !mine.shared ? [{ label: words.say(savedWords.share), icon: <IconPeople />, onSelect: () => share(mine) }] : []),
      ...(view?.shared === true ? [{ label: words.say(savedWords.copy), icon: <IconCopy />, onSelect: () => copy(view) }] : []),
      ...(mine !== undefined ? (['line', { label: words.say(savedWords.remove), icon: <IconBin />, danger: true, onSelect: () => remove(mine) }] as const) : []),
    ]
  }
  return (
    <div class={styles.switch}>
      <Menu label={words.say(differs() ? savedWords.switchChanged : savedWords.switch, { view: name() })} variant="quiet" class={styles.current} items={items()}
        trigger={<><span>{name()}</span><Show when={differs()}><small>{words.say(savedWords.changed)}</small></Show><IconDown /></>} />
      <Show when={differs() && !props.isPhone}>
        <Show when={current()?.mine}><Button size="small" variant="quiet" onClick={() => void act(() => updateView(workspace, current()!, state.look()), savedWords.kept, current()!.name)}>{words.say(savedWords.save)}</Button></Show>
        <Button size="small" variant="quiet" onClick={() => state.show(current()!.id, current()!.look)}>{words.say(savedWords.reset)}</Button>
      </Show>
      <NameDialog open={naming() !== undefined} name={naming() === 'rename' ? current()?.name : undefined} onClose={() => setNaming(undefined)} onName={onName} />
    </div>
  )
}
