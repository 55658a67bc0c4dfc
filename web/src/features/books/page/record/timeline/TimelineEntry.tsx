import { joiningPlace } from '@hebu/shared/vocabulary/directory.ts'
import { isPlainDate } from '@hebu/shared/vocabulary/dates.ts'
import type { Verdict } from '@hebu/shared/rules/workflow.ts'
import type { JSX } from 'solid-js'
import { For, Match, Show, Switch } from 'solid-js'

import { Badge } from '../../../../../ui/Badge.tsx'
import { Button } from '../../../../../ui/Button.tsx'
import { personColour } from '../../../../../ui/person.ts'
import { joiningWords } from '../../../../../words/joining.ts'
import { moveWords } from '../../../../../words/moves.ts'
import { useWords } from '../../../../../words/language.tsx'
import { commentWords, timelineWords } from '../../../../../words/record.ts'
import { useWorkspace } from '../../../../../workspace/context.tsx'
import { StateBadge } from '../../../list/ListCell.tsx'
import { toneOfState } from '../../../values/state-tone.ts'
import { useNames } from '../../../values/use-names.ts'
import { useOpenPage } from '../../page-context.ts'
import { fieldLabel } from '../../refusal-text.ts'
import { CommentView } from '../comments/CommentView.tsx'
import { ChangeView } from '../history/ChangeView.tsx'
import { useChangeWords } from '../history/use-change-words.ts'
import { Moment } from '../Moment.tsx'
import styles from '../record.module.css'
import type { TimelineItem } from './timeline.ts'

type Of<Kind extends TimelineItem['kind']> = Extract<TimelineItem, { readonly kind: Kind }>

/** One thing that happened: a move, a comment, what somebody changed at a sitting, or a page of another book. */
export function TimelineEntry(props: { readonly item: TimelineItem }): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const names = useNames()
  const open = useOpenPage()
  const of = <Kind extends TimelineItem['kind']>(kind: Kind): Of<Kind> | undefined => (props.item.kind === kind ? (props.item as Of<Kind>) : undefined)
  const tone = () => {
    const move = of('move')
    if (move !== undefined) return toneOfState(open.book, move.record.to)
    return props.item.kind === 'comment' || props.item.kind === 'page' || props.item.kind === 'step' ? 'indigo' : undefined
  }
  const who = () => (props.item.by === undefined ? '' : names.member(props.item.by))
  return (
    <li class={styles.entry} data-kind={props.item.kind} data-tone={tone()} style={{ '--hue': personColour(joiningPlace(workspace.directory(), props.item.by ?? '')) }}>
      <Switch>
        <Match when={of('comment')}>
          {(item) => (
            <CommentView comment={item().comment}>
              <p class={styles.foot}>
                <Show when={item().comment.field}>{(field) => <small>{words.say(commentWords.about, { field: fieldLabel(open.book, field(), words) })}</small>}</Show>
                <Button size="small" variant="quiet" onClick={() => open.asking.show({ tab: 'comments', comment: item().comment.id })}>{words.say(timelineWords.open)}</Button>
              </p>
            </CommentView>
          )}
        </Match>
        <Match when={of('move')}>{(item) => <MoveEntry record={item().record} who={who()} />}</Match>
        <Match when={of('changes')}>{(item) => <ChangesEntry changes={item().changes} who={who()} at={item().at} />}</Match>
        <Match when={of('page')}>
          {(item) => (
            <div>
              <p class={styles.who}>
                <a href={`/${item().book.id}/${encodeURIComponent(item().page.id)}`}>{words.say(item().book.one)}</a>
                <Show when={Object.keys(item().book.states).length > 1}><StateBadge book={item().book} state={item().page.state} /></Show>
                <Show when={!isPlainDate(item().at)}><Moment at={item().at} /></Show>
              </p>
              <p class={styles.words}>{item().book.timeline?.text(item().page.values, names.naming(item().book))}</p>
              <Show when={who() !== ''}><small class={styles.soft}>{who()}</small></Show>
            </div>
          )}
        </Match>
        <Match when={of('step')}>
          {(item) => (
            <div>
              <p class={styles.who}>
                <a href={`/${item().book.id}/${encodeURIComponent(item().page.id)}`}>{names.title(item().book, item().page)}</a>
                <span>{words.say(item().book.moves[item().record.move]!.label)}</span>
                <Moment at={item().at} />
              </p>
              <Show when={item().record.note}><p class={styles.note}>{item().record.note}</p></Show>
              <small class={styles.soft}>{who()}</small>
            </div>
          )}
        </Match>
        <Match when={of('made')}>{(item) => <p class={styles.who}><b>{who() || item().author}</b> {words.say(timelineWords.made)} <Moment at={props.item.at} /></p>}</Match>
        <Match when={of('imported')}>
          {(item) => (
            <div>
              <p class={styles.who}><b>{who()}</b> {words.say(timelineWords.imported)} <Moment at={item().at} /></p>
              <Show when={item().changedAt}>{(changedAt) => <small class={styles.soft}>{words.say(timelineWords.importedChanged, { when: words.format().date(changedAt()) })}</small>}</Show>
            </div>
          )}
        </Match>
      </Switch>
    </li>
  )
}

