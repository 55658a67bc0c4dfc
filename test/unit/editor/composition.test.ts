// @vitest-environment happy-dom
import { holdWhileComposing } from '@hebu/web/ui/editor/together/composition-hold.ts'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type * as Y from 'yjs'

import type { Typist } from '../../kit/editor-harness/typist.ts'
import { typists } from '../../kit/editor-harness/typist.ts'

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }))
afterEach(() => void vi.useRealTimers())

function held() {
  const dom = document.createElement('div')
  const told: string[] = []
  const held = holdWhileComposing(dom, { hold: () => told.push('hold'), again: () => told.push('again'), release: () => told.push('release') })
  return { told, held, fire: (name: string) => dom.dispatchEvent(new Event(name)) }
}

describe('holding', () => {
  test('[TXT8] from the first letter until 60 ms after the last', () => {
    const { told, fire } = held()
    fire('compositionstart')
    fire('compositionupdate')
    fire('compositionend')
    vi.advanceTimersByTime(59)
    expect(told).toEqual(['hold'])
    vi.advanceTimersByTime(1)
    expect(told).toEqual(['hold', 'release'])
  })

  test('[TXT8] one composition after another is one hold', () => {
    const { told, fire } = held()
    for (let word = 0; word < 3; word++) {
      fire('compositionstart')
      fire('compositionend')
      vi.advanceTimersByTime(30)
    }
    vi.advanceTimersByTime(100)
    expect(told).toEqual(['hold', 'again', 'again', 'release'])
  })

  test('[TXT8] leaving or closing the text releases at once, and once', () => {
    const left = held()
    left.fire('compositionstart')
    left.fire('focusout')
    left.fire('compositionend')
    const closed = held()
    closed.fire('compositionstart')
    closed.held.close()
    closed.fire('compositionend')
    vi.advanceTimersByTime(1_000)
    expect(left.told).toEqual(['hold', 'release'])
    expect(closed.told).toEqual(['hold', 'release'])
  })

  test('[TXT8] a composition left lying is let go after thirty seconds, and held again when it goes on', () => {
    const { told, fire } = held()
    fire('compositionstart')
    vi.advanceTimersByTime(29_999)
    fire('compositionupdate')
    vi.advanceTimersByTime(29_999)
    expect(told).toEqual(['hold'])
    vi.advanceTimersByTime(1)
    fire('compositionupdate')
    expect(told).toEqual(['hold', 'release', 'hold'])
  })
})

describe('composing', () => {
  const compose = ({ view, type }: Typist, letters: string): void => {
    view.dom.dispatchEvent(new Event('compositionstart'))
    view.dispatch(view.state.tr.insertText(letters))
    void type
  }
  const finish = ({ view, text }: Typist): void => {
    view.dom.dispatchEvent(new Event('compositionend'))
    vi.advanceTimersByTime(60)
    text.exchange()
  }
  const two = (...lines: readonly string[]) => typists(2, lines.map((line) => ['paragraph', line] as const)) as readonly [Typist, Typist]

  test('[TXT8] letters stay on the device until they are words', () => {
    const [one, other] = two('客户')
    one.after('客户')
    compose(one, "ni'h")
    one.text.exchange()
    expect(other.shown()).toBe('doc(paragraph("客户"))')
    one.view.dispatch(one.view.state.tr.insertText('你好', 3, 7))
    finish(one)
    expect(other.shown()).toBe('doc(paragraph("客户你好"))')
    expect(one.text.holds).toEqual({ holding: false, held: 1, released: 1 })
  })

  test('[TXT8] words composed in a line that somebody made anew meanwhile are put into it', () => {
    const [one, other] = two('会前', '客户样品', '会后')
    one.after('客户')
    compose(one, '你好')
    other.after('样品').press('Mod-Alt-2')
    finish(one)
    expect(one.shown()).toBe('doc(paragraph("会前"), heading("客户你好样品"), paragraph("会后"))')
    expect(other.shown()).toBe(one.shown())
    expect(one.caret()).toBe('客户你好|样品')
  })

  test('[TXT8] words that somebody deleted on purpose do not come back', () => {
    const [one, other] = two('会前', '客户样品')
    one.after('客户')
    compose(one, '你好')
    finish(one)
    vi.advanceTimersByTime(5_000)
    other.after('会前', '样品').press('Backspace')
    expect(one.shown()).toBe('doc(paragraph("会前"))')
  })

  test('[TXT8] words that somebody who saw them takes away at once do not come back either', () => {
    const [one, other] = two('会前', '客户样品')
    one.after('客户')
    compose(one, '你好')
    finish(one)
    other.after('客户', '你好').press('Backspace')
    expect(one.shown()).toBe('doc(paragraph("会前"), paragraph("客户样品"))')
    expect(other.shown()).toBe(one.shown())
  })

  test('[TXT8] words that somebody took along into a new line are not doubled', () => {
    const [one, other] = two('客户样品')
    one.after('客户')
    compose(one, '你好')
    finish(one)
    other.after('客').press('Enter')
    expect(one.shown()).toBe('doc(paragraph("客"), paragraph("户你好样品"))')
    expect(other.shown()).toBe(one.shown())
  })

  test('[TXT8] what changes on the same device meanwhile is kept, and so are the words', () => {
    const [one, other] = two('会前', '客户样品')
    one.after('客户')
    compose(one, '你好')
    const line = one.text.fragment.get(0) as Y.XmlElement
    ;(line.get(0) as Y.XmlText).insert(2, '提要')
    finish(one)
    expect(one.shown()).toBe('doc(paragraph("会前提要"), paragraph("客户你好样品"))')
    expect(other.shown()).toBe(one.shown())
  })

  test('[TXT8] closing the text writes what was being composed', () => {
    const [one, other] = two('客户')
    one.after('客户')
    compose(one, '你好')
    one.close()
    one.text.exchange()
    expect(other.shown()).toBe('doc(paragraph("客户你好"))')
    expect(one.text.holds.released).toBe(1)
  })
})
