import type { Book } from '@hebu/shared/books/define-book.ts'
import { calendarOf } from '@hebu/shared/charters/settled.ts'
import { contentHash } from '@hebu/shared/codec/content-hash.ts'
import type { MoveRecord } from '@hebu/shared/codec/page.ts'
import { answerersOf, openFunctions } from '@hebu/shared/rules/approval/answerers.ts'
import { waitingStep } from '@hebu/shared/rules/approval/waiting.ts'
import { dateOf, dayNumber } from '@hebu/shared/vocabulary/dates.ts'
import type { PostFunction } from '@hebu/shared/vocabulary/directory.ts'
import { memberById } from '@hebu/shared/vocabulary/directory.ts'
import { numbersHeldForMs, writeRunningNumber } from '@hebu/shared/vocabulary/running-number.ts'
import type { JSX } from 'solid-js'
import { createMemo, For, Show } from 'solid-js'

import { Badge } from '../../../../ui/Badge.tsx'
import { Seal } from '../../../../ui/Seal.tsx'
import { approvalWords, functionWords } from '../../../../words/approval.ts'
import type { Words } from '../../../../words/language.tsx'
import { useWords } from '../../../../words/language.tsx'
import { moveWords } from '../../../../words/moves.ts'
import { useWorkspace } from '../../../../workspace/context.tsx'
import { useOpenPage } from '../page-context.ts'
import styles from './approval.module.css'
import { ChangedSince } from './ChangedSince.tsx'
import { lastSealed, openSteps, stampsOf, voidAnswersOf } from './stamps.ts'

