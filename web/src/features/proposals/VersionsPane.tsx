import type { Page } from '@hebu/shared/codec/page.ts'
import type { ComparedContent } from '@hebu/shared/rules/comparing/compare-content.ts'
import { compareProposals, saysTheSame } from '@hebu/shared/rules/proposing/compare-proposals.ts'
import type { JSX } from 'solid-js'
import { createMemo, createResource, createSignal, For, Show } from 'solid-js'

import { Select } from '../../ui/Select.tsx'
import { useWords } from '../../words/language.tsx'
import { proposalPaperWords, versionWords } from '../../words/proposals.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import { Changes } from './Changes.tsx'
import { useProposalDesk } from './desk.tsx'
import styles from './proposals.module.css'

/** What is being written, among the versions. */
const now = 'now'

interface Version {
  readonly id: string
  readonly n: number
  readonly by: string
  readonly at: string
  /** What it said; absent where nothing was frozen with it. */
  readonly hash: string | undefined
}

/** The versions that were handed in, and how any two of them differ ([PROP6], [PROP9]). */
export function VersionsPane(props: { readonly page: Page }): JSX.Element {
  const workspace = useWorkspace()
  const { say, format } = useWords()
  const desk = useProposalDesk()
  const address = () => ({ book: 'proposals', id: props.page.id })
  const versions = createMemo<readonly Version[]>(() => props.page.moves.filter(({ move, verdict }) => move === 'submit' && verdict === 'applied').map(({ id, by, at, content }, index) => ({ id, n: index + 1, by, at, hash: content })))
  const isWritten = () => props.page.state === 'drafting' || props.page.state === 'revising'
  const options = createMemo(() => [
    ...versions().filter(({ hash }) => hash !== undefined).map(({ id, n }) => ({ value: id, label: say(proposalPaperWords.version, { n }) })),
    ...(isWritten() ? [{ value: now, label: say(versionWords.now, { n: versions().length + 1 }) }] : []),
  ])
  const [chosen, setChosen] = createSignal<{ readonly before?: string | undefined; readonly after?: string | undefined }>({})
  const after = () => chosen().after ?? options().at(-1)?.value
  const before = () => chosen().before ?? options().at(-2)?.value
  const hashOf = (id: string | undefined) => versions().find((version) => version.id === id)?.hash
  const frozen = (id: () => string | undefined) => createResource(() => hashOf(id()), (hash) => workspace.contentThen(address(), hash))[0]
  const [was, is] = [frozen(before), frozen(after)]
  const contentOf = (id: string | undefined, then: () => ComparedContent | undefined): ComparedContent | undefined => (id === now ? workspace.content(address()) : id === undefined ? undefined : then())
  const changes = createMemo(() => {
    const [one, other] = [contentOf(before(), () => was.latest), contentOf(after(), () => is.latest)]
    return one === undefined || other === undefined ? undefined : compareProposals(one, other)
  })
  return (
    <Show when={versions().length > 0}>
      <section class={styles.versions} aria-label={say(versionWords.versions)}>
        <h2>{say(versionWords.versions)}</h2>
        <ol>
          <For each={versions()}>{({ n, by, at }) => <li><b>{say(proposalPaperWords.version, { n })}</b> {desk.member(by)} <small>{format().dateTime(at)}</small></li>}</For>
        </ol>
        <Show when={options().length > 1}>
          <div class={styles.chosen}>
            <Select label={say(versionWords.from)} options={options()} value={before()} onChange={(value) => setChosen({ ...chosen(), before: value })} />
            <Select label={say(versionWords.to)} options={options()} value={after()} onChange={(value) => setChosen({ ...chosen(), after: value })} />
          </div>
          <Show when={changes()}>
            {(found) => <Show when={!saysTheSame(found())} fallback={<p class={styles.same}>{say(versionWords.same)}</p>}><Changes page={props.page} changes={found()} /></Show>}
          </Show>
        </Show>
      </section>
    </Show>
  )
}
