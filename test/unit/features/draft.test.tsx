// @vitest-environment happy-dom
import { createDraft } from '@hebu/web/ui/fields/draft.ts'
import type { Reading } from '@hebu/web/ui/fields/draft.ts'
import { cleanup, fireEvent, render } from '@solidjs/testing-library'
import { createSignal } from 'solid-js'
import { afterEach, describe, expect, test } from 'vitest'

afterEach(cleanup)

function aNumberInput(first?: number) {
  const [value, setValue] = createSignal(first)
  const written: (number | undefined)[] = []
  const read = (typed: string): Reading<number> => (typed === '' ? { value: undefined } : Number.isNaN(Number(typed)) ? { problem: 'not a number' } : { value: Number(typed) })
  let problem: () => string | undefined = () => undefined
  const { container } = render(() => {
    const draft = createDraft<number>({
      value,
      show: (shown) => (shown === undefined ? '' : String(shown)),
      read,
      write(next) {
        written.push(next)
        setValue(next)
      },
    })
    problem = draft.problem
    return <input ref={draft.attach} />
  })
  const input = container.querySelector('input')!
  const type = (text: string) => fireEvent.input(input, { target: { value: text } })
  return { input, type, written, setValue, value, problem: () => problem() }
}

describe('what is being typed', () => {
  test('[UI42] every input event writes', () => {
    const { input, type, written } = aNumberInput()
    input.focus()
    type('1')
    type('12')
    type('')
    expect(written).toEqual([1, 12, undefined])
  })

  test('[UI42] what cannot be read stays as typed, is told on leaving and writes nothing', () => {
    const { input, type, written, problem } = aNumberInput(5)
    input.focus()
    type('5x')
    expect(problem()).toBeUndefined()
    input.blur()
    expect(input.value).toBe('5x')
    expect(problem()).toBe('not a number')
    expect(written).toEqual([])
  })

  test('[UI43] a change from elsewhere does not touch what is being typed', () => {
    const { input, type, setValue, value } = aNumberInput(1)
    input.focus()
    type('12')
    setValue(99)
    expect(input.value).toBe('12')
    type('123')
    expect(value()).toBe(123)
  })

  test('[UI43] a change from elsewhere shows once the control is left, and at once where nothing was typed', () => {
    const { input, type, setValue } = aNumberInput(1)
    input.focus()
    setValue(7)
    expect(input.value).toBe('7')
    type('78')
    setValue(9)
    expect(input.value).toBe('78')
    input.blur()
    expect(input.value).toBe('9')
  })

  test('[UI43] a change from elsewhere keeps the caret', () => {
    const { input, setValue } = aNumberInput(12345)
    input.focus()
    input.setSelectionRange(2, 2)
    setValue(12399)
    expect(input.selectionStart).toBe(2)
  })

  test('[UI44] nothing is written while an input method composes; its end writes once', () => {
    const { input, type, written } = aNumberInput()
    input.focus()
    fireEvent.compositionStart(input)
    type('1')
    type('12')
    expect(written).toEqual([])
    fireEvent.compositionEnd(input)
    expect(written).toEqual([12])
  })

  test('[UI44] a composition that ends by leaving the control is not lost', () => {
    const { input, type, written } = aNumberInput()
    input.focus()
    fireEvent.compositionStart(input)
    type('42')
    input.blur()
    expect(written).toEqual([42])
  })
})