/** How a page is approved: who handed it in, who has answered with which words, whom it waits for until when ([SEAL16]). */
export function ApprovalPane(): JSX.Element {
  const workspace = useWorkspace()
  const { say, format } = useWords()
  const open = useOpenPage()
  const page = () => open.page()
  const nameOf = (id: string): string => memberById(workspace.directory(), id)?.name ?? id
  const standing = () => ({ directory: workspace.directory(), charter: workspace.charter() })
  const stamps = createMemo(() => stampsOf(open.book, page()))
  const steps = createMemo(() => openSteps(page()))
  const voidAnswers = createMemo(() => voidAnswersOf(open.book, page()))
  const sealed = createMemo(() => lastSealed(page()))
  const isChanged = createMemo(() => {
    const last = sealed()
    const now = last === undefined ? undefined : workspace.content(open.address)
    return now !== undefined && contentHash(now) !== last!.content
  })
  const zone = (): string => workspace.directory().workspace.timeZone
  const due = createMemo(() => waitingStep(page(), calendarOf(workspace.charter()), zone())?.dueAt)
  const isLate = (): boolean => due() !== undefined && due()! < new Date(workspace.world.nowMs).toISOString()
  const lateBy = (): string => {
    const days = dayNumber(workspace.world.today) - dayNumber(dateOf(Date.parse(due()!), zone()))
    return days === 0 ? say(approvalWords.late) : say(approvalWords.lateBy, { n: days })
  }
  const asked = createMemo(() => {
    const { round } = page()
    if (round === undefined) return []
    const all = answerersOf(round, open.book.id, standing(), workspace.world.today)
    const namesOf = (as: PostFunction | undefined) => [...new Set(all.filter((each) => each.as === as).map(({ member, for: stoodIn }) => (stoodIn === undefined ? member.name : say(approvalWords.standsIn, { name: member.name, for: nameOf(stoodIn) }))))]
    const named = namesOf(undefined)
    return [...openFunctions(round).map((as) => ({ as, names: namesOf(as) })), ...(named.length === 0 ? [] : [{ as: undefined, names: named }])]
  })
  const state = (): JSX.Element => {
    switch (page().round?.state) {
      case 'open':
        return <Badge tone="amber">{say(approvalWords.open)}</Badge>
      case 'returned':
        return <Badge tone="cinnabar">{say(approvalWords.returned)}</Badge>
      case 'complete':
        return <Badge tone="jade">{say(approvalWords.complete)}</Badge>
      case 'withdrawn':
        return <Badge>{say(approvalWords.withdrawn)}</Badge>
      case 'reopened':
        return <Badge tone="amber">{say(approvalWords.reopened)}</Badge>
      default:
        return undefined
    }
  }
  /** A report is sealed by its author, and nobody approves it. */
  const title = () => say(page().round === undefined ? approvalWords.sealedSteps : approvalWords.approval)
  return (
    <section class={styles.pane} aria-label={title()} data-approval={page().round?.state ?? ''}>
      <header>
        <h2>{title()}</h2>
        {state()}
        <Show when={page().round?.state === 'reopened'}><p>{say(approvalWords.reopenedMore)}</p></Show>
        <Show when={steps()[0]}>
          <p role="status" classList={{ [styles.late ?? '']: isLate() }}>
            {say(approvalWords.waitsFor, { names: due() === undefined ? waiting() : say(approvalWords.waitsUntil, { names: waiting(), date: format().date(due()!), weekday: format().weekday(due()!), time: format().time(due()!) }) })}
            <Show when={isLate()}> · {lateBy()}</Show>
          </p>
        </Show>
      </header>
      <ol class={styles.steps}>
        <For each={stamps()}>{(entry) => <Stamp entry={entry} isBroken={isChanged()} nameOf={nameOf} />}</For>
        <For each={steps()}>
          {({ step, isNow }) => (
            <li class={styles.open} data-now={isNow ? '' : undefined}>
              <span class={styles.place} aria-hidden="true" />
              <b>{[...step.by.map((name) => say(functionWords[name])), ...(step.members ?? []).map(nameOf)].join(step.mode === 'all' ? ' · ' : ' / ')}</b>
              <Show when={isNow} fallback={<small>{step.mode === 'all' ? say(approvalWords.joint) : ''}</small>}>
                <For each={asked()}>{({ as, names }) => <small>{as === undefined ? names.join(' / ') : names.length === 0 ? say(approvalWords.nobody, { function: say(functionWords[as]) }) : step.mode === 'all' ? say(approvalWords.asFunction, { function: say(functionWords[as]), names: names.join(' / ') }) : names.join(' / ')}</small>}</For>
                <Show when={step.mode === 'all'}><small>{say(approvalWords.joint)}</small></Show>
              </Show>
            </li>
          )}
        </For>
      </ol>
      <Show when={voidAnswers().length > 0}>
        <ul class={styles.void} aria-label={say(moveWords.rejected)}>
          <For each={voidAnswers()}>
            {(entry) => (
              <li>
                <b>{moveLabel(open.book, entry, say)}</b> {actorOf(entry, nameOf, say)} <time datetime={entry.at}>{format().dateTime(entry.at)}</time>{' '}
                <Show when={entry.note}>{(note) => <q>{note()}</q>}</Show>
                <Badge tone="amber">{say(moveWords.rejected)}</Badge> <span>{say(moveWords[entry.verdict as Exclude<typeof entry.verdict, 'applied'>])}</span>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={isChanged() && sealed()}>{(last) => <ChangedSince hash={last().content!} />}</Show>
    </section>
  )

  /** Those of a joint step are all waited for, of any other one of them. */
  function waiting(): string {
    const groups = asked().map(({ as, names }) => (names.length === 0 && as !== undefined ? say(functionWords[as]) : names.join(' / ')))
    return steps()[0]?.step.mode === 'all' ? format().list(groups) : [...new Set(groups)].join(' / ')
  }
}

function moveLabel(book: Book, { move }: MoveRecord, say: Words['say']): string {
  const wording = book.moves[move]?.label
  return wording === undefined ? move : say(wording)
}

/** Who made a move, and in whose place. */
const actorOf = (entry: MoveRecord, nameOf: (id: string) => string, say: Words['say']): string =>
  entry.for === undefined ? nameOf(entry.by) : say(approvalWords.standsIn, { name: nameOf(entry.by), for: nameOf(entry.for) })

/** One act of the approval as a stamp: who, as what, when, with which words, and whether the relay has seen it. */
function Stamp(props: { readonly entry: MoveRecord; readonly isBroken: boolean; readonly nameOf: (id: string) => string }): JSX.Element {
  const workspace = useWorkspace()
  const { say, format } = useWords()
  const open = useOpenPage()
  const isReturn = () => open.book.moves[props.entry.move]?.decides === 'return'
  const number = () => {
    const { series, number } = props.entry.witnessed ?? {}
    return series === undefined || number === undefined ? undefined : say(approvalWords.number, { number: writeRunningNumber({ series, number }) })
  }
  /** Why the number of this move has not come, where the relay holds new ones back. */
  const held = () => {
    const since = workspace.directory().numbersHeldSince
    return since === undefined || open.book.moves[props.entry.move]?.series === undefined ? undefined : say(approvalWords.numberHeld, { date: format().date(new Date(Date.parse(since) + numbersHeldForMs).toISOString()) })
  }
  return (
    <li data-stamp={props.entry.move} data-return={isReturn() ? '' : undefined}>
      <Show when={props.entry.seal} fallback={<span class={styles.place} aria-hidden="true" />}>
        <Seal name={props.nameOf(props.entry.by)} size="small" state={props.isBroken ? 'broken' : props.entry.witnessed === undefined ? 'unwitnessed' : 'verified'} />
      </Show>
      <b>{moveLabel(open.book, props.entry, say)}<Show when={props.entry.as}>{(as) => <span class={styles.as}>{say(functionWords[as()])}</span>}</Show></b>
      <span>{actorOf(props.entry, props.nameOf, say)}</span>
      <small><time datetime={props.entry.at}>{format().dateTime(props.entry.at)}</time></small>
      <small>{props.entry.seal === undefined ? say(approvalWords.withoutSeal) : props.entry.witnessed === undefined ? (held() ?? say(approvalWords.unwitnessed)) : say(approvalWords.witnessedAt, { when: format().dateTime(props.entry.witnessed.at) })}</small>
      <Show when={number()}>{(words) => <small>{words()}</small>}</Show>
      <Show when={props.entry.note}>{(note) => <q>{note()}</q>}</Show>
    </li>
  )
}
