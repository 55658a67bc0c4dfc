import type { FunnelStage } from '@hebu/shared/rules/care/funnel.ts'
import { funnelOf } from '@hebu/shared/rules/care/funnel.ts'
import { periodOf } from '@hebu/shared/books/periods.ts'
import { periodKey } from '@hebu/shared/vocabulary/dates.ts'
import { A } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { createMemo, createSignal, For, Show } from 'solid-js'

import { Select } from '../../../../ui/Select.tsx'
import { funnelWords } from '../../../../words/funnel.ts'
import { useWords } from '../../../../words/language.tsx'
import { useWorkspace } from '../../../../workspace/context.tsx'
import type { ListModel } from '../../list/list-model.ts'
import styles from './funnel.module.css'

const spans = ['thisMonth', 'thisQuarter', 'thisYear', 'lastYear'] as const
type Span = (typeof spans)[number]

/** The picture is drawn in these units; it is as wide as its place. */
const wide = 600
const high = 44
const gap = 6

/** How many opportunities got how far, as a picture and as a table of the same figures ([CUS31]). */
export function FunnelView(props: { readonly model: ListModel }): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const [span, setSpan] = createSignal<Span>()
  const [follower, setFollower] = createSignal<string>()

  const periodIn = (chosen: Span | undefined) => {
    const { today } = workspace.world
    switch (chosen) {
      case 'thisMonth': return periodOf(periodKey('month', today))
      case 'thisQuarter': return periodOf(periodKey('quarter', today))
      case 'thisYear': return periodOf(today.slice(0, 4))
      case 'lastYear': return periodOf(String(Number(today.slice(0, 4)) - 1))
      case undefined: return undefined
    }
  }
  const funnel = createMemo(() => funnelOf(props.model.pages(), { period: periodIn(span()), follower: follower() }, workspace.world))
  const most = () => Math.max(1, funnel().stages[0]?.reached ?? 1)
  const followers = createMemo(() => [...new Set(props.model.table.pages().flatMap(({ values }) => (typeof values['follower'] === 'string' ? [values['follower']] : [])))].map((value) => ({ value, label: props.model.names.member(value) })))
  const labelOf = (stage: string) => words.say(props.model.book.states[stage] ?? props.model.book.name)
  const percent = (value: number | undefined) => (value === undefined ? '—' : words.format().percent(value))
  const amount = ({ amounts }: FunnelStage) => (amounts.length === 0 ? '—' : amounts.map((each) => words.format().money(each)).join(' + '))
  const halfOf = (reached: number) => (reached / most()) * (wide / 2 - 8)
  /** From as wide as this stage to as wide as the next: what is lost on the way is seen. */
  const shape = (at: number): string => {
    const top = Math.max(2, halfOf(funnel().stages[at]!.reached))
    const bottom = Math.max(2, halfOf((funnel().stages[at + 1] ?? funnel().stages[at]!).reached))
    const y = at * (high + gap)
    const middle = wide / 2
    return `M${middle - top} ${y} L${middle + top} ${y} L${middle + bottom} ${y + high} L${middle - bottom} ${y + high} Z`
  }
  const tallness = () => funnel().stages.length * (high + gap) - gap
  const won = () => funnel().stages.at(-1)!.here.length
  return (
    <div class={styles.funnel} data-view="funnel">
      <div class={styles.choices}>
        <Select label={words.say(funnelWords.period)} value={span()} none={words.say(funnelWords.allTime)} options={spans.map((value) => ({ value, label: words.say(funnelWords[value]) }))} onChange={(next) => setSpan(next as Span | undefined)} />
        <Select label={words.say(funnelWords.follower)} value={follower()} none={words.say(funnelWords.everybody)} options={followers()} onChange={setFollower} />
      </div>
      <Show when={funnel().stages[0]!.reached > 0} fallback={<p class={styles.none}>{words.say(funnelWords.none)}</p>}>
        <div class={styles.picture} aria-hidden="true" style={{ '--tall': `${tallness()}px` }}>
          <svg viewBox={`0 0 ${wide} ${tallness()}`} preserveAspectRatio="none">
            <For each={funnel().stages}>{({ stage }, at) => <path data-stage={stage} d={shape(at())} />}</For>
          </svg>
          <ol>
            <For each={funnel().stages}>{({ stage, reached }) => <li style={{ height: `${high}px`, 'margin-bottom': `${gap}px` }}>{labelOf(stage)} <b>{words.format().number(reached)}</b></li>}</For>
          </ol>
        </div>
        <div class={styles.scroller} tabindex="0" role="group" aria-label={words.say(funnelWords.caption)}>
          <table class={styles.table}>
            <caption class="spoken-only">{words.say(funnelWords.caption)}</caption>
            <thead>
              <tr>
                <th scope="col">{words.say(funnelWords.stage)}</th>
                <th scope="col">{words.say(funnelWords.reached)}</th>
                <th scope="col">{words.say(funnelWords.conversion)}</th>
                <th scope="col">{words.say(funnelWords.amount)}</th>
                <th scope="col">{words.say(funnelWords.here)}</th>
              </tr>
            </thead>
            <tbody>
              <For each={funnel().stages}>
                {(row) => (
                  <tr>
                    <th scope="row">{labelOf(row.stage)}</th>
                    <td>{words.format().number(row.reached)}</td>
                    <td>{percent(row.conversion)}</td>
                    <td>{amount(row)}</td>
                    <td>
                      <Show when={row.here.length > 0} fallback="0">
                        <A href={`/${props.model.book.id}?view=table&state=${row.stage}`} aria-label={words.say(funnelWords.openHere, { stage: labelOf(row.stage), count: row.here.length })}>{words.format().number(row.here.length)}</A>
                      </Show>
                    </td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </div>
        <p class={styles.rate}>{funnel().winRate === undefined ? words.say(funnelWords.noRate) : words.say(funnelWords.winRate, { rate: percent(funnel().winRate), won: won(), lost: funnel().lost.length })}</p>
      </Show>
    </div>
  )
}
