// @vitest-environment happy-dom
import { Checkbox } from '@hebu/web/ui/Checkbox.tsx'
import { ChoiceControl } from '@hebu/web/ui/fields/ChoiceControl.tsx'
import { PickControl } from '@hebu/web/ui/fields/pick/PickControl.tsx'
import { lateChoosers } from '@hebu/web/ui/overlays/late-choosers.ts'
import { Select } from '@hebu/web/ui/Select.tsx'
import { createWords } from '@hebu/web/words/language.tsx'
import { fireEvent, screen, waitFor } from '@solidjs/testing-library'
import { createSignal } from 'solid-js'
import { beforeAll, describe, expect, test, vi } from 'vitest'

import { renderWidget } from './render-widget.tsx'

const people = ['lin', 'wang', 'zhou'].map((id) => ({ id, label: id }))
const words = createWords({ language: 'en' })

// First: nothing has been fetched yet.
test('[UI70] what was typed before the list was there is searched for when it comes', async () => {
  expect(lateChoosers.now()).toBeUndefined()
  const search = vi.fn((typed: string) => people.filter(({ label }) => label.startsWith(typed)))
  renderWidget(() => <PickControl id="p" label="Owner" words={words} picked={[]} search={search} onPick={() => {}} onUnpick={() => {}} />)
  const input = screen.getByRole<HTMLInputElement>('combobox', { name: 'Owner' })
  input.focus()
  fireEvent.input(input, { target: { value: 'wa' } })
  expect(await screen.findByRole('option', { name: 'wang', hidden: true })).not.toBeNull()
  expect([input.value, screen.getAllByRole('option', { hidden: true }).length]).toEqual(['wa', 1])
  expect(screen.getByRole('combobox', { name: 'Owner' })).toBe(input)
})

describe('a select', () => {
  beforeAll(async () => void (await lateChoosers.load()))

  const aSelect = (first: string | undefined) => {
    const [value, setValue] = createSignal(first)
    const told = vi.fn((next: string | undefined) => void setValue(next))
    renderWidget(() => <Select label="Post" none="None" options={[{ value: 'rep', label: 'Rep' }, { value: 'lead', label: 'Lead' }]} value={value()} onChange={told} />)
    return { told, value, button: screen.getByRole('combobox', { name: 'Post' }) }
  }

  test('[UI76] shows what is chosen, and tells a choice once and only if it is another', async () => {
    const { button, told } = aSelect('rep')
    expect(button.textContent).toBe('Rep')
    fireEvent.click(button)
    expect(screen.getAllByRole('option', { hidden: true }).map((option) => [option.textContent, option.getAttribute('aria-selected')])).toEqual([['None', 'false'], ['Rep', 'true'], ['Lead', 'false']])
    fireEvent.click(screen.getByRole('option', { name: 'Lead', hidden: true }))
    expect(told.mock.calls).toEqual([['lead']])
    expect(button.textContent).toBe('Lead')
    await waitFor(() => expect(screen.queryByRole('listbox', { hidden: true })).toBeNull())
    fireEvent.click(button)
    fireEvent.click(screen.getByRole('option', { name: 'Lead', hidden: true }))
    expect(told).toHaveBeenCalledOnce()
  })

  test('[UI76] nothing can be chosen where that has a name', () => {
    const { button, value } = aSelect('rep')
    fireEvent.click(button)
    fireEvent.click(screen.getByRole('option', { name: 'None', hidden: true }))
    expect([value(), button.textContent]).toEqual([undefined, 'None'])
  })

  test('[UI76] a value that is no option stays visible and is not changed by opening', () => {
    const { button, told } = aSelect('gone')
    fireEvent.click(button)
    expect(button.textContent).toBe('gone')
    expect(told).not.toHaveBeenCalled()
  })

  test('[UI179] stays open, with the same option marked, while what it is made from is told anew', () => {
    const [options, setOptions] = createSignal([{ value: 'rep', label: 'Rep' }, { value: 'lead', label: 'Lead' }])
    const told = vi.fn()
    renderWidget(() => <Select label="Post" options={options()} value="rep" onChange={told} />)
    fireEvent.click(screen.getByRole('combobox', { name: 'Post' }))
    const option = screen.getByRole('option', { name: 'Lead', hidden: true })
    option.focus()
    setOptions((before) => before.map((each) => ({ ...each })))
    expect(screen.getByRole('combobox', { name: 'Post', hidden: true }).getAttribute('aria-expanded')).toBe('true')
    expect(screen.getByRole('option', { name: 'Lead', hidden: true })).toBe(option)
    expect(document.activeElement).toBe(option)
    fireEvent.click(option)
    expect(told.mock.calls).toEqual([['lead']])
  })
})

test('[UI179] a list of found ones stays open while those who may be picked are told anew', async () => {
  await lateChoosers.load()
  const [all, setAll] = createSignal(people)
  const picked = vi.fn()
  renderWidget(() => <PickControl id="p" label="Owner" words={words} picked={all().slice(0, 1)} search={(typed) => all().filter(({ label }) => label.startsWith(typed))} onPick={picked} onUnpick={() => {}} />)
  const input = screen.getByRole<HTMLInputElement>('combobox', { name: 'Owner' })
  input.focus()
  fireEvent.input(input, { target: { value: 'wa' } })
  await screen.findByRole('option', { name: 'wang', hidden: true })
  setAll((before) => before.map((each) => ({ ...each })))
  expect(input.getAttribute('aria-expanded')).toBe('true')
  fireEvent.click(screen.getByRole('option', { name: 'wang', hidden: true }))
  expect(picked.mock.calls).toEqual([['wang']])
})

test('[UI76] a box is ticked by its label, and its hint describes it', () => {
  const told = vi.fn()
  renderWidget(() => <Checkbox label="Erase" hint="For shared computers" checked={false} onChange={told} />)
  const box = screen.getByRole('checkbox', { name: 'Erase' })
  expect(document.getElementById(box.getAttribute('aria-describedby') ?? '')?.textContent).toBe('For shared computers')
  fireEvent.click(box)
  expect(told.mock.calls).toEqual([[true]])
})

test('[UI56] choices side by side tell another choice once, none on a second press, and show what stands where it was refused', () => {
  const [value, setValue] = createSignal<string | undefined>('a')
  let refuses = false
  const told = vi.fn((next: string | undefined) => { if (!refuses) setValue(next) })
  renderWidget(() => <ChoiceControl id="tier" label="Tier" words={words} options={[{ id: 'a', label: 'A' }, { id: 'b', label: 'B' }]} value={value()} onChange={told} />)
  const radio = (name: string) => screen.getByRole<HTMLInputElement>('radio', { name })
  const checked = () => screen.getAllByRole<HTMLInputElement>('radio').filter((each) => each.checked).map((each) => each.value)
  expect([screen.getByRole('radiogroup', { name: 'Tier' }).id, checked()]).toEqual(['tier', ['a']])
  fireEvent.click(radio('B'))
  expect([told.mock.calls, checked()]).toEqual([[['b']], ['b']])
  fireEvent.click(radio('B'))
  expect([told.mock.lastCall, checked()]).toEqual([[undefined], []])
  refuses = true
  fireEvent.click(radio('A'))
  expect([told.mock.lastCall, told.mock.calls.length, checked()]).toEqual([['a'], 3, []])
  setValue('b')
  expect(checked()).toEqual(['b'])
})
