import type { Goal } from '@hebu/shared/rules/planning/breakdown.ts'
import type { CoursePoint } from '@hebu/shared/rules/planning/course.ts'
import type { JSX } from 'solid-js'
import { For, Show } from 'solid-js'

import { planWords } from '../../words/plans.ts'
import { useWords } from '../../words/language.tsx'
import styles from './plans.module.css'

/** The picture is drawn in these units; it is as wide as its place. */
const wide = 640
const high = 180
const foot = 6

/** Plan and actual over the period: a picture, and the same figures as a table ([PLAN12]). */
export function CourseChart(props: { readonly goal: Goal; readonly points: readonly CoursePoint[] }): JSX.Element {
  const { say, format } = useWords()
  const most = (): number => Math.max(1, ...props.points.map(({ planned, actual }) => Math.max(planned, actual ?? 0))) * 1.2
  const x = (index: number): number => (props.points.length === 1 ? wide : (index / (props.points.length - 1)) * wide)
  const y = (value: number): number => high - (value / most()) * (high - 8)
  const known = () => props.points.flatMap(({ actual }, index) => (actual === undefined ? [] : [{ index, actual }]))
  const planned = (): string => props.points.map((point, index) => `${index === 0 ? 'M' : 'L'}${x(index).toFixed(1)} ${y(point.planned).toFixed(1)}`).join(' ')
  const line = (): string => known().map(({ index, actual }, at) => `${at === 0 ? 'M' : 'L'}${x(index).toFixed(1)} ${y(actual).toFixed(1)}`).join(' ')
  const last = () => known().at(-1)
  const figure = (value: number): string => `${format().number(Math.round(value * 100) / 100)} ${props.goal.unit ?? ''}`.trim()
  const caption = (): string => say(planWords.course, { goal: props.goal.metric })
  return (
    <figure class={styles.course}>
      <figcaption>
        <b>{caption()}</b>
        <span class={styles.legend}><i data-line="planned" />{say(planWords.planned)}</span>
        <span class={styles.legend}><i data-line="actual" />{say(planWords.actual)}</span>
      </figcaption>
      <svg viewBox={`-4 0 ${wide + 8} ${high + foot}`} role="img" aria-label={caption()}>
        <line class={styles.axis} x1="0" x2={wide} y1={high} y2={high} />
        <path class={styles.planned} d={planned()} />
        <text class={styles.scale} x={wide} y={Math.max(20, y(props.points.at(-1)!.planned) - 8)} text-anchor="end">{figure(props.points.at(-1)!.planned)}</text>
        <Show when={last()}>
          {(end) => (
            <>
              <path class={styles.area} d={`${line()} L${x(end().index)} ${high} L${x(known()[0]!.index)} ${high} Z`} />
              <path class={styles.actual} d={line()} />
              <circle class={styles.end} cx={x(end().index)} cy={y(end().actual)} r="4" />
              <text class={styles.scale} x={x(end().index)} y={Math.max(20, y(end().actual) - 10)} text-anchor={x(end().index) > wide / 4 ? 'end' : 'start'}>{figure(end().actual)}</text>
            </>
          )}
        </Show>
      </svg>
      <p class={styles.ends} aria-hidden="true">
        <span>{format().date(props.points[0]!.day)}</span>
        <span>{format().date(props.points.at(-1)!.day)}</span>
      </p>
      <details class={styles.more}>
        <summary>{say(planWords.asTable)}</summary>
        <table class={styles.table}>
          <caption class="spoken-only">{caption()}</caption>
          <thead><tr><th scope="col">{say(planWords.until)}</th><th scope="col">{say(planWords.planned)}</th><th scope="col">{say(planWords.actual)}</th></tr></thead>
          <tbody>
            <For each={props.points}>
              {(point) => <tr><th scope="row">{format().date(point.day)}</th><td>{figure(Math.round(point.planned * 10) / 10)}</td><td>{point.actual === undefined ? '' : figure(point.actual)}</td></tr>}
            </For>
          </tbody>
        </table>
      </details>
    </figure>
  )
}
