import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Field } from '@hebu/shared/books/field-kinds.ts'
import { rowsIn } from '@hebu/shared/books/read-values.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { MergeChoice } from '@hebu/shared/rules/merging/unite.ts'
import { chosenValue, isDisputed, isUnited, mergedFields, rowsLacking, usualChoice } from '@hebu/shared/rules/merging/unite.ts'
import { isFilled } from '@hebu/shared/rules/workflow.ts'
import type { PageLink } from '@hebu/shared/books/field-kinds.ts'
import { useNavigate } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { createEffect, createMemo, createResource, createSignal, createUniqueId, For, on, Show, untrack } from 'solid-js'

import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { showToast } from '../../../ui/toast.ts'
import { joiningWords } from '../../../words/joining.ts'
import { useWords } from '../../../words/language.tsx'
import { mergeWords } from '../../../words/merging.ts'
import { useWorkspace } from '../../../workspace/context.tsx'
import { placesNaming } from '../../../workspace/merging/linked-places.ts'
import type { MergeRefusal } from '../../../workspace/merging/merge-pages.ts'
import { mayMerge, mergePages, sideOf } from '../../../workspace/merging/merge-pages.ts'
import { KindControl } from '../page/fields/KindControl.tsx'
import { refusalText } from '../page/refusal-text.ts'
import { useTakeBack } from '../undo/take-back.ts'
import { useNames } from '../values/use-names.ts'
import { Working } from '../views/bulk/Working.tsx'
import { alikePages } from './alike.ts'
import styles from './merging.module.css'

export interface MergeDialogProps {
  readonly book: Book
  /** What shall be merged; with one, the other is asked for. */
  readonly ids: readonly string[]
  readonly onClose: () => void
  /** Where one goes on with others instead of looking at the page that stays. */
  readonly staysHere?: boolean | undefined
}

