import IconCheck from '~icons/lucide/check'
import type { AgendaEntry, Urgency } from '@hebu/shared/rules/today/agenda.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { useNavigate } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { createMemo, createSignal, For, lazy, Show, Suspense } from 'solid-js'

import { askContact } from '../../features/contact/asking.ts'
import { useNames } from '../../features/books/values/use-names.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { EmptyPlace } from '../../ui/EmptyPlace.tsx'
import { createPageTitle } from '../../ui/page-title.ts'
import { showToast } from '../../ui/toast.ts'
import { useWords } from '../../words/language.tsx'
import { todayWords } from '../../words/today.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import type { CommandRefusal } from '../../workspace/workspace.ts'
import { BookIcon } from '../BookIcon.tsx'
import { openInbox } from '../inbox/open-inbox.ts'
import { createAgenda } from './create-agenda.ts'
import type { EntryFacts } from './entry-facts.ts'
import { factsOf, toWrite } from './entry-facts.ts'
import styles from './today.module.css'

const FinishTaskDialog = lazy(async () => ({ default: (await import('../../features/books/page/tasks/FinishTaskDialog.tsx')).FinishTaskDialog }))
const ComingMeetings = lazy(async () => ({ default: (await import('../meeting/ComingMeetings.tsx')).ComingMeetings }))
const Answered = lazy(async () => ({ default: (await import('./Answered.tsx')).Answered }))
const HandedInCard = lazy(async () => ({ default: (await import('./HandedInCard.tsx')).HandedInCard }))
const TeamCard = lazy(async () => ({ default: (await import('./TeamCard.tsx')).TeamCard }))

/** What has a group of its own, for it presses by no time. */
const apart: ReadonlySet<AgendaEntry['kind']> = new Set(['returned', 'review', 'reading', 'draft'])
const urgencies: readonly Urgency[] = ['overdue', 'today', 'soon']
const shownAtOnce = 12

/** Everything that a member has to do, in the order of its urgency, each one press away from being done ([TODAY1]). */
export function TodayPlace(): JSX.Element {
  const words = useWords()
  const { say, format } = words
  const workspace = useWorkspace()
  const facts = createAgenda(workspace)
  createPageTitle(() => say(todayWords.title))
  const open = (): readonly AgendaEntry[] => facts()?.agenda.open ?? []
  const done = (): readonly AgendaEntry[] => facts()?.agenda.done ?? []
  /** What waits for nobody is no work of the day. */
  const work = (): readonly AgendaEntry[] => open().filter(({ kind }) => kind !== 'draft')
  const ofKind = (kind: AgendaEntry['kind']): readonly AgendaEntry[] => open().filter((entry) => entry.kind === kind)
  const isFinished = (): boolean => facts() !== undefined && done().length > 0 && work().every(({ urgency }) => urgency === 'soon')
  const summary = (): string => {
    if (facts() === undefined) return ''
    const late = work().filter(({ urgency }) => urgency === 'overdue').length
    if (work().some(({ urgency }) => urgency !== 'soon')) return late > 0 ? say(todayWords.withOverdue, { n: format().number(work().length), late: format().number(late) }) : say(todayWords.openOnes, { n: format().number(work().length) })
    return isFinished() ? say(todayWords.allDoneCount, { n: format().number(done().length) }) : work().length > 0 ? say(todayWords.allDone) : ''
  }
  return (
    <section class={styles.place} aria-busy={facts() === undefined}>
      <header class={styles.head}>
        <h1>
          {format().date(workspace.world.today)} <span>{format().weekday(workspace.world.today)}</span>
        </h1>
        <p role="status" data-finished={isFinished() ? '' : undefined}>
          <Show when={isFinished()}><IconCheck /></Show>
          {summary()}
        </p>
      </header>
      <div class={styles.columns}>
        <div class={styles.agenda}>
          <Show when={facts() !== undefined && open().length === 0 && done().length === 0}>
            <EmptyPlace title={say(todayWords.nothingTitle)}>{say(todayWords.nothing)}</EmptyPlace>
          </Show>
          <For each={urgencies}>{(urgency) => <Entries label={say(todayWords[urgency])} urgency={urgency} entries={open().filter((entry) => entry.urgency === urgency && !apart.has(entry.kind))} />}</For>
          <Entries label={say(todayWords.returned)} entries={ofKind('returned')} />
          <Suspense><Show when={!workspace.sharing.on() && openInbox()}>{(inbox) => <Answered inbox={inbox()} />}</Show></Suspense>
          <Entries label={say(todayWords.reviews)} entries={ofKind('review')} />
          <Entries label={say(todayWords.readings)} entries={ofKind('reading')} />
          <Entries label={say(todayWords.drafts)} entries={ofKind('draft')} />
          <Entries label={say(todayWords.done)} entries={done()} />
        </div>
        <aside class={styles.aside}>
          {/* After what is due. */}
          <Show when={facts() !== undefined}><Suspense><ComingMeetings most={3} over="today" /></Suspense></Show>
          <Show when={(facts()?.handedIn.length ?? 0) > 0}><Suspense><HandedInCard rows={facts()!.handedIn} /></Suspense></Show>
          <Show when={(facts()?.team.length ?? 0) > 0}><Suspense><TeamCard matters={facts()!.team} /></Suspense></Show>
        </aside>
      </div>
    </section>
  )
}

