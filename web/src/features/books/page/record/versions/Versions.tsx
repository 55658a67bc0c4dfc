import IconBookmark from '~icons/lucide/bookmark'
import IconUnname from '~icons/lucide/bookmark-minus'
import IconClock from '~icons/lucide/clock'
import IconMore from '~icons/lucide/ellipsis'
import IconRestored from '~icons/lucide/history'
import IconEdit from '~icons/lucide/pencil'
import IconSeal from '~icons/lucide/stamp'
import type { JSX } from 'solid-js'
import { createMemo, createResource, createSignal, For, Match, Show, Switch } from 'solid-js'

import { Button } from '../../../../../ui/Button.tsx'
import { Menu } from '../../../../../ui/Menu.tsx'
import { showToast } from '../../../../../ui/toast.ts'
import { useWords } from '../../../../../words/language.tsx'
import { recordWords } from '../../../../../words/record.ts'
import { undoWords } from '../../../../../words/undo.ts'
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
import { NameForm, NameVersion } from './NameVersion.tsx'
import { useVersionNames } from './version-names.ts'
import styles from './versions.module.css'

const atFirst = 20

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
  const open = useOpenPage()
  const [most, setMost] = createSignal(atFirst)
  const [compared, setCompared] = createSignal<string>()
  const [authors, setAuthors] = createSignal(false)
  const all = createMemo(() => props.versions.all())
  const byId = createMemo(() => new Map(all().map((version) => [version.id, version])))
  const ids = createMemo(() => all().slice(0, most()).map(({ id }) => id), [], { equals: (a, b) => a.length === b.length && a.every((id, index) => id === b[index]) })
  const [renaming, setRenaming] = createSignal<string>()
  const rows = new Map<string, HTMLButtonElement>()
  const endRenaming = (id: string): void => {
    setRenaming(undefined)
    queueMicrotask(() => rows.get(id)?.focus({ preventScroll: true }))
  }
  /** Answers what is wrong with the name. */
  const rename = (id: string, name: string | undefined): string | undefined => {
    const before = byId().get(id)?.name
    const done = props.versions.rename(id, name)
    if (!done.ok) {
      const problem = refusalText(open.book, done.refusal, words)
      if (name === undefined) showToast(problem, { tone: 'problem' })
      return problem
    }
    if (before === name) return undefined
    const said = name === undefined ? words.say(pageVersionWords.unnamedNow, { name: before ?? '' }) : words.say(pageVersionWords.renamed, { name })
    showToast(said, { label: words.say(undoWords.undo), action: () => void rename(id, before) })
    return undefined
  }
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
                  <li data-kind={version().kind} data-unnamed={version().kind === 'named' && version().name === undefined ? '' : undefined}>
                    <Show when={renaming() !== id} fallback={<NameForm label={pageVersionWords.nameLabel} initial={version().name} save={pageVersionWords.saveName} onSave={(name) => rename(id, name)} onEnd={() => endRenaming(id)} />}>
                      <button type="button" ref={(element) => { rows.set(id, element) }} onClick={() => setCompared(id)}>
                        <span class={styles.mark} aria-hidden="true">{icons[version().kind]()}</span>
                        <b>{titles.title(version())}</b>
                        <small>{names.member(version().by)} · <Moment at={version().at} full plain /><Show when={version().renamed?.by !== version().by && version().renamed}>{(renamed) => <> · {words.say(pageVersionWords.renamedBy, { name: names.member(renamed().by) })}</>}</Show></small>
                      </button>
                      <Show when={props.versions.mayRename(id)}>
                        <Menu label={words.say(pageVersionWords.acts, { name: titles.title(version()) })} trigger={<IconMore />} variant="quiet" size="small" align="end" items={[
                          { label: words.say(version().name === undefined ? pageVersionWords.giveName : pageVersionWords.rename), icon: <IconEdit />, onSelect: () => setRenaming(id) },
                          ...(version().name === undefined ? [] : [{ label: words.say(pageVersionWords.unname), icon: <IconUnname />, onSelect: () => void rename(id, undefined) }]),
                        ]} />
                      </Show>
                    </Show>
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
