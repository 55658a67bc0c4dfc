import type { Demand } from '@hebu/shared/books/asks.ts'
import type { Move } from '@hebu/shared/books/define-book.ts'
import type { JSX } from 'solid-js'
import { createEffect, createMemo, createSignal, For, on, Show } from 'solid-js'

import type { Act } from '../../../../ui/acts.ts'
import { offerActs } from '../../../../ui/acts.ts'
import { Button } from '../../../../ui/Button.tsx'
import type { MenuItem } from '../../../../ui/Menu.tsx'
import { Menu } from '../../../../ui/Menu.tsx'
import { giveBackFocus } from '../../../../ui/overlays/give-back-focus.ts'
import { showToast } from '../../../../ui/toast.ts'
import { actNames } from '../../../../words/act-names.ts'
import { joiningWords } from '../../../../words/joining.ts'
import { moveWords } from '../../../../words/moves.ts'
import { useWords } from '../../../../words/language.tsx'
import { useWorkspace } from '../../../../workspace/context.tsx'
import { useTakeBack } from '../../undo/take-back.ts'
import { NoteDialog } from './NoteDialog.tsx'
import { useOpenPage } from '../page-context.ts'
import styles from '../page.module.css'
import { refusalText, wantedLabel } from '../refusal-text.ts'

/** A move that this member may make, now or once what is missing is filled in. */
interface Step {
  readonly id: string
  readonly move: Move
  readonly missing: readonly string[]
  readonly demands: readonly Demand[]
}

/** The moves of the open page: the main way forward as a button, others beside it; what one still lacks leads to its field ([UI46]). */
export function MoveBar(): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const open = useOpenPage()
  const takeBack = useTakeBack()
  const [noted, setNoted] = createSignal<Step>()

  const steps = createMemo<readonly Step[]>(() =>
    Object.entries<Move>(open.book.moves).flatMap(([id, move]) => {
      if (!move.from.includes(open.page().state) || move.automatic === true || move.apart === true) return []
      const may = workspace.commands.mayMove(open.page(), id)
      if (may.ok || may.refusal.because === 'note-required') return [{ id, move, missing: [], demands: [] }]
      return may.refusal.because === 'missing' ? [{ id, move, missing: may.refusal.fields, demands: may.refusal.demands ?? [] }] : []
    }))
  const main = createMemo(() => steps().find(({ move }) => move.primary === true))
  const others = createMemo(() => steps().filter((step) => step !== main()))
  const labels = (step: Step) => step.missing.map((name) => wantedLabel(open.book, name, step.demands, words)).join(words.say(joiningWords.comma))

  /** What had the focus when a move was made; its button may go with the state. */
  let pressed: Element | null = null
  createEffect(on(steps, () => giveBackFocus(pressed), { defer: true }))
  const make = (step: Step, note?: string) => {
    pressed = document.activeElement
    if (step.move.sealed === true) {
      void workspace.commands.seal(open.address, step.id, note).then((sealed) =>
        sealed.ok ? showToast(words.say(moveWords.sealed, { move: words.say(step.move.label) })) : showToast(refusalText(open.book, sealed.refusal, words), { tone: 'problem' }))
      return
    }
    const done = {}
    const made = workspace.commands.asOne(done, () => workspace.commands.move(open.address, step.id, note))
    if (made.ok) takeBack.offer(done, words.say(moveWords.done, { move: words.say(step.move.label) }))
    else showToast(refusalText(open.book, made.refusal, words), { tone: 'problem' })
  }
  const begin = (step: Step) => {
    if (step.missing.length > 0) open.focusField(step.missing[0]!.split('|')[0]!)
    else if (step.move.note === undefined) make(step)
    else setNoted(step)
  }
  offerActs(() =>
    steps().map<Act>((step) => ({
      id: `move ${open.book.id} ${step.id}`,
      group: 'here',
      icon: open.book.icon,
      ...actNames(words, (say) => say(step.move.label)),
      ...(step.missing.length === 0 ? {} : { label: words.say(moveWords.lacks, { move: words.say(step.move.label), fields: labels(step) }) }),
      run: () => begin(step),
    })))
  const items = () =>
    others().map<MenuItem>((step) => ({
      label: step.missing.length === 0 ? words.say(step.move.label) : words.say(moveWords.lacks, { move: words.say(step.move.label), fields: labels(step) }),
      onSelect: () => begin(step),
    }))
  return (
    <>
      <Show when={others().length === 1 && others()[0]} fallback={<Show when={others().length > 0}><Menu label={words.say(main() === undefined ? moveWords.moves : moveWords.otherMoves)} items={items()} align="end" /></Show>}>
        {(step) => <Button aria-disabled={step().missing.length > 0 || undefined} title={step().missing.length > 0 ? `${words.say(moveWords.missing)}: ${labels(step())}` : undefined} onClick={() => begin(step())}>{words.say(step().move.label)}</Button>}
      </Show>
      <Show when={main()}>
        {(step) => (
          <Button variant={step().missing.length === 0 ? 'primary' : 'plain'} aria-disabled={step().missing.length > 0 || undefined} aria-describedby={step().missing.length > 0 ? 'missing-fields' : undefined} onClick={() => begin(step())}>
            {words.say(step().move.label)}
            <Show when={step().missing.length > 0}><span class={styles.lack} aria-hidden="true">{words.say(moveWords.lackCount, { count: step().missing.length })}</span></Show>
          </Button>
        )}
      </Show>
      <NoteDialog move={noted()?.move} onClose={() => setNoted(undefined)} onDone={(note) => { const step = noted(); setNoted(undefined); if (step !== undefined) make(step, note) }} />
    </>
  )
}

const mostNamed = 5

/** What the main move still lacks, each name leading to its field. */
export function MissingFields(): JSX.Element {
  const words = useWords()
  const open = useOpenPage()
  const [all, setAll] = createSignal(false)
  const shown = () => {
    const fields = open.lacking()?.fields ?? []
    return all() || fields.length <= mostNamed + 1 ? fields : fields.slice(0, mostNamed)
  }
  const left = () => (open.lacking()?.fields.length ?? 0) - shown().length
  return (
    <Show when={open.lacking()}>
      {(step) => (
        <p class={styles.missing} id="missing-fields">
          <span>{words.say(moveWords.before, { move: words.say(step().move.label) })}</span>
          <For each={shown()}>
            {(need) => (
              <span>
                <For each={need.split('|')}>
                  {(name, index) => <>
                    <Show when={index() > 0}> {words.say(joiningWords.or)} </Show>
                    <button type="button" onClick={() => open.focusField(name)}>{wantedLabel(open.book, name, step().demands, words)}</button>
                  </>}
                </For>
              </span>
            )}
          </For>
          <Show when={left() > 0}><button type="button" onClick={() => setAll(true)}>{words.say(moveWords.lacksMore, { count: left() })}</button></Show>
        </p>
      )}
    </Show>
  )
}
