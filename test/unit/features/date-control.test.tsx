// @vitest-environment happy-dom
import type { WorkingCalendar } from '@hebu/shared/vocabulary/working-calendar.ts'
import { workingCalendar } from '@hebu/shared/vocabulary/working-calendar.ts'
import { DateControl, DateTimeControl } from '@hebu/web/ui/fields/DateControl.tsx'
import { createWords } from '@hebu/web/words/language.tsx'
import { cleanup, fireEvent, render, screen, waitFor, within } from '@solidjs/testing-library'
import { createSignal } from 'solid-js'
import { afterEach, describe, expect, test } from 'vitest'

afterEach(cleanup)

// What happy-dom lacks of popovers: that they tell when they open and close.
for (const [name, newState] of [['showPopover', 'open'], ['hidePopover', 'closed']] as const) {
  HTMLElement.prototype[name] = function () {
    for (const type of ['beforetoggle', 'toggle']) this.dispatchEvent(Object.assign(new Event(type), { newState }))
  }
}

const today = '2026-11-25'

function aControl(first?: string, { kind = 'date', calendar, language = 'en' }: { kind?: 'date' | 'dateTime'; calendar?: WorkingCalendar; language?: 'en' | 'zh-Hans' } = {}) {
  const [value, setValue] = createSignal(first)
  const written: (string | undefined)[] = []
  const problems: (string | undefined)[] = []
  const onChange = (next: string | undefined) => {
    written.push(next)
    setValue(next)
  }
  const onProblem = (problem: string | undefined) => void problems.push(problem)
  render(() => {
    const words = createWords({ language, timeZone: 'Asia/Shanghai', now: () => Date.parse(`${today}T01:00:00Z`) })
    return kind === 'date' ? (
      <DateControl id="due" label="Due" value={value()} onChange={onChange} words={words} today={today} calendar={calendar} onProblem={onProblem} />
    ) : (
      <DateTimeControl id="due" label="Due" value={value()} onChange={onChange} words={words} today={today} calendar={calendar} onProblem={onProblem} timeZone="Asia/Shanghai" />
    )
  })
  const input = screen.getByRole<HTMLInputElement>('textbox', { name: 'Due' })
  const type = (text: string) => fireEvent.input(input, { target: { value: text } })
  const reads = () => document.querySelector('[aria-live]:not(h3)')!.textContent
  const openCalendar = async () => {
    fireEvent.keyDown(input, { key: 'ArrowDown', altKey: true })
    return waitFor(() => screen.getByRole('grid', { hidden: true }))
  }
  return { input, type, reads, written, problems, setValue, value, openCalendar }
}

const day = (grid: HTMLElement, date: string) => grid.querySelector<HTMLElement>(`[data-date="${date}"]`)!
const current = (grid: HTMLElement) => [...grid.querySelectorAll<HTMLElement>('[tabindex="0"]')].map((cell) => cell.dataset['date'])

describe('a typed day', () => {
  test('[DAY4] is told while it is typed, and written on leaving', () => {
    const { input, type, reads, written } = aControl()
    input.focus()
    type('下')
    expect(reads()).toContain('Not a date yet')
    type('下周五')
    expect(reads()).toBe('Reads as 4 Dec 2026 Friday')
    expect(written).toEqual([])
    input.blur()
    expect(written).toEqual(['2026-12-04'])
    expect([input.value, reads()]).toEqual(['4 Dec Friday', ''])
  })

  test('[DAY4] is written on Enter, which keeps the keyboard there', () => {
    const { input, type, written } = aControl()
    input.focus()
    type('tomorrow')
    fireEvent.keyDown(input, { key: 'Enter' })
    expect(written).toEqual(['2026-11-26'])
    expect([input.value, document.activeElement === input]).toEqual(['2026-11-26', true])
    input.blur()
    expect(written).toEqual(['2026-11-26'])
  })

  test('[DAY4] [UI44] is not written while an input method composes, not on its Enter either', () => {
    const { input, type, written, reads } = aControl()
    input.focus()
    fireEvent.compositionStart(input)
    type('mingtian')
    expect(reads()).toBe('')
    fireEvent.keyDown(input, { key: 'Enter', isComposing: true })
    expect(written).toEqual([])
    fireEvent.compositionEnd(input)
    type('明天')
    fireEvent.keyDown(input, { key: 'Enter', keyCode: 229 })
    expect(written).toEqual([])
    fireEvent.keyDown(input, { key: 'Enter' })
    expect(written).toEqual(['2026-11-26'])
  })

  test('[DAY4] what is no day stays as typed, is told on leaving, and writes nothing', () => {
    const { input, type, written, problems } = aControl('2026-12-01')
    input.focus()
    type('someday')
    fireEvent.keyDown(input, { key: 'Enter' })
    input.blur()
    expect([input.value, written, problems.at(-1)]).toEqual(['someday', [], 'Write a date, such as 11-23, tomorrow or +3'])
  })

  test('[DAY4] Escape takes back what was typed', () => {
    const { input, type, written } = aControl('2026-12-01')
    input.focus()
    type('明天')
    fireEvent.keyDown(input, { key: 'Escape' })
    expect(input.value).toBe('2026-12-01')
    input.blur()
    expect(written).toEqual([])
  })

  test('[DAY4] emptied text empties the field, and typing back what stands writes nothing', () => {
    const { input, type, reads, written } = aControl('2026-12-01')
    input.focus()
    type('tomorrow')
    type('12-1')
    input.blur()
    expect(written).toEqual([])
    input.focus()
    type('')
    expect(reads()).toBe('Will be emptied')
    input.blur()
    expect(written).toEqual([undefined])
  })

  test('[DAY4] [UI43] a change from elsewhere leaves what is being typed, and what was typed is written after it', () => {
    const { input, type, setValue, value } = aControl('2026-12-01')
    input.focus()
    type('明天')
    setValue('2026-12-24')
    expect(input.value).toBe('明天')
    input.blur()
    expect(value()).toBe('2026-11-26')
  })

  test('[DAY4] [DAY2] the preview says what is known of the day: a holiday, a weekend, a year that is not announced', () => {
    const { input, type, reads } = aControl(undefined, { language: 'zh-Hans', calendar: workingCalendar([{ date: '2026-11-30', kind: 'off', name: '店庆' }]) })
    input.focus()
    const said = ['2026-10-1', '10-10', '周六', '11-30', '2027-1-4'].map((text) => {
      type(text)
      return reads()
    })
    expect(said).toEqual(['读作 2026年10月1日 星期四 · 国庆节放假', '读作 2026年10月10日 星期六 · 国庆节调休上班', '读作 2026年11月28日 星期六 · 周末', '读作 2026年11月30日 星期一 · 店庆（本部门休息）', '读作 2027年1月4日 星期一 · 2027 年放假安排未公布，只知道周末'])
  })
})