/** Two or more pages side by side: which one stays, and whose value each field takes where they differ ([MRG12]). */
export function MergeDialog(props: MergeDialogProps): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const names = useNames()
  const takeBack = useTakeBack()
  const navigate = useNavigate()
  const pickId = createUniqueId()
  const book = untrack(() => props.book)
  const [ids, setIds] = createSignal(untrack(() => props.ids))
  const [choices, setChoices] = createSignal<Readonly<Record<string, MergeChoice>>>({})
  const [busy, setBusy] = createSignal(false)
  createEffect(on(ids, () => setChoices({}), { defer: true }))

  const table = untrack(() => workspace.table(book.id))
  const pages = createMemo(() => ids().map((id) => table.page(id)).filter((page) => page !== undefined))
  const title = (page: Page) => names.title(book, page)
  const sides = createMemo(() => pages().map((page) => untrack(() => sideOf(workspace, page))))
  const stays = () => pages()[0]!
  const may = createMemo(() => (pages().length < 2 ? undefined : mayMerge(workspace, { book: book.id, ids: ids() })))
  const refusal = createMemo<MergeRefusal | undefined>(() => { const answer = may(); return answer?.ok === false ? answer.refusal : undefined })
  const fields = createMemo(() => mergedFields(book, sides()))
  const disputed = createMemo(() => fields().filter(([name, field]) => isDisputed(name, field, sides())))
  const choiceOf = (name: string, field: Field): MergeChoice => choices()[name] ?? usualChoice(book, name, field, sides())
  const isChosen = (name: string, field: Field, choice: MergeChoice): boolean => {
    const chosen = choiceOf(name, field)
    return choice === 'both' || chosen === 'both' ? choice === chosen : chosen.take === choice.take
  }
  const choose = (name: string, choice: MergeChoice) => setChoices((now) => ({ ...now, [name]: choice }))
  const say = (name: string, field: Field, value: unknown) => names.value(book, { ...stays(), values: { ...stays().values, [name]: value } }, name, field)

  /** What it takes over without asking. */
  const taken = createMemo(() => fields().filter(([name, field]) => !isUnited(field) && !isDisputed(name, field, sides()) && !isFilled(field, stays().values[name]) && isFilled(field, chosenValue(name, usualChoice(book, name, field, sides()), sides()))).map(([, field]) => words.say(field.label)))
  const united = createMemo(() =>
    fields().flatMap(([name, field]) => {
      if (field.kind !== 'rows') return []
      const count = sides().slice(1).reduce((sum, side) => sum + rowsLacking(field, stays().values[name], side.values[name]).added.length, 0)
      return count === 0 ? [] : [{ field: words.say(field.label), count }]
    }))
  const leading = createMemo(() => {
    if (pages().length < 2) return []
    const places = untrack(() => ids().slice(1).flatMap((id) => placesNaming(workspace, book.id, id)))
    return [...Map.groupBy(places, ({ page }) => page.book)].map(([id, found]) => ({ name: words.say(workspace.table(id).book.name), count: found.length }))
  })
  const count = (number: number) => words.format().number(number)
  const list = (all: readonly string[]) => all.join(words.say(joiningWords.comma))
  const hasFilesElsewhere = () => sides().some(({ shelf }) => shelf !== sides()[0]?.shelf) && fields().some(([name, field]) => (field.kind === 'file' || (field.kind === 'rows' && Object.values(field.columns).some(({ kind }) => kind === 'file'))) && sides().slice(1).some(({ values }) => rowsIn(values[name]).length > 0 || isFilled(field, values[name])))

  const [alike] = createResource(() => (pages().length === 1 ? stays() : undefined), async (page) => (await alikePages(workspace, book, page, () => true)) ?? [])
  /** How many of how many records, while that lasts longer than a moment. */
  const [progress, setProgress] = createSignal<{ readonly done: number; readonly total: number }>()
  const calling = new AbortController()
  const merge = async () => {
    setBusy(true)
    const named = title(stays())
    const to = stays().id
    const done = await mergePages(workspace, { book: book.id, ids: ids(), choices: choices() }, { tell: (reached, total) => void (reached < total && setProgress({ done: reached, total })), signal: calling.signal })
    setBusy(false)
    setProgress(undefined)
    if (!done.ok) return void showToast(refusalText(book, done.refusal.refusal, words), { tone: 'problem' })
    props.onClose()
    if (props.staysHere !== true) navigate(`/${book.id}/${encodeURIComponent(to)}`, { scroll: false })
    const { moved, left, unreached, step } = done.value
    takeBack.offer(step, words.say(unreached > 0 ? mergeWords.stopped : left === 0 ? mergeWords.done : mergeWords.doneSome, { title: named, count: count(moved), left: count(left + unreached) }))
  }
  return (
    <Dialog open onClose={() => (busy() ? calling.abort() : props.onClose())} title={words.say(mergeWords.title, { book: words.say(book.one) })} width={pages().length < 2 ? 'narrow' : 'wide'}
      actions={progress() !== undefined ? undefined : <>
        <Button onClick={() => props.onClose()}>{words.say(mergeWords.cancel)}</Button>
        <Button variant="primary" busy={busy()} disabled={may()?.ok !== true} onClick={() => void merge()}>{words.say(mergeWords.merge)}</Button>
      </>}>
      <Show when={progress()}>{(reached) => <Working label={words.say(mergeWords.working)} done={reached().done} total={reached().total} onStop={() => calling.abort()} />}</Show>
      <div class={styles.dialog} hidden={progress() !== undefined}>
        <Show when={pages().length < 2}>
          <Show when={(alike()?.length ?? 0) > 0}>
            <p class={styles.quiet}>{words.say(mergeWords.alike)}</p>
            <ul class={styles.picks}><For each={alike()}>{(each, index) => <li><Button autofocus={index() === 0} onClick={() => setIds([...ids(), each.page.id])}>{title(each.page)}</Button></li>}</For></ul>
          </Show>
          {/* The picker opens its list as it takes the focus, which would cover what is proposed: that has the focus first. */}
          <Show when={!alike.loading}>
          <label for={pickId}>{words.say(mergeWords.which)}</label>
          <KindControl id={pickId} field={{ kind: 'link', to: book.id, label: mergeWords.which }} value={undefined} label={words.say(mergeWords.which)} describedBy={undefined} invalid={false} onProblem={() => undefined}
            onChange={(link) => { const id = (link as PageLink | undefined)?.id; if (id !== undefined && !ids().includes(id)) setIds([...ids(), id]) }} />
          </Show>
        </Show>
        <Show when={pages().length > 1}>
          <fieldset class={styles.sides} style={{ '--sides': pages().length }}>
            <legend>{words.say(mergeWords.stays)}</legend>
            <For each={untrack(ids)}>
              {(id) => {
                const page = () => table.page(id)
                return <Show when={page()}>{(shown) => (
                  <label class={styles.option}>
                    <input type="radio" name={`${pickId}-stays`} checked={ids()[0] === id} onChange={() => setIds([id, ...ids().filter((each) => each !== id)])} />
                    <span><b>{title(shown())}</b><small>{words.say(book.states[shown().state] ?? book.one)} · {names.member(String(shown().values.owner ?? shown().made?.by ?? ''))}</small></span>
                  </label>
                )}</Show>
              }}
            </For>
          </fieldset>
          <Show when={refusal()}>
            {(why) => <p class={styles.refused} role="alert">{why().page === undefined ? refusalText(book, why().refusal, words) : words.say(mergeWords.refused, { title: title(why().page!), reason: refusalText(book, why().refusal, words) })}</p>}
          </Show>
          <Show when={disputed().length > 0} fallback={<p class={styles.quiet}>{words.say(mergeWords.nothingToChoose)}</p>}>
            <h3>{words.say(mergeWords.choose)}</h3>
            <For each={disputed()}>
              {([name, field]) => (
                <fieldset class={styles.sides} style={{ '--sides': pages().length }} data-field={name}>
                  <legend>{words.say(field.label)}</legend>
                  <For each={pages()}>
                    {(page) => (
                      <label class={styles.option} data-empty={isFilled(field, page.values[name]) ? undefined : ''}>
                        <input type="radio" name={`${pickId}-${name}`} disabled={!isFilled(field, page.values[name])} checked={isChosen(name, field, { take: page.id })} onChange={() => choose(name, { take: page.id })} />
                        <span>{say(name, field, page.values[name]) || '—'}</span>
                      </label>
                    )}
                  </For>
                  <Show when={field.kind === 'longText'}>
                    <label class={styles.option} data-both="">
                      <input type="radio" name={`${pickId}-${name}`} checked={isChosen(name, field, 'both')} onChange={() => choose(name, 'both')} />
                      <span>{words.say(mergeWords.both)}</span>
                    </label>
                  </Show>
                </fieldset>
              )}
            </For>
          </Show>
          <ul class={styles.means}>
            <Show when={taken().length > 0}><li>{words.say(mergeWords.takes, { count: count(taken().length), fields: list(taken()) })}</li></Show>
            <For each={united()}>{(each) => <li>{words.say(mergeWords.unites, { field: each.field, count: count(each.count) })}</li>}</For>
            <li>{leading().length === 0 ? words.say(mergeWords.leadsNone) : words.say(mergeWords.leads, { count: count(leading().reduce((sum, each) => sum + each.count, 0)), books: list(leading().map((each) => `${each.name} ${count(each.count)}`)) })}</li>
            <Show when={hasFilesElsewhere()}><li>{words.say(mergeWords.filesStay)}</li></Show>
            <li>{words.say(mergeWords.older)}</li>
            <li>{words.say(mergeWords.keeps)}</li>
          </ul>
        </Show>
      </div>
    </Dialog>
  )
}
