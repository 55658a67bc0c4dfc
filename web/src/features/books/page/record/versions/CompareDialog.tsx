import IconSwap from '~icons/lucide/arrow-right-left'
import type { JSX } from 'solid-js'
import { createMemo, createSignal, For, Match, Show, Switch } from 'solid-js'

import { Button } from '../../../../../ui/Button.tsx'
import { Dialog } from '../../../../../ui/Dialog.tsx'
import { IconButton } from '../../../../../ui/IconButton.tsx'
import { Select } from '../../../../../ui/Select.tsx'
import { showToast } from '../../../../../ui/toast.ts'
import { useWords } from '../../../../../words/language.tsx'
import { compareWords, pageVersionWords, restoreWords } from '../../../../../words/versions.ts'
import type { PageVersions } from '../../../../../workspace/versions/page-versions.ts'
import { now, placeOf } from '../../../../../workspace/versions/page-versions.ts'
import { WholeContent } from '../../../content/WholeContent.tsx'
import { useTakeBack } from '../../../undo/take-back.ts'
import { useOpenPage } from '../../page-context.ts'
import { refusalText } from '../../refusal-text.ts'
import { AuthoredTexts } from './AuthoredTexts.tsx'
import { PlaceChanges } from './PlaceChanges.tsx'
import { useVersionNames } from './version-names.ts'
import styles from './versions.module.css'

export interface CompareDialogProps {
  readonly versions: PageVersions
  /** The version that was asked for: it is compared with what stands now. */
  readonly first: string
  readonly onClose: () => void
}

