import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { AlikePair } from '@hebu/shared/rules/matching/alike-index.ts'
import { groupsOf } from '@hebu/shared/rules/matching/alike-index.ts'
import { likelyFrom } from '@hebu/shared/rules/matching/likeness.ts'
import { useParams } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { batch, createEffect, createMemo, createSignal, For, on, onCleanup, Show } from 'solid-js'

import { breathe } from '../../../platform/breathe.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { Button, ButtonLink } from '../../../ui/Button.tsx'
import { EmptyPlace } from '../../../ui/EmptyPlace.tsx'
import { createPageTitle } from '../../../ui/page-title.ts'
import { showToast } from '../../../ui/toast.ts'
import { listWords } from '../../../words/list.ts'
import { useWords } from '../../../words/language.tsx'
import { duplicateWords } from '../../../words/merging.ts'
import { useWorkspace } from '../../../workspace/context.tsx'
import binStyles from '../bin-screen.module.css'
import { refusalText } from '../page/refusal-text.ts'
import { useTakeBack } from '../undo/take-back.ts'
import { useNames } from '../values/use-names.ts'
import { reasonText, saidOthers, sayOthers, sweepBook } from './alike.ts'
import { MergeDialog } from './MergeDialog.tsx'
import styles from './merging.module.css'

/** So many groups are drawn, so many of them at once. */
const [drawn, drawnAtOnce] = [100, 10]

/** Pages of a book that may be about the same, in groups with their reasons. Mounted at `/:book/duplicates`. */
export function DuplicatesScreen(): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const params = useParams<{ book: string }>()
  const book = createMemo(() => workspace.books().find(({ id, identity }) => id === params.book && identity !== undefined))
  createPageTitle(() => (book() === undefined ? undefined : words.say(duplicateWords.title, { book: words.say(book()!.name) })))
  return (
    <Show when={book()} keyed fallback={<Show when={workspace.whole()}><EmptyPlace title={words.say(listWords.noSuchBook)}>{words.say(listWords.noSuchBookHint)}</EmptyPlace></Show>}>
      {(known) => <Duplicates book={known} />}
    </Show>
  )
}

