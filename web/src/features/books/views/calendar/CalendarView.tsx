import type { Fields } from '@hebu/shared/books/field-kinds.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { PlainDate } from '@hebu/shared/vocabulary/dates.ts'
import { addDays, dateOf, isPlainDate } from '@hebu/shared/vocabulary/dates.ts'
import IconLeft from '~icons/lucide/chevron-left'
import IconRight from '~icons/lucide/chevron-right'
import type { JSX } from 'solid-js'
import { createMemo, createSignal, createUniqueId, For, Show, untrack } from 'solid-js'

import { Button } from '../../../../ui/Button.tsx'
import { IconButton } from '../../../../ui/IconButton.tsx'
import { Select } from '../../../../ui/Select.tsx'
import { showToast } from '../../../../ui/toast.ts'
import { useWords } from '../../../../words/language.tsx'
import { boardWords, calendarWords } from '../../../../words/view-parts.ts'
import { useWorkspace } from '../../../../workspace/context.tsx'
import type { ListModel } from '../../list/list-model.ts'
import { useTakeBack } from '../../undo/take-back.ts'
import { calendarFields } from '../views-of.ts'
import { refusalText } from '../../page/refusal-text.ts'
import { periodName } from '../../values/naming.ts'
import { rawValue } from '../../values/use-names.ts'
import { createPointerDrag } from '../drag/pointer-drag.ts'
import { calendarBy, entriesByDay, monthsOn, valueOn, weekOf, weeksOfMonth } from './calendar.ts'
import styles from './calendar.module.css'
import { CalendarDay } from './CalendarDay.tsx'

interface Lift {
  readonly page: Page
  readonly from: PlainDate
  readonly over: PlainDate
}