/** Two versions of the page beside each other, and the way back to the first ([VER5], [VER6]). */
export function CompareDialog(props: CompareDialogProps): JSX.Element {
  const words = useWords()
  const open = useOpenPage()
  const titles = useVersionNames()
  const takeBack = useTakeBack()
  const [from, setFrom] = createSignal(props.first)
  const [to, setTo] = createSignal<string>(now)
  const [view, setView] = createSignal<'changes' | 'whole' | 'authors'>('changes')
  const [asking, setAsking] = createSignal(false)
  let places: HTMLDivElement | undefined
  const options = createMemo(() => titles.options(props.versions.all()))
  /** Where a way back leads: to the older side, never to what stands anyway. */
  const target = createMemo(() => props.versions.all().find(({ id }) => id === (from() === now ? to() : from())))
  const changes = createMemo(() => props.versions.changes(from(), to()))
  /** What restoring would change. */
  const ahead = createMemo(() => { const version = target(); return version === undefined ? undefined : props.versions.changes(now, version.id) })
  const may = createMemo(() => props.versions.mayRestore())
  const parted = createMemo(() => {
    const places = (ahead() ?? []).map(placeOf)
    return { will: places.filter((place) => props.versions.mayRestorePlace(place)), wont: places.filter((place) => !props.versions.mayRestorePlace(place)) }
  })
  const name = () => { const version = target(); return version === undefined ? '' : version.kind === 'automatic' ? words.format().dateTime(version.at) : titles.title(version) }
  const swap = () => {
    const [one, other] = [from(), to()]
    setFrom(other)
    setTo(one)
  }
  const restore = (place?: string) => {
    const version = target()
    if (version === undefined) return
    const step = {}
    const done = props.versions.restore(version.id, step, place)
    if (!done.ok) return void showToast(refusalText(open.book, done.refusal, words), { tone: 'problem' })
    const said = done.value.left.length > 0 ? words.say(restoreWords.left, { fields: titles.places(done.value.left) }) : place === undefined ? words.say(restoreWords.done, { name: name() }) : words.say(restoreWords.donePlace, { field: titles.place(place) })
    if (place === undefined) props.onClose()
    // The place that was restored is gone from the list, and the button with it.
    else queueMicrotask(() => places?.focus({ preventScroll: true }))
    takeBack.offer(step, said)
  }
  return (
    <Dialog open onClose={() => props.onClose()} title={words.say(compareWords.title)} width="wide"
      actions={
        <Show when={target() !== undefined && may().ok}>
          <Show when={asking()} fallback={<>
            <Show when={(ahead()?.length ?? 0) === 0 && ahead() !== undefined}><p class={styles.same}>{words.say(restoreWords.sameAsNow)}</p></Show>
            <Button disabled={parted().will.length === 0} onClick={() => setAsking(true)}>{words.say(restoreWords.restore)}</Button>
          </>}>
            <div class={styles.asking} role="alertdialog" aria-label={words.say(restoreWords.asks, { name: name() })}>
              <p><b>{words.say(restoreWords.asks, { name: name() })}</b> {words.say(restoreWords.will, { count: parted().will.length, fields: titles.places(parted().will) })} <Show when={parted().wont.length > 0}>{words.say(restoreWords.wont, { fields: titles.places(parted().wont) })} </Show>{words.say(restoreWords.keeps)}</p>
              <div>
                <Button onClick={() => setAsking(false)}>{words.say(pageVersionWords.notNow)}</Button>
                <Button variant="primary" ref={(element) => queueMicrotask(() => element.focus())} onClick={() => restore()}>{words.say(restoreWords.yes)}</Button>
              </div>
            </div>
          </Show>
        </Show>
      }>
      <div class={styles.chosen}>
        <Select label={words.say(compareWords.from)} options={options()} value={from()} onChange={(value) => { setFrom(value ?? now); setAsking(false) }} />
        <IconButton icon={<IconSwap />} label={words.say(compareWords.swap)} onClick={swap} />
        <Select label={words.say(compareWords.to)} options={options()} value={to()} onChange={(value) => { setTo(value ?? now); setAsking(false) }} />
      </div>
      <div class={styles.views} role="group" aria-label={words.say(compareWords.views)}>
        <For each={['changes', 'whole', 'authors'] as const}>{(each) => <button type="button" aria-pressed={view() === each} onClick={() => setView(each)}>{words.say(compareWords[each])}<Show when={each === 'changes' && (changes()?.length ?? 0) > 0}> <em>{changes()!.length}</em></Show></button>}</For>
      </div>
      <Show when={!may().ok && may()} keyed>{(refusal) => <Show when={!refusal.ok && refusal.refusal}>{(why) => <p class={styles.why}>{refusalText(open.book, why(), words)}</p>}</Show>}</Show>
      <Switch>
        <Match when={view() === 'whole'}><Show when={props.versions.content(from())} fallback={<p class={styles.same}>{words.say(compareWords.gone)}</p>}>{(content) => <WholeContent book={open.book} content={content()} names={titles} level={3} />}</Show></Match>
        <Match when={view() === 'authors'}><AuthoredTexts versions={props.versions} version={from()} /></Match>
        <Match when={changes() === undefined}><p class={styles.same}>{words.say(compareWords.gone)}</p></Match>
        <Match when={changes()?.length === 0}><p class={styles.same} role="status">{words.say(compareWords.same)}</p></Match>
        <Match when={changes()}>
          {(found) => (
            <div ref={(element) => { places = element }} class={styles.places} tabindex="-1">
              <p class="spoken-only" role="status">{words.say(compareWords.count, { count: found().length })}</p>
              <For each={found()}>
                {(change) => (
                  <section aria-label={titles.place(placeOf(change))}>
                    <header>
                      <h3>{titles.place(placeOf(change))}</h3>
                      <Show when={target() !== undefined && props.versions.mayRestorePlace(placeOf(change)) && ahead()?.some((each) => placeOf(each) === placeOf(change)) === true}>
                        <Button size="small" variant="quiet" aria-label={words.say(restoreWords.restorePlaceOf, { field: titles.place(placeOf(change)) })} onClick={() => restore(placeOf(change))}>{words.say(restoreWords.restorePlace)}</Button>
                      </Show>
                    </header>
                    <PlaceChanges change={change} before={() => props.versions.content(from())} after={() => props.versions.content(to())} />
                  </section>
                )}
              </For>
            </div>
          )}
        </Match>
      </Switch>
    </Dialog>
  )
}
