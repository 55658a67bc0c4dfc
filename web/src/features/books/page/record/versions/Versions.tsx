import IconBookmark from '~icons/lucide/bookmark'
import IconClock from '~icons/lucide/clock'
import IconRestored from '~icons/lucide/history'
import IconSeal from '~icons/lucide/stamp'
import type { JSX } from 'solid-js'
import { createMemo, createResource, createSignal, For, Match, Show, Switch } from 'solid-js'

import { Button } from '../../../../../ui/Button.tsx'
import { TextInput } from '../../../../../ui/TextInput.tsx'
import { showToast } from '../../../../../ui/toast.ts'
import { useWords } from '../../../../../words/language.tsx'
import { recordWords } from '../../../../../words/record.ts'
import { pageVersionWords } from '../../../../../words/versions.ts'
import { useWorkspace } from '../../../../../workspace/context.tsx'
import type { PageVersion, PageVersions } from '../../../../../workspace/versions/page-versions.ts'
import { useNames } from '../../../values/use-names.ts'
import { useOpenPage } from '../../page-context.ts'
import { refusalText } from '../../refusal-text.ts'
import { Moment } from '../Moment.tsx'
import recordStyles from '../record.module.css'
import { Authors } from './Authors.tsx'
import { CompareDialog } from './CompareDialog.tsx'
import { useVersionNames } from './version-names.ts'
import styles from './versions.module.css'

const atFirst = 20

const mostNameLetters = 80

const icons: Readonly<Record<PageVersion['kind'], () => JSX.Element>> = { named: () => <IconBookmark />, sealed: () => <IconSeal />, restored: () => <IconRestored />, automatic: () => <IconClock /> }

/** What the page said before: named, frozen by seals, restored, and kept without asking ([VER3], [VER5]). */
export function Versions(): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const open = useOpenPage()
  const [versions, { refetch }] = createResource(() => workspace.versions(open.address))
  return (
    <Switch>
      <Match when={versions.error !== undefined}>
        <p class={recordStyles.none} role="alert">{words.say(pageVersionWords.failed)}</p>
        <Button size="small" onClick={() => void refetch()}>{words.say(pageVersionWords.retry)}</Button>
      </Match>
      <Match when={versions()}>{(found) => <VersionList versions={found()} />}</Match>
    </Switch>
  )
}

function VersionList(props: { readonly versions: PageVersions }): JSX.Element {
  const words = useWords()
  const names = useNames()
  const titles = useVersionNames()
  const [most, setMost] = createSignal(atFirst)
  const [compared, setCompared] = createSignal<string>()
  const [authors, setAuthors] = createSignal(false)
  const all = createMemo(() => props.versions.all())
  const byId = createMemo(() => new Map(all().map((version) => [version.id, version])))
  const ids = createMemo(() => all().slice(0, most()).map(({ id }) => id), [], { equals: (a, b) => a.length === b.length && a.every((id, index) => id === b[index]) })
  const mayName = createMemo(() => props.versions.mayName().ok)
  return (
    <div class={styles.versions}>
      <div class={styles.acts}>
        <Show when={mayName()}><NameVersion versions={props.versions} /></Show>
        <Button size="small" variant="quiet" onClick={() => setAuthors(true)}>{words.say(pageVersionWords.authors)}</Button>
      </div>
      <Show when={ids().length > 0} fallback={<p class={recordStyles.none}>{words.say(mayName() ? pageVersionWords.none : pageVersionWords.noneReadOnly)}</p>}>
        <ol class={styles.list} role="list">
          <For each={ids()}>
            {(id) => (
              <Show when={byId().get(id)}>
                {(version) => (
                  <li data-kind={version().kind}>
                    <button type="button" onClick={() => setCompared(id)}>
                      <span class={styles.mark} aria-hidden="true">{icons[version().kind]()}</span>
                      <b>{titles.title(version())}</b>
                      <small>{names.member(version().by)} · <Moment at={version().at} full plain /></small>
                    </button>
                  </li>
                )}
              </Show>
            )}
          </For>
        </ol>
        <Show when={all().length > most()}><Button variant="quiet" size="small" onClick={() => setMost((count) => count + 100)}>{words.say(recordWords.older, { count: all().length - most() })}</Button></Show>
      </Show>
      <Show when={compared()} keyed>{(id) => <CompareDialog versions={props.versions} first={id} onClose={() => setCompared(undefined)} />}</Show>
      <Show when={authors()}><Authors versions={props.versions} onClose={() => setAuthors(false)} /></Show>
    </div>
  )
}

/** Gives what the page says now a name. */
function NameVersion(props: { readonly versions: PageVersions }): JSX.Element {
  const words = useWords()
  const open = useOpenPage()
  const [naming, setNaming] = createSignal(false)
  const [name, setName] = createSignal('')
  const [problem, setProblem] = createSignal<string>()
  let begin: HTMLButtonElement | undefined
  let input: HTMLInputElement | undefined
  const end = () => {
    setNaming(false)
    setName('')
    setProblem(undefined)
    queueMicrotask(() => begin?.focus({ preventScroll: true }))
  }
  const keep = () => {
    const given = name().trim()
    if (given === '') {
      setProblem(words.say(pageVersionWords.nameMissing))
      input?.focus()
      return
    }
    const kept = props.versions.name(given)
    if (kept.ok) {
      showToast(words.say(pageVersionWords.named, { name: given }))
      end()
    } else setProblem(refusalText(open.book, kept.refusal, words))
  }
  return (
    <Show when={naming()} fallback={<Button size="small" ref={(element) => { begin = element }} icon={<IconBookmark />} onClick={() => { setNaming(true); queueMicrotask(() => input?.focus()) }}>{words.say(pageVersionWords.name)}</Button>}>
      <form class={styles.naming} onSubmit={(event) => { event.preventDefault(); keep() }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.isComposing) return
          event.stopPropagation()
          end()
        }}>
        <TextInput label={words.say(pageVersionWords.nameLabel)} placeholder={words.say(pageVersionWords.namePlaceholder)} value={name()} maxLength={mostNameLetters} error={problem()} ref={(element) => { input = element }} onInput={(value) => { setName(value); setProblem(undefined) }} />
        <div>
          <Button size="small" type="submit" variant="primary">{words.say(pageVersionWords.save)}</Button>
          <Button size="small" onClick={end}>{words.say(pageVersionWords.notNow)}</Button>
        </div>
      </form>
    </Show>
  )
}