function Duplicates(props: { readonly book: Book }): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const names = useNames()
  const takeBack = useTakeBack()
  const table = () => workspace.table(props.book.id)
  const [pairs, setPairs] = createSignal<readonly AlikePair[]>()
  const [progress, setProgress] = createSignal<readonly [done: number, total: number]>([0, 0])
  const [merging, setMerging] = createSignal<readonly string[]>()
  let root!: HTMLElement
  let asked = 0
  const [shown, setShown] = createSignal(0)
  const draw = async (mine: number) => {
    for (let upTo = drawnAtOnce; upTo <= drawn && mine === asked; upTo += drawnAtOnce) {
      setShown(upTo)
      await breathe()
    }
  }

  const sweep = () => {
    const mine = ++asked
    setPairs(undefined)
    setShown(0)
    void sweepBook(workspace, props.book, (done, total) => setProgress([done, total]), () => mine === asked).then((found) => {
      if (found === undefined) return
      setPairs(found)
      void draw(mine)
    })
  }
  createEffect(on(() => table().ready(), (ready) => { if (ready) sweep() }))
  onCleanup(() => { asked++ })
  const pageOf = (id: string): Page | undefined => {
    const page = table().page(id)
    return page === undefined || page.deleted !== undefined || workspace.survivorOf({ book: props.book.id, id }) !== id ? undefined : page
  }
  // What is merged, said to differ or deleted meanwhile is no pair any more.
  type Group = ReturnType<typeof groupsOf>[number]
  const keyOf = ({ ids, pairs: ofGroup }: Group): string => `${ids.join()} ${ofGroup.length}`
  const found = createMemo(() => groupsOf((pairs() ?? []).filter(({ a, b }) => { const [one, other] = [pageOf(a), pageOf(b)]; return one !== undefined && other !== undefined && !saidOthers(props.book, one, other) })))
  // Groups that others being settled leaves as they are stand as they were drawn.
  const groups = createMemo<readonly Group[]>((before) => {
    const known = new Map(before.map((group) => [keyOf(group), group]))
    return found().map((group) => known.get(keyOf(group)) ?? group)
  }, [])
  const telling = (page: Page) => props.book.list.columns.filter((name) => name !== props.book.identity?.name).map((name) => { const field = (props.book.fields as Book['fields'])[name]; return field === undefined ? '' : names.value(props.book, page, name, field) }).filter((each) => each !== '').slice(0, 4).join(' · ')
  const count = (number: number) => words.format().number(number)
  /** The fullest file stays unless somebody chooses another; of equal ones the one that was made first. */
  const fullestFirst = (ids: readonly string[]): readonly string[] => {
    const filled = (id: string) => Object.keys(pageOf(id)?.values ?? {}).length
    const madeAt = (id: string) => pageOf(id)?.made?.at ?? ''
    return ids.toSorted((a, b) => filled(b) - filled(a) || (madeAt(a) < madeAt(b) ? -1 : 1))
  }
  const refocus = () => queueMicrotask(() => { if (document.activeElement === document.body) root.querySelector<HTMLElement>('li button, h1')?.focus() })
  const setApart = (ofGroup: readonly AlikePair[]) => {
    const step = {}
    const refused = batch(() => workspace.commands.asOne(step, () => ofGroup.flatMap(({ a, b }) => { const [one, other] = [pageOf(a), pageOf(b)]; const done = one === undefined || other === undefined ? undefined : sayOthers(workspace, props.book, one, other); return done?.ok === false ? [done.refusal] : [] })))
    if (refused[0] !== undefined) return void showToast(refusalText(props.book, refused[0], words), { tone: 'problem' })
    takeBack.offer(step, words.say(duplicateWords.notTheSameDone))
    refocus()
  }
  return (
    <section ref={root} class={binStyles.bin}>
      <header>
        <h1 tabindex="-1">{words.say(duplicateWords.title, { book: words.say(props.book.name) })}</h1>
        <ButtonLink href={`/${props.book.id}`}>{words.say(duplicateWords.back, { book: words.say(props.book.name) })}</ButtonLink>
      </header>
      <p>{words.say(duplicateWords.hint)}</p>
      <div class={styles.tools}>
        <span role="status">{pairs() === undefined ? words.say(duplicateWords.sweeping, { done: count(progress()[0]), total: count(progress()[1]) }) : words.say(duplicateWords.found, { count: count(groups().length) })}</span>
        <Button size="small" disabled={pairs() === undefined} onClick={sweep}>{words.say(duplicateWords.again)}</Button>
      </div>
      <Show when={pairs() === undefined || groups().length > 0} fallback={<EmptyPlace title={words.say(duplicateWords.none)}>{words.say(duplicateWords.noneHint, { count: count(table().pages().length) })}</EmptyPlace>}>
        <ul class={styles.groups}>
          <For each={groups().slice(0, shown())}>
            {(group) => (
              <li>
                <ul class={styles.parties}>
                  <For each={group.ids}>{(id) => <Show when={pageOf(id)}>{(page) => <li><a href={`/${props.book.id}/${encodeURIComponent(id)}`}>{names.title(props.book, page())}</a><small>{telling(page())}</small></li>}</Show>}</For>
                </ul>
                <p class={styles.reasons}>
                  <Badge tone={group.pairs.some(({ score }) => score >= likelyFrom) ? 'amber' : undefined}>{words.say(group.pairs.some(({ score }) => score >= likelyFrom) ? duplicateWords.likely : duplicateWords.possible)}</Badge>
                  <For each={[...new Set(group.pairs.flatMap(({ reasons }) => reasons.map((reason) => reasonText(reason, words))))]}>{(reason) => <span>{reason}</span>}</For>
                </p>
                <p class={styles.acts}>
                  <Button size="small" onClick={() => setApart(group.pairs)}>{words.say(duplicateWords.notTheSame)}</Button>
                  <Button size="small" variant="primary" onClick={() => void breathe().then(() => setMerging(fullestFirst(group.ids)))}>{words.say(duplicateWords.merge)}</Button>
                </p>
              </li>
            )}
          </For>
        </ul>
        <Show when={groups().length > drawn}><p>{words.say(duplicateWords.more, { count: count(groups().length - drawn) })}</p></Show>
      </Show>
      <Show when={merging()} keyed>{(ids) => <MergeDialog staysHere book={props.book} ids={ids} onClose={() => { setMerging(undefined); refocus() }} />}</Show>
    </section>
  )
}