/** A change of state with its words; one that did not count says why ([UI58]). */
function MoveEntry(props: { readonly record: Of<'move'>['record']; readonly who: string }): JSX.Element {
  const words = useWords()
  const open = useOpenPage()
  const stateName = (state: string): string => {
    const wording = open.book.states[state]
    return wording === undefined ? state : words.say(wording)
  }
  const moveName = () => {
    const label = open.book.moves[props.record.move]?.label
    return label === undefined ? props.record.move : words.say(label)
  }
  return (
    <div data-verdict={props.record.verdict}>
      <p class={styles.who}>
        <b>{props.who}</b> <span>{moveName()}</span> <Show when={props.record.from !== props.record.to}><span class={styles.soft}>{words.say(moveWords.step, { from: stateName(props.record.from), to: stateName(props.record.to) })}</span></Show>
        <Show when={open.book.moves[props.record.move]?.automatic}><Badge tone="plain">{words.say(moveWords.byRule)}</Badge></Show>
        <Show when={props.record.verdict !== 'applied'}><Badge tone="amber">{words.say(moveWords.rejected)}</Badge></Show>
        <Moment at={props.record.at} />
      </p>
      <Show when={props.record.verdict !== 'applied' && props.record.verdict}>{(verdict) => <small class={styles.soft}>{words.say(moveWords[verdict() as Exclude<Verdict, 'applied'>])}</small>}</Show>
      <Show when={props.record.note}><p class={styles.note}>{props.record.note}</p></Show>
    </div>
  )
}

const mostNamed = 4

/** What one person changed at a sitting: the fields by name, and folded under them what each was and became. */
function ChangesEntry(props: { readonly changes: Of<'changes'>['changes']; readonly who: string; readonly at: string }): JSX.Element {
  const words = useWords()
  const changes = useChangeWords()
  const fields = () => {
    const named = [...new Set(props.changes.map((entry) => changes.field(entry)))]
    return named.slice(0, mostNamed).join(words.say(joiningWords.comma)) + (named.length > mostNamed ? '…' : '')
  }
  const isEdit = () => props.changes.every(({ act }) => act === 'edit')
  const said = () => <p class={styles.who}><b>{props.who}</b> <span>{words.say(isEdit() ? timelineWords.edited : timelineWords.changed, { fields: fields() })}</span> <Moment at={props.at} plain /></p>
  return (
    <Show when={!isEdit()} fallback={said()}>
      <details class={styles.sitting}>
        <summary>{said()}</summary>
        <For each={props.changes.toReversed()}>{(entry) => <ChangeView entry={entry} />}</For>
      </details>
    </Show>
  )
}