/** The pages of a book on the days of a month, on a phone of a week; carried to another day the date is written. */
export function CalendarView(props: { readonly model: ListModel; readonly isPhone: boolean }): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const takeBack = useTakeBack()
  const hintId = createUniqueId()
  const [lift, setLift] = createSignal<Lift>()
  const [said, setSaid] = createSignal('')
  let root!: HTMLDivElement
  const { book, state, names, nowMs, table } = untrack(() => props.model)
  const zone = () => workspace.directory().workspace.timeZone
  const today = () => dateOf(nowMs, zone())

  const by = createMemo(() => calendarBy(book, state.by())!)
  const field = () => (book.fields as Fields)[by()]!
  const day = createMemo(() => (isPlainDate(state.at()) ? state.at()! : today()))
  const weeks = createMemo(() => (props.isPhone ? [weekOf(day())] : weeksOfMonth(day())))
  const byDay = createMemo(() => entriesByDay(props.model.pages(), (page) => untrack(() => rawValue(workspace, page, by(), field())), zone()))
  const undated = createMemo(() => props.model.pages().length - [...byDay().values()].reduce((sum, entries) => sum + entries.length, 0))
  const mayMake = () => field().kind !== 'computed' && table.mayCreate()
  const mayCarry = (page: Page) => field().kind !== 'computed' && table.rights(page).mayEditField(by())
  const go = (to: PlainDate) => state.set({ at: to.slice(0, 7) === today().slice(0, 7) && !props.isPhone ? undefined : to })
  const turn = (direction: -1 | 1) => go(props.isPhone ? addDays(day(), 7 * direction) : monthsOn(day(), direction))
  const title = () => {
    if (!props.isPhone) return periodName(day().slice(0, 7), words)
    const week = weeks()[0]!
    return `${words.format().date(week[0]!)} – ${words.format().date(week[6]!)}`
  }

  const focusEntry = (id: string) => queueMicrotask(() => root.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`)?.focus())
  const write = (page: Page, to: PlainDate) => {
    const address = { book: book.id, id: page.id }
    const step = {}
    const written = workspace.commands.asOne(step, () => workspace.commands.set(address, by(), valueOn(book, by(), to, page.values[by()], zone())))
    if (!written.ok) return void showToast(refusalText(book, written.refusal, words), { tone: 'problem' })
    if (!weeks().flat().includes(to)) go(to)
    takeBack.offer(step, words.say(calendarWords.moved, { title: names.title(book, page), date: words.format().date(to) }))
    focusEntry(page.id)
  }
  const begin = (page: Page, from: PlainDate) => {
    if (!mayCarry(page)) return
    setLift({ page, from, over: from })
    setSaid(words.say(boardWords.lifted, { title: names.title(book, page), column: words.format().date(from) }))
  }
  const cancel = () => {
    const carried = lift()
    setLift(undefined)
    if (carried === undefined) return
    setSaid(words.say(boardWords.cancelled, { title: names.title(book, carried.page), column: words.format().date(carried.from) }))
    focusEntry(carried.page.id)
  }
  const drop = () => {
    const carried = lift()
    if (carried === undefined || carried.over === carried.from) return cancel()
    setLift(undefined)
    write(carried.page, carried.over)
  }
  let pressed: { readonly page: Page; readonly day: PlainDate } | undefined
  const drag = createPointerDrag({
    lift: () => { if (pressed !== undefined) begin(pressed.page, pressed.day) },
    over(x, y) {
      const over = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-day]')?.dataset['day']
      if (over !== undefined) setLift((carried) => (carried === undefined || carried.over === over ? carried : { ...carried, over }))
    },
    drop,
    cancel,
  })
  const onKeyDown = (event: KeyboardEvent, page: Page, on: PlainDate) => {
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return
    const carried = lift()
    const days = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: props.isPhone ? -1 : -7, ArrowDown: props.isPhone ? 1 : 7 }[event.key]
    if (event.key === ' ' && carried === undefined) begin(page, on)
    else if (event.key === ' ') drop()
    else if (carried !== undefined && event.key === 'Escape') cancel()
    else if (carried !== undefined && event.key === 'Tab') return cancel()
    else if (carried !== undefined && days !== undefined) {
      const over = addDays(carried.over, days)
      setLift({ ...carried, over })
      setSaid(words.say(boardWords.over, { column: words.format().date(over) }))
    } else if (carried === undefined && event.key === 'Enter') props.model.openPage(page, 'key')
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div ref={root} class={styles.calendar} role="group" aria-label={words.say(calendarWords.calendar, { book: words.say(book.name) })} data-view="calendar" data-phone={props.isPhone ? '' : undefined}>
      <header class={styles.bar}>
        <IconButton icon={<IconLeft />} label={words.say(props.isPhone ? calendarWords.previousWeek : calendarWords.previousMonth)} onClick={() => turn(-1)} />
        <h2 aria-live="polite">{title()}</h2>
        <IconButton icon={<IconRight />} label={words.say(props.isPhone ? calendarWords.nextWeek : calendarWords.nextMonth)} onClick={() => turn(1)} />
        <Button size="small" disabled={weeks().flat().includes(today())} onClick={() => go(today())}>{words.say(calendarWords.today)}</Button>
        <span class={styles.space} />
        <Show when={undated() > 0}><small>{words.say(calendarWords.undated, { count: words.format().number(undated()) })}</small></Show>
        <Show when={calendarFields(book).length > 1}>
          <div class={styles.by}><Select label={words.say(calendarWords.by)} hideLabel value={by()} options={calendarFields(book).map((value) => ({ value, label: props.model.labelOf(value) }))} onChange={(next) => state.set({ by: next })} /></div>
        </Show>
      </header>
      <Show when={!props.isPhone}>
        <div class={styles.weekdays} aria-hidden="true"><For each={weeks()[0]}>{(each) => <span>{words.format().weekday(each)}</span>}</For></div>
      </Show>
      <div class={styles.weeks}>
        <For each={weeks()}>
          {(week) => (
            <ol class={styles.week}>
              <For each={week}>
                {(each) => (
                  <CalendarDay model={props.model} day={each} entries={byDay().get(each) ?? []} timeZone={zone()} isToday={each === today()} isOther={!props.isPhone && each.slice(0, 7) !== day().slice(0, 7)} isPhone={props.isPhone} isOver={lift()?.over === each} lifted={lift()?.page.id} hintId={hintId}
                    onNew={mayMake() ? () => props.model.makeNew({ [by()]: valueOn(book, by(), each, undefined, zone()) }) : undefined}
                    onOpen={(page) => { if (!drag.tookClick()) props.model.openPage(page, 'pointer') }} onPointerDown={(event, page) => { pressed = { page, day: each }; if (mayCarry(page)) drag.begin(event, page.id) }} onKeyDown={(event, page) => onKeyDown(event, page, each)} />
                )}
              </For>
            </ol>
          )}
        </For>
      </div>
      <p id={hintId} hidden>{words.say(calendarWords.hint)}</p>
      <p class="spoken-only" role="status" aria-live="assertive">{said()}</p>
    </div>
  )
}
