import type { Field } from '@hebu/shared/books/field-kinds.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { memberById } from '@hebu/shared/vocabulary/directory.ts'
import type { JSX } from 'solid-js'
import { createMemo, createSignal, createUniqueId, onCleanup, onMount, Show, untrack } from 'solid-js'

import type { GridGo } from '../../../../ui/grid/Grid.tsx'
import { isLayerOpen } from '../../../../ui/overlays/open-layer.ts'
import { showToast } from '../../../../ui/toast.ts'
import { joiningWords } from '../../../../words/joining.ts'
import { cellWords } from '../../../../words/cells.ts'
import { useWords } from '../../../../words/language.tsx'
import { useWorkspace } from '../../../../workspace/context.tsx'
import type { ListModel } from '../../list/list-model.ts'
import { KindControl } from '../../page/fields/KindControl.tsx'
import { refusalText } from '../../page/refusal-text.ts'
import { useTakeBack } from '../../undo/take-back.ts'
import { formatValue } from '../../values/format-value.ts'
import styles from './cells.module.css'

export interface CellControlProps {
  readonly model: ListModel
  readonly page: Page
  readonly name: string
  readonly field: Field
  /** What was typed to begin. */
  readonly typed: string | undefined
  readonly onDone: (go: GridGo) => void
}

/** Written as soon as something is picked. */
const pickedAtOnce = new Set(['choice', 'member', 'customer', 'link'])

const spelt = (value: unknown): string => JSON.stringify(value) ?? ''

/** The control of a field in a cell of a list: what is typed is written when the cell is left, by Escape not at all ([UI93], [UI94]). */
export function CellControl(props: CellControlProps): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const takeBack = useTakeBack()
  const id = createUniqueId()
  // One cell for the life of this control.
  const { model, name, field, typed, page, onDone } = untrack(() => ({ model: props.model, name: props.name, field: props.field, typed: props.typed, page: props.page, onDone: props.onDone }))
  const address = { book: page.book, id: page.id }
  const current = () => model.table.page(page.id)?.values[name]
  const began = spelt(untrack(current))
  const [value, setValue] = createSignal(untrack(current))
  const [problem, setProblem] = createSignal<string>()
  let box!: HTMLDivElement
  let isOver = false
  let isLeaving = false

  const title = () => model.names.title(model.book, props.page)
  const label = () => words.say(cellWords.edit, { title: title(), field: words.say(field.label) })
  const others = createMemo(() => workspace.presence(address)().filter((each) => each.field === name).map(({ member }) => memberById(workspace.directory(), member)?.name ?? member))
  const control = () => box.querySelector<HTMLElement>('input, textarea, [role="combobox"]') ?? box.querySelector('button')

  /** Writes what was typed, if it is another value. Whether the cell is done with. */
  const write = (): boolean => {
    const next = value() === '' ? undefined : value()
    const now = untrack(current)
    if (spelt(next) === began || spelt(next) === spelt(now)) return true
    const step = {}
    const done = workspace.commands.asOne(step, () => workspace.commands.set(address, name, next))
    if (!done.ok && done.refusal.because === 'invalid-value') return (setProblem(refusalText(model.book, done.refusal, words)), false)
    if (!done.ok) showToast(refusalText(model.book, done.refusal, words), { tone: 'problem' })
    else if (spelt(now) !== began) {
      const theirs = formatValue(name, field, now, model.names.format(model.book))
      takeBack.offer(step, words.say(theirs === '' ? cellWords.overtakenByNone : cellWords.overtaken, { title: title(), field: words.say(field.label), theirs }))
    }
    return true
  }
  const finish = (writes: boolean, go: GridGo): void => {
    if (isOver) return
    if (writes) {
      // Left, a control says whether what was typed can be read.
      const held = document.activeElement
      isLeaving = true
      if (held instanceof HTMLElement && box.contains(held)) held.blur()
      isLeaving = false
      if (problem() !== undefined || !write()) return void (go !== 'leave' && control()?.focus())
    }
    isOver = true
    onDone(go)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return
    const isOpen = box.querySelector('[aria-expanded="true"]') !== null
    // A list that is open, and the button that opens it, have the key to themselves.
    if (event.key === 'Enter' && (isOpen || event.shiftKey || event.target instanceof HTMLButtonElement)) return
    if (event.key === 'Enter') finish(true, 'down')
    else if (event.key === 'Tab') finish(true, event.shiftKey ? 'previous' : 'next')
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  // Before the control hears of it: there Escape would take back what was typed only.
  const onEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing || box.querySelector('[aria-expanded="true"]') !== null || isLayerOpen()) return
    event.preventDefault()
    event.stopPropagation()
    finish(false, 'stay')
  }
  const onFocusOut = (event: FocusEvent): void => {
    if (isLeaving || isOver || box.contains(event.relatedTarget as Node | null) || isLayerOpen()) return
    // The window itself was left, or what was pressed is looked at once it has the focus.
    if (document.hasFocus()) queueMicrotask(() => { if (!box.contains(document.activeElement) && !isLayerOpen()) finish(true, 'leave') })
  }
  onMount(() => {
    box.addEventListener('keydown', onEscape, true)
    box.addEventListener('keydown', onKeyDown)
    // What was wrong stays said until it is mended, also when the control has the focus again.
    box.addEventListener('input', () => setProblem(undefined))
    const element = control()
    // A list opens with the first press, which comes before the focus fetches what it opens.
    if (field.kind === 'choice') element?.click()
    element?.focus({ preventScroll: true })
    workspace.announce(address, name)
    if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
      if (typed === undefined) element.select()
      else if (element.value !== typed) {
        element.value = typed
        element.dispatchEvent(new InputEvent('input', { bubbles: true, data: typed, inputType: 'insertText' }))
        element.setSelectionRange(typed.length, typed.length)
      }
    }
  })
  // Scrolled away or closed, what was typed is not lost.
  onCleanup(() => {
    if (!isOver) write()
    isOver = true
    const open = model.open()
    workspace.announce(open === undefined ? undefined : { book: page.book, id: open })
  })
  const stop = (event: Event) => event.stopPropagation()
  return (
    <div ref={box} class={styles.cell} data-kind={field.kind} onFocusOut={onFocusOut} onClick={stop} onDblClick={stop} onPointerDown={stop} onMouseDown={stop}>
      <KindControl id={id} field={field} label={label()} value={value()} compact autofocus typed={typed} describedBy={`${id}-keys`} invalid={problem() !== undefined} onProblem={(said) => { if (said !== undefined) setProblem(said) }}
        onChange={(next) => {
          setProblem(undefined)
          setValue(next)
          if (pickedAtOnce.has(field.kind)) queueMicrotask(() => finish(true, 'stay'))
        }} />
      <Show when={problem()}>{(said) => <p class={styles.problem} role="alert">{said()}</p>}</Show>
      <Show when={others().length > 0}><p class={styles.others}>{words.say(cellWords.alsoHere, { names: others().join(words.say(joiningWords.comma)) })}</p></Show>
      <span id={`${id}-keys`} hidden>{words.say(cellWords.keys)}</span>
    </div>
  )
}
