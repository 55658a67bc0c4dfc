import IconPlus from '~icons/lucide/plus'
import type { Delegation } from '@hebu/shared/charters/settled.ts'
import { addDays } from '@hebu/shared/vocabulary/dates.ts'
import { memberById } from '@hebu/shared/vocabulary/directory.ts'
import type { JSX } from 'solid-js'
import { createMemo, createSignal, For, Show } from 'solid-js'

import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { charterWords } from '../../words/charter.ts'
import { useWords } from '../../words/language.tsx'
import { standInWords } from '../../words/stand-ins.ts'
import type { CharterBook } from '../charter/charter-book.tsx'
import { useCharterBook } from '../charter/charter-book.tsx'
import styles from '../charter/charter.module.css'
import { SettleDialog } from '../charter/SettleDialog.tsx'
import places from '../Place.module.css'
import { StandInDialog } from './StandInDialog.tsx'

type When = 'isNow' | 'isComing' | 'isOver'

export interface StandInsProps {
  /** Only what this member gave and was given; everybody's where absent. */
  readonly of?: string | undefined
}

/** Who approves for whom, and when; whoever may, settles it here ([SEAL23]). */
export function StandIns(props: StandInsProps): JSX.Element {
  const { say, format } = useWords()
  const book = useCharterBook()
  const [adding, setAdding] = createSignal(false)
  const [ending, setEnding] = createSignal<Delegation>()
  const today = (): string => book.workspace.world.today
  const whenOf = ({ begins, ends }: Delegation): When => (ends < today() ? 'isOver' : begins > today() ? 'isComing' : 'isNow')
  const all = createMemo(() => (book.charter().settled?.delegations ?? []).filter(({ from, to }) => props.of === undefined || from === props.of || to === props.of).toSorted((a, b) => (a.begins < b.begins ? -1 : 1)))
  const current = createMemo(() => all().filter((one) => whenOf(one) !== 'isOver'))
  const past = createMemo(() => all().filter((one) => whenOf(one) === 'isOver').toReversed())
  const mayAdd = (): boolean => book.may(`delegation.${props.of ?? 'anybody'}.x`)
  return (
    <section class={places.section} aria-label={say(standInWords.title)}>
      <h2>{say(standInWords.title)}</h2>
      <p class={places.hint}>{say(props.of === undefined ? standInWords.hintAll : standInWords.hintMe)}</p>
      <Show when={current().length > 0} fallback={<p class={places.hint}>{say(props.of === undefined ? standInWords.none : standInWords.noneMe)}</p>}>
        <List book={book} delegations={current()} whenOf={whenOf} onEnd={setEnding} />
      </Show>
      <Show when={mayAdd()}>
        <p class={places.padded}><Button icon={<IconPlus />} onClick={() => setAdding(true)}>{say(props.of === undefined ? standInWords.addOne : standInWords.add)}</Button></p>
      </Show>
      <Show when={past().length > 0}>
        <details class={styles.more}>
          <summary>{say(standInWords.earlier, { n: format().number(past().length) })}</summary>
          <List book={book} delegations={past()} whenOf={whenOf} />
        </details>
      </Show>
      <Show when={adding()}><StandInDialog book={book} of={props.of} onClose={() => setAdding(false)} /></Show>
      <Show when={ending()} keyed>
        {(one) => (
          <SettleDialog book={book} title={say(whenOf(one) === 'isComing' ? standInWords.cancelOne : standInWords.endOne, { pair: pairOf(one) })} changes={() => ({ [`delegation.${one.id}`]: ended(one) })} saved={say(standInWords.ended, { pair: pairOf(one) })} act={say(whenOf(one) === 'isComing' ? standInWords.cancel : standInWords.end)} withoutReason onClose={() => setEnding(undefined)}>
            <p class={places.prose}>{say(standInWords.endMeans)}</p>
          </SettleDialog>
        )}
      </Show>
    </section>
  )

  function pairOf({ from, to }: Delegation): string {
    return say(standInWords.pair, { from: book.nameOf(from), to: book.nameOf(to) })
  }
  /** It stays among the earlier ones where it was ever in force on a day before this. */
  function ended(delegation: Delegation): unknown {
    const { id: _, ...one } = delegation
    const areHere = [one.from, one.to].every((id) => memberById(book.workspace.directory(), id)?.status === 'active')
    return one.begins < today() && areHere ? { ...one, ends: addDays(today(), -1) } : null
  }
}

interface ListProps {
  readonly book: CharterBook
  readonly delegations: readonly Delegation[]
  readonly whenOf: (one: Delegation) => When
  readonly onEnd?: (one: Delegation) => void
}

function List(props: ListProps): JSX.Element {
  const { say, format } = useWords()
  const pairOf = ({ from, to }: Delegation): string => say(standInWords.pair, { from: props.book.nameOf(from), to: props.book.nameOf(to) })
  const booksOf = ({ scope }: Delegation): string => (scope === undefined ? say(standInWords.allBooks) : format().list(scope.map((id) => { const known = props.book.workspace.bookById(id); return known === undefined ? id : say(known.name) })))
  const tone = { isNow: 'amber', isComing: 'indigo', isOver: undefined } as const
  return (
    <ul class={places.rows}>
      <For each={props.delegations}>
        {(one) => (
          <li class={styles.line} data-key={`delegation.${one.id}`}>
            <span class={places.rowText}>
              <b>{pairOf(one)}</b>
              <small>{[say(charterWords.span, { from: format().date(one.begins), to: format().date(one.ends) }), booksOf(one), one.reason].filter((part) => part !== undefined).join(' · ')}</small>
            </span>
            <Badge tone={tone[props.whenOf(one)]}>{say(standInWords[props.whenOf(one)])}</Badge>
            <Show when={props.onEnd !== undefined && props.book.may(`delegation.${one.id}`)}>
              <Button size="small" aria-label={say(props.whenOf(one) === 'isComing' ? standInWords.cancelOne : standInWords.endOne, { pair: pairOf(one) })} onClick={() => props.onEnd?.(one)}>{say(props.whenOf(one) === 'isComing' ? standInWords.cancel : standInWords.end)}</Button>
            </Show>
          </li>
        )}
      </For>
    </ul>
  )
}