function Entries(props: { readonly label: string; readonly urgency?: Urgency; readonly entries: readonly AgendaEntry[] }): JSX.Element {
  const { say, format } = useWords()
  const [shown, setShown] = createSignal(shownAtOnce)
  const left = (): number => Math.max(0, props.entries.length - shown())
  // Rows live as long as their entry is in the list, though each reckoning makes entries anew.
  const ids = createMemo(() => props.entries.slice(0, shown()).map(({ id }) => id), [], { equals: (a, b) => a.length === b.length && a.every((id, at) => id === b[at]) })
  const byId = createMemo(() => new Map(props.entries.map((entry) => [entry.id, entry])))
  return (
    <Show when={props.entries.length > 0}>
      <section class={styles.group} aria-label={props.label}>
        <h2>
          {props.label} <small>{format().number(props.entries.length)}</small>
        </h2>
        <ul>
          <For each={ids()}>{(id) => <Show when={byId().get(id)}>{(entry) => <EntryRow entry={entry()} urgency={props.urgency} />}</Show>}</For>
        </ul>
        <Show when={left() > 0}>
          <Button size="small" variant="quiet" onClick={() => setShown((before) => before + shownAtOnce * 2)}>{say(todayWords.showAll, { n: format().number(Math.min(left(), shownAtOnce * 2)) })}</Button>
        </Show>
      </section>
    </Show>
  )
}

function EntryRow(props: { readonly entry: AgendaEntry; readonly urgency: Urgency | undefined }): JSX.Element {
  const words = useWords()
  const workspace = useWorkspace()
  const names = useNames()
  const navigate = useNavigate()
  const [finishing, setFinishing] = createSignal<Page>()
  const facts = createMemo(() => factsOf(props.entry, { workspace, names, words }))
  // Seldom needed, and so not fetched with the first place.
  const tellRefusal = async (book: string, refusal: CommandRefusal): Promise<void> => {
    const { refusalText } = await import('../../features/books/page/refusal-text.ts')
    showToast(refusalText(workspace.bookById(book)!, refusal, words), { tone: 'problem' })
  }
  const begin = ({ act }: EntryFacts): void => {
    if (act.contact !== undefined) askContact(act.contact)
    if (act.finish !== undefined) setFinishing(act.finish)
    if (act.begin === undefined) return
    const made = workspace.commands.create(act.begin.book, act.begin.values)
    if (made.ok) navigate(toWrite(act.begin.book, made.value.id))
    else void tellRefusal(act.begin.book, made.refusal)
  }
  return (
    <Show when={facts()}>
      {(shown) => (
        <li class={styles.entry} data-urgency={props.urgency ?? (props.entry.kind === 'review' && props.entry.urgency === 'overdue' ? 'overdue' : undefined)} data-done={props.entry.doneAt === undefined ? undefined : ''}>
          <Show when={props.entry.doneAt === undefined} fallback={<IconCheck />}>
            <BookIcon name={shown().icon} />
          </Show>
          <div class={styles.what}>
            <Show when={shown().href} fallback={<b>{shown().title}</b>}>{(href) => <a href={href()}>{shown().title}</a>}</Show>
            <small>{shown().aside}</small>
          </div>
          <span class={styles.when}>{shown().when}</span>
          <Show when={props.entry.doneAt === undefined}>
            <Show when={shown().act.begin !== undefined || shown().act.contact !== undefined || shown().act.finish !== undefined} fallback={<Show when={shown().href}>{(href) => <ButtonLink size="small" href={href()} tabindex="-1" aria-hidden="true">{shown().act.label}</ButtonLink>}</Show>}>
              <Button size="small" aria-label={`${shown().act.label}: ${shown().title}`} onClick={() => begin(shown())}>{shown().act.label}</Button>
            </Show>
          </Show>
          <Show when={finishing()}>{(task) => <Suspense><FinishTaskDialog task={task()} onClose={() => setFinishing(undefined)} /></Suspense>}</Show>
        </li>
      )}
    </Show>
  )
}