describe('a typed day and time', () => {
  test('[DAY4] is told and written in the zone of the workspace', () => {
    const { input, type, reads, written } = aControl(undefined, { kind: 'dateTime' })
    input.focus()
    type('周五下午3点')
    expect(reads()).toBe('Reads as 15:00 27 Nov 2026 Friday')
    input.blur()
    expect(written).toEqual(['2026-11-27T07:00:00.000Z'])
  })

  test('[DAY4] a day alone keeps the time that stands, and is none where there is no time', () => {
    const { input, type, written, setValue, problems } = aControl('2026-11-25T01:30:00.000Z', { kind: 'dateTime' })
    input.focus()
    type('明天')
    input.blur()
    expect(written).toEqual(['2026-11-26T01:30:00.000Z'])
    setValue(undefined)
    input.focus()
    type('明天')
    input.blur()
    expect([written.length, problems.at(-1)]).toEqual([1, 'Write a date and time, such as 11-23 9:30'])
  })
})

describe('the calendar', () => {
  test('[DAY5] opens with Alt+ArrowDown on the day that stands, a grid of six weeks from Monday with their numbers', async () => {
    const { openCalendar } = aControl('2026-10-09')
    const grid = await openCalendar()
    expect(screen.getByRole('heading', { hidden: true }).textContent).toBe('October 2026')
    expect(within(grid).getAllByRole('columnheader', { hidden: true }).map((head) => head.getAttribute('abbr'))).toEqual(['Week number', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'])
    expect(within(grid).getAllByRole('rowheader', { hidden: true }).map((head) => head.getAttribute('aria-label'))).toEqual([40, 41, 42, 43, 44, 45].map((week) => `Week ${week}`))
    expect(within(grid).getAllByRole('gridcell', { hidden: true })).toHaveLength(42)
    expect([current(grid), day(grid, '2026-10-09').getAttribute('aria-selected')]).toEqual([['2026-10-09'], 'true'])
    await waitFor(() => expect(document.activeElement).toBe(day(grid, '2026-10-09')))
  })

  test('[DAY5] [DAY2] holidays and make-up days bear a word and say which; weekends bear none', async () => {
    const { openCalendar } = aControl('2026-10-09', { calendar: workingCalendar([{ date: '2026-10-23', kind: 'half' }]) })
    const grid = await openCalendar()
    const word = (date: string) => day(grid, date).dataset['word']
    expect(['2026-10-01', '2026-10-10', '2026-10-23', '2026-10-17', '2026-10-20'].map(word)).toEqual(['off', 'work', 'half', undefined, undefined])
    expect(day(grid, '2026-10-10').title).toBe('working day that makes up for National Day')
    expect(day(grid, '2026-10-01').getAttribute('aria-label')).toBe('1 Oct 2026 Thursday · day off for National Day')
  })

  test('[DAY5] [DAY2] says where holidays are not announced', async () => {
    const { openCalendar, setValue } = aControl('2026-11-10')
    await openCalendar()
    expect(screen.queryByRole('note', { hidden: true })).toBeNull()
    setValue('2027-02-10')
    expect(screen.getByRole('note', { hidden: true }).textContent).toBe('Holidays of 2027 are not announced; only weekends are known')
  })

  test('[DAY5] arrow keys, Home, End and Page keys move; Enter chooses and closes', async () => {
    const { openCalendar, written } = aControl('2026-10-31')
    const grid = await openCalendar()
    const press = (key: string, more = {}) => {
      fireEvent.keyDown(day(grid, current(grid)[0]!), { key, ...more })
      return current(grid)[0]
    }
    expect([press('ArrowRight'), press('ArrowLeft'), press('ArrowDown'), press('ArrowUp')]).toEqual(['2026-11-01', '2026-10-31', '2026-11-07', '2026-10-31'])
    expect([press('PageDown'), press('PageUp'), press('PageDown', { shiftKey: true }), press('PageUp', { shiftKey: true })]).toEqual(['2026-11-30', '2026-10-30', '2027-10-30', '2026-10-30'])
    expect([press('Home'), press('End'), press('Home', { ctrlKey: true }), press('End', { ctrlKey: true })]).toEqual(['2026-10-26', '2026-11-01', '2026-11-01', '2026-11-30'])
    expect([document.activeElement, written]).toEqual([day(grid, '2026-11-30'), []])
    press('Enter')
    expect(written).toEqual(['2026-11-30'])
    expect(screen.queryByRole('grid', { hidden: true })).toBeNull()
  })

  test('[DAY5] months turn with their buttons, a press or Today chooses, and unreadable text gives way', async () => {
    const { openCalendar, written, input, type } = aControl()
    input.focus()
    type('someday')
    input.blur()
    const grid = await openCalendar()
    fireEvent.click(screen.getByRole('button', { name: 'Next month', hidden: true }))
    expect(current(grid)).toEqual(['2026-12-25'])
    fireEvent.click(screen.getByRole('button', { name: 'Previous month', hidden: true }))
    fireEvent.click(day(grid, '2026-11-12'))
    expect([written, input.value]).toEqual([['2026-11-12'], '12 Nov Thursday'])
    await openCalendar()
    fireEvent.click(screen.getByRole('button', { name: 'Today', hidden: true }))
    expect(written.at(-1)).toBe(today)
  })

  test('[DAY5] closes when the keyboard goes on to another field, and stays for its own', async () => {
    const { openCalendar, input } = aControl('2026-10-09')
    const grid = await openCalendar()
    fireEvent.focusOut(day(grid, '2026-10-09'), { relatedTarget: input })
    expect(grid.isConnected).toBe(true)
    fireEvent.focusOut(day(grid, '2026-10-09'), { relatedTarget: document.body })
    expect(grid.isConnected).toBe(false)
  })

  test('[DAY5] Escape and Alt+ArrowUp close it and reach nothing behind it', async () => {
    const { openCalendar, written } = aControl('2026-10-09')
    const heard: string[] = []
    const hear = (event: KeyboardEvent) => void heard.push(event.key)
    document.addEventListener('keydown', hear)
    for (const keys of [{ key: 'Escape' }, { key: 'ArrowUp', altKey: true }]) {
      const grid = await openCalendar()
      fireEvent.keyDown(day(grid, '2026-10-09'), keys)
      expect(screen.queryByRole('grid', { hidden: true })).toBeNull()
    }
    document.removeEventListener('keydown', hear)
    expect([heard, written]).toEqual([[], []])
  })
})

describe('the calendar with times', () => {
  test('[DAY5] a day keeps the time that stands and leads to the times; a time chooses and closes', async () => {
    const { openCalendar, written } = aControl('2026-11-25T01:45:00.000Z', { kind: 'dateTime' })
    const grid = await openCalendar()
    fireEvent.click(day(grid, '2026-11-27'))
    expect(written).toEqual(['2026-11-27T01:45:00.000Z'])
    const times = screen.getByRole('listbox', { name: 'Time', hidden: true })
    expect(document.activeElement?.textContent).toBe('09:45')
    fireEvent.keyDown(document.activeElement!, { key: 'ArrowDown' })
    expect(document.activeElement?.textContent).toBe('10:00')
    fireEvent.keyDown(times, { key: 'Enter' })
    expect(written.at(-1)).toBe('2026-11-27T02:00:00.000Z')
    expect(screen.queryByRole('grid', { hidden: true })).toBeNull()
  })

  test('[DAY5] where no time stands the day waits for one, and nothing is written before', async () => {
    const { openCalendar, written } = aControl(undefined, { kind: 'dateTime' })
    const grid = await openCalendar()
    fireEvent.click(day(grid, '2026-11-27'))
    expect([written, document.activeElement?.textContent]).toEqual([[], '09:00'])
    expect(screen.getByText('27 Nov 2026 Friday: now choose a time')).toBeTruthy()
    fireEvent.click(screen.getByRole('option', { name: '14:30', hidden: true }))
    expect(written).toEqual(['2026-11-27T06:30:00.000Z'])
  })
})
