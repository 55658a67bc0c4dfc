import IconNobody from '~icons/lucide/circle-help'
import IconBroken from '~icons/lucide/shield-alert'
import IconWhole from '~icons/lucide/shield-check'
import { type AuditEntry, auditPageLength, type AuditTopic, auditTopicNames } from '@hebu/shared/wire/audit.ts'
import { hasFunction } from '@hebu/shared/rules/access.ts'
import { dateOf } from '@hebu/shared/vocabulary/dates.ts'
import { joiningPlace } from '@hebu/shared/vocabulary/directory.ts'
import { useSearchParams } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { createEffect, createMemo, createResource, createSignal, For, on, Show } from 'solid-js'

import { createAuditReader } from '../../../platform/audit.ts'
import type { RelayRefusal } from '../../../platform/relay-api.ts'
import { Avatar } from '../../../ui/Avatar.tsx'
import { Button } from '../../../ui/Button.tsx'
import { EmptyPlace } from '../../../ui/EmptyPlace.tsx'
import { createPageTitle } from '../../../ui/page-title.ts'
import { Select } from '../../../ui/Select.tsx'
import { auditTopicWords, auditWords } from '../../../words/audit.ts'
import { useWords } from '../../../words/language.tsx'
import { useWorkspace } from '../../../workspace/context.tsx'
import places from '../../Place.module.css'
import { Refusal } from '../../Refusal.tsx'
import { useRelay } from '../../session-context.tsx'
import { volumeLabel } from '../../me/volume-label.ts'
import { postLabel } from '../labels.ts'
import styles from './audit.module.css'
import { actorOf, type EntryNames, sentenceOf } from './entry-sentence.ts'

const dayMs = 86_400_000
const spans = { today: 1, week: 7, month: 30 } as const

/** Who did what about access, for the head and administrators ([AUD1]). What is looked for stands in the address. */
export function AuditPlace(): JSX.Element {
  const { say } = useWords()
  const workspace = useWorkspace()
  createPageTitle(() => say(auditWords.title))
  const mayRead = createMemo(() => workspace.me().administrator || hasFunction(workspace.me(), 'head', workspace.charter()))
  return (
    <section class={`${places.place} ${places.narrow}`}>
      <Show when={mayRead()} fallback={<EmptyPlace whole title={say(auditWords.notYours)}>{say(auditWords.notYoursMeans)}</EmptyPlace>}>
        <header class={places.head}>
          <div>
            <h1>{say(auditWords.title)}</h1>
            <p>{say(auditWords.hint)}</p>
          </div>
        </header>
        <Chain />
        <Entries />
      </Show>
    </section>
  )
}

/** Whether anybody altered what was written. */
function Chain(): JSX.Element {
  const { say, format } = useWords()
  const workspace = useWorkspace()
  const reader = createAuditReader(useRelay())
  const [asked] = createResource(() => (workspace.sync().kind === 'offline' ? 'offline' : 'reached'), () => reader.chain())
  const chain = () => {
    const answer = asked.latest
    return answer?.ok === true ? answer.value : undefined
  }
  return (
    <Show when={chain()} fallback={<Show when={asked.loading}><p class={styles.chain}>{say(auditWords.checking)}</p></Show>}>
      {(known) => (
        <p class={styles.chain} classList={{ [styles.altered ?? '']: !known().whole }} role={known().whole ? undefined : 'alert'}>
          <Show when={known().whole} fallback={<IconBroken />}>
            <IconWhole />
          </Show>
          {say(known().whole ? auditWords.whole : auditWords.altered, { n: format().number(known().rows) })}
        </p>
      )}
    </Show>
  )
}

