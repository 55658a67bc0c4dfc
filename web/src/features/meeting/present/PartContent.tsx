import { rowsIn, stringIn } from '@hebu/shared/books/read-values.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { memberById } from '@hebu/shared/vocabulary/directory.ts'
import type { JSX } from 'solid-js'
import { createMemo, createSignal, For, lazy, Match, onCleanup, onMount, Show, Suspense, Switch } from 'solid-js'

import { isEmptyText } from '../../../ui/editor/plain-text.ts'
import { useWords } from '../../../words/language.tsx'
import { presentWords } from '../../../words/meeting.ts'
import { useWorkspace } from '../../../workspace/context.tsx'
import { Carried, Figures } from '../Carried.tsx'
import type { Part } from './parts.ts'
import { leadTo } from './lead-to.ts'
import styles from './present.module.css'

/** A text to look at comes with the editor's schema. */
const StaticText = lazy(async () => ({ default: (await import('../../../ui/editor/parts/StaticText.tsx')).StaticText }))

/** What is shown of the part of a meeting, as it is being written. */
export function PartContent(props: { readonly page: Page; readonly part: Part }): JSX.Element {
  const { say } = useWords()
  return (
    <Switch>
      <Match when={props.part.shows === 'carried'}><Carried page={props.page} /></Match>
      <Match when={props.part.shows === 'figures'}><Figures page={props.page} /></Match>
      <Match when={props.part.shows === 'resolutions'}><Resolutions page={props.page} /></Match>
      <Match when={props.part.shows === 'report' && props.part.member}>{(member) => <LiveText page={props.page} field="memberParts" member={member()} />}</Match>
      <Match when={true}><Show when={props.part.row?.id ?? props.part.id} keyed><LiveText page={props.page} field="discussion" label={say(presentWords.discussion)} section={stringIn(props.part.row?.cells['topic'])} /></Show></Match>
    </Switch>
  )
}

function LiveText(props: { readonly page: Page; readonly field: string; readonly member?: string; readonly label?: string; readonly section?: string | undefined }): JSX.Element {
  const workspace = useWorkspace()
  const { say } = useWords()
  const binding = createMemo(() => workspace.text({ book: 'meetings', id: props.page.id }, props.field, props.member), undefined, { equals: (a, b) => a?.fragment === b?.fragment })
  return (
    <Show when={binding()} keyed>
      {(text) => {
        const [blank, setBlank] = createSignal(isEmptyText(text.fragment))
        const look = (): void => void setBlank(isEmptyText(text.fragment))
        text.fragment.observeDeep(look)
        onCleanup(() => text.fragment.unobserveDeep(look))
        return (
          <Show when={!blank()} fallback={<p class={styles.blank}>{say(presentWords.notWritten)}</p>}>
            <div ref={(place) => onMount(() => { if (props.section !== undefined) onCleanup(leadTo(place, props.section)) })}>
              <Suspense><StaticText fragment={text.fragment} label={props.label ?? memberById(workspace.directory(), props.member ?? '')?.name ?? ''} /></Suspense>
            </div>
          </Show>
        )
      }}
    </Show>
  )
}

/** What was resolved so far, the latest last. */
export function Resolutions(props: { readonly page: Page }): JSX.Element {
  const workspace = useWorkspace()
  const { say, format } = useWords()
  const rows = createMemo(() => rowsIn(props.page.values['resolutions']))
  return (
    <Show when={rows().length > 0} fallback={<p class={styles.blank}>{say(presentWords.noneYet)}</p>}>
      <ol class={styles.resolutions}>
        <For each={rows()}>
          {({ cells }) => (
            <li>
              <b>{stringIn(cells['content']) ?? ''}</b>
              <small>
                <span data-lacks={stringIn(cells['assignee']) === undefined ? '' : undefined}>{stringIn(cells['assignee']) === undefined ? say(presentWords.noOne) : (memberById(workspace.directory(), String(cells['assignee']))?.name ?? '')}</span>
                {' · '}
                <span data-lacks={stringIn(cells['dueAt']) === undefined ? '' : undefined}>{stringIn(cells['dueAt']) === undefined ? say(presentWords.noDay) : say(presentWords.when, { date: format().date(String(cells['dueAt'])) })}</span>
              </small>
            </li>
          )}
        </For>
      </ol>
    </Show>
  )
}
