import { mergedState } from '@hebu/shared/books/define-book.ts'
import type { Fields } from '@hebu/shared/books/field-kinds.ts'
import IconAlert from '~icons/lucide/circle-alert'
import IconInfo from '~icons/lucide/info'
import IconWrench from '~icons/lucide/wrench'
import type { JSX } from 'solid-js'
import { createMemo, For, lazy, Match, Show, Suspense, Switch } from 'solid-js'

import { Button } from '../../../ui/Button.tsx'
import { showToast } from '../../../ui/toast.ts'
import { pageWords } from '../../../words/page.ts'
import { noticeWords } from '../../../words/page-notices.ts'
import { useWords } from '../../../words/language.tsx'
import { useWorkspace } from '../../../workspace/context.tsx'
import { useNames } from '../values/use-names.ts'
import { useOpenPage } from './page-context.ts'
import styles from './page.module.css'
import { fieldLabel, refusalText } from './refusal-text.ts'

const MergeNotice = lazy(async () => ({ default: (await import('../merging/MergeNotice.tsx')).MergeNotice }))
const MovedNotice = lazy(async () => ({ default: (await import('./tasks/MovedNotice.tsx')).MovedNotice }))

/** What must be known before reading on: why it cannot be changed, that it lies in the bin, what needs repair, what is kept unseen. */
export function PageNotices(): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const names = useNames()
  const open = useOpenPage()
  const because = createMemo(() => open.rights().because)
  /** Closed, and yet its texts are suggested in. */
  const isReviewed = () => because() === 'frozen' && Object.keys(open.book.fields).some((name) => open.rights().maySuggest(name))
  const unknown = createMemo(() => Object.keys(open.page().unknown).length)
  const isMerged = () => open.page().state === mergedState(open.book)
  const hasMerged = () => open.book.identity !== undefined && open.page().values[open.book.identity.records.own] !== undefined
  const restore = () => {
    const done = workspace.commands.restore(open.address)
    if (done.ok) showToast(words.say(pageWords.restored, { title: names.title(open.book, open.page()) }))
    else showToast(refusalText(open.book, done.refusal, words), { tone: 'problem' })
  }
  return (
    <>
      <Switch>
        <Match when={open.page().deleted}>
          {(deleted) => (
            <div class={styles.notice} data-tone="amber" role="status">
              <IconAlert />
              <p>{words.say(noticeWords.deleted, { name: names.member(deleted().by), when: words.format().dateTime(deleted().at) })}</p>
              <Button size="small" onClick={restore}>{words.say(noticeWords.restore)}</Button>
            </div>
          )}
        </Match>
        <Match when={because() !== 'deleted' && !isMerged() && because()}>
          {(why) => (
            <div class={styles.notice} data-tone={why() === 'newer-version' ? 'amber' : undefined} role="status">
              <IconInfo />
              <p>{words.say(noticeWords[isReviewed() ? 'reviewed' : why() as 'frozen'], { state: words.say(open.book.states[open.page().state] ?? open.book.name) })}</p>
            </div>
          )}
        </Match>
      </Switch>
      <Show when={isMerged() || hasMerged()}><Suspense><MergeNotice /></Suspense></Show>
      <Show when={open.book.keepsMoves}><Suspense><MovedNotice /></Suspense></Show>
      <RepairNotice />
      <Show when={unknown() > 0}>
        <div class={styles.notice} role="status"><IconInfo /><p>{words.say(noticeWords.unknownTitle, { count: unknown() })}</p></div>
      </Show>
    </>
  )
}

/** Values that do not fit their fields, as they are; each can be filled in anew or cleared ([UI48]). */
function RepairNotice(): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const open = useOpenPage()
  const repairs = createMemo(() => Object.entries(open.page().repairs))
  const fields: Fields = open.book.fields
  const raw = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))
  /** `field/row/column` names its column by `field/column`. */
  const nameOf = (path: string) => {
    const [field = path, , column] = path.split('/')
    return column === undefined ? field : `${field}/${column}`
  }
  const clear = (path: string) => {
    const [field = path, row, column] = path.split('/')
    const done = row === undefined || column === undefined ? workspace.commands.set(open.address, field, undefined) : workspace.commands.setCell(open.address, field, row, column, undefined)
    if (!done.ok) showToast(refusalText(open.book, done.refusal, words), { tone: 'problem' })
  }
  return (
    <Show when={repairs().length > 0}>
      <div class={`${styles.notice} ${styles.repairs}`} data-tone="amber" role="status">
        <IconWrench />
        <div>
          <b>{words.say(noticeWords.repairsTitle, { count: repairs().length })}</b>
          <p>{words.say(noticeWords.repairs)}</p>
          <ul>
            <For each={repairs()}>
              {([path, value]) => (
                <li>
                  <span>{fieldLabel(open.book, nameOf(path), words)}</span>
                  <code title={words.say(noticeWords.repairRaw)}>{raw(value)}</code>
                  <Show when={fields[path.split('/')[0]!] !== undefined && open.rights().mayEditField(path.split('/')[0]!)}>
                    <Button size="small" onClick={() => open.focusField(path.split('/')[0]!)}>{words.say(noticeWords.repairGo)}</Button>
                    <Button size="small" variant="quiet" onClick={() => clear(path)}>{words.say(noticeWords.repairClear)}</Button>
                  </Show>
                </li>
              )}
            </For>
          </ul>
        </div>
      </div>
    </Show>
  )
}