function Entries(): JSX.Element {
  const words = useWords()
  const { say, format } = words
  const workspace = useWorkspace()
  const reader = createAuditReader(useRelay())
  const [looked, look] = useSearchParams<{ who?: string; what?: string; when?: string }>()
  const [entries, setEntries] = createSignal<readonly AuditEntry[]>()
  const [more, setMore] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  const [refusal, setRefusal] = createSignal<RelayRefusal>()
  const topic = (): AuditTopic | undefined => auditTopicNames.find((name) => name === looked.what)
  const span = (): keyof typeof spans | undefined => (Object.keys(spans) as (keyof typeof spans)[]).find((name) => name === looked.when)
  const names = createMemo<EntryNames>(() => ({
    directory: workspace.directory(),
    say,
    bookName: (id) => {
      const book = workspace.books().find((each) => each.id === id)
      return book === undefined ? id : say(book.name)
    },
    volumeName: (address) => volumeLabel(address, workspace, words),
    moment: (at) => words.format().dateTime(at),
    postName: (id) => (Object.hasOwn(workspace.charter().posts, id) ? postLabel(workspace.charter(), id, words) : ''),
  }))
  const days = createMemo(() => [...Map.groupBy(entries() ?? [], ({ at }) => dateOf(Date.parse(at), workspace.directory().workspace.timeZone))])

  let question = 0
  const load = async (before?: number): Promise<void> => {
    const own = ++question
    const days = span() === undefined ? undefined : spans[span()!]
    setBusy(true)
    const answer = await reader.page({ before, topic: topic(), member: looked.who, sinceMs: days === undefined ? undefined : Date.now() - days * dayMs })
    // Somebody has chosen something else meanwhile.
    if (own !== question) return
    setBusy(false)
    setRefusal(answer.ok ? undefined : answer.refusal)
    if (!answer.ok) return
    setEntries((shown) => (before === undefined ? answer.value : [...(shown ?? []), ...answer.value]))
    setMore(answer.value.length === auditPageLength)
  }
  createEffect(on(() => [looked.who, looked.what, looked.when, workspace.sync().kind === 'offline'], () => void load()))

  const members = createMemo(() => workspace.directory().members.map(({ id, name }) => ({ value: id, label: name })))
  return (
    <>
      <div class={styles.filters}>
        <Select label={say(auditWords.who)} none={say(auditWords.everybody)} options={members()} value={looked.who} onChange={(who) => look({ who })} />
        <Select label={say(auditWords.what)} none={say(auditWords.everything)} options={auditTopicNames.map((name) => ({ value: name, label: say(auditTopicWords[name]) }))} value={topic()} onChange={(what) => look({ what })} />
        <Select label={say(auditWords.when)} none={say(auditWords.anyTime)} options={(Object.keys(spans) as (keyof typeof spans)[]).map((name) => ({ value: name, label: say(auditWords[name]) }))} value={span()} onChange={(when) => look({ when })} />
      </div>
      <Show when={refusal() === 'offline'} fallback={<Refusal code={refusal()} />}>
        <p class={places.hint}>{say(auditWords.offline)}</p>
      </Show>
      <div aria-live="polite" aria-busy={busy()}>
        <Show when={entries()?.length === 0}>
          <EmptyPlace title={say(auditWords.none)}>{say(auditWords.noneMeans)}</EmptyPlace>
        </Show>
        <For each={days()}>
          {([day, ofDay]) => (
            <section class={styles.day}>
              <h2>
                {format().date(day)} {format().weekday(day)}
              </h2>
              <ul>
                <For each={ofDay}>
                  {(entry) => (
                    <li>
                      <time dateTime={entry.at}>{format().time(entry.at)}</time>
                      <Show when={entry.member} fallback={<span class={styles.nobody}><IconNobody /></span>}>
                        {(member) => <Avatar place={joiningPlace(workspace.directory(), member())} name={actorOf(entry, names())} decorative />}
                      </Show>
                      <p>
                        <b>{actorOf(entry, names())}</b> {sentenceOf(entry, names())}
                      </p>
                      <Show when={entry.from}>{(place) => <small>{say(auditWords.from, { place: place() })}</small>}</Show>
                    </li>
                  )}
                </For>
              </ul>
            </section>
          )}
        </For>
      </div>
      <Show when={more()}>
        <p class={styles.more}>
          <Button busy={busy()} onClick={() => void load(entries()?.at(-1)?.seq)}>
            {say(auditWords.more)}
          </Button>
        </p>
      </Show>
    </>
  )
}
