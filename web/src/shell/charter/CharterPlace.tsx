import { A, useParams } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { createEffect, For, on, Show, Suspense } from 'solid-js'
import { Dynamic } from 'solid-js/web'

import { createPageTitle } from '../../ui/page-title.ts'
import { charterWords } from '../../words/charter.ts'
import { useWords } from '../../words/language.tsx'
import places from '../Place.module.css'
import { AwayPart } from './AwayPart.tsx'
import { useCharterBook } from './charter-book.tsx'
import styles from './charter.module.css'
import { DaysPart } from './DaysPart.tsx'
import { DutiesPart } from './DutiesPart.tsx'
import { HistoryPart } from './HistoryPart.tsx'
import { LimitsPart } from './LimitsPart.tsx'
import { TemplatesPart } from './TemplatesPart.tsx'
import { TiersPart } from './TiersPart.tsx'

const parts = { duties: DutiesPart, tiers: TiersPart, limits: LimitsPart, calendar: DaysPart, away: AwayPart, templates: TemplatesPart, history: HistoryPart } as const
type Part = keyof typeof parts

/** The charter that the department runs by: everybody reads it, the head changes it ([SET2], [SET5]). */
export function CharterPlace(): JSX.Element {
  const { say, format } = useWords()
  const params = useParams<{ readonly part?: string }>()
  const book = useCharterBook()
  const part = (): Part => (Object.hasOwn(parts, params.part ?? '') ? (params.part as Part) : 'duties')
  let row!: HTMLElement
  // On a phone the row of parts is wider than the screen.
  createEffect(on(part, () => row.querySelector('[aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' })))
  createPageTitle(() => `${say(charterWords[part()])} · ${say(charterWords.title)}`)
  return (
    <section class={places.place}>
      <header class={places.head}>
        <div>
          <h1>{say(charterWords.title)}</h1>
          <p>
            {say(book.charter().name)} · <Show when={book.versions().at(-1)} fallback={say(charterWords.asWritten)}>
              {(last) => <>{say(charterWords.lastChange, { n: format().number(last().version), name: book.nameOf(last().by), when: format().dateTime(last().at) })}</>}
            </Show>
          </p>
          <Show when={!book.may('limits.x')}><p>{say(charterWords.readOnly)}</p></Show>
        </div>
      </header>
      <nav ref={row} class={styles.parts} aria-label={say(charterWords.parts)}>
        <For each={Object.keys(parts) as readonly Part[]}>
          {(name) => <A href={name === 'duties' ? '/charter' : `/charter/${name}`} end aria-current={part() === name ? 'page' : undefined}>{say(charterWords[name])}</A>}
        </For>
      </nav>
      <Suspense><Dynamic component={parts[part()]} book={book} /></Suspense>
    </section>
  )
}
