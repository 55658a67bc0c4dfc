// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'

import type { Typist } from '../../kit/editor-harness/typist.ts'
import { typists } from '../../kit/editor-harness/typist.ts'

const people = [{ id: 'm-lin', name: '林晚', hue: 'var(--person-1)' }]

function two(given: Parameters<typeof typists>[2] = {}): readonly [Typist, Typist] {
  return typists(2, [['paragraph', '客户样品']], { people: () => people, ...given }) as readonly [Typist, Typist]
}

function point({ text }: Typist, user: object, ...given: readonly [unknown?]): void {
  const line = (text.fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText
  const at = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(line, 2)) as unknown
  text.awareness.setLocalState({ user, cursor: given.length === 0 ? { anchor: at, head: at } : given[0] })
  text.exchange()
  vi.runOnlyPendingTimers()
}

const cursors = ({ view }: Typist) => [...view.dom.querySelectorAll<HTMLElement>('[data-cursor]')]

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

describe('cursors', () => {
  test('[TXT12] carry the name and hue of the directory, whatever their owner says, and are not read out', () => {
    const [one, other] = two()
    point(other, { id: 'm-lin', name: '总经理', color: '#ff0000' })
    expect(cursors(one)).toHaveLength(1)
    const [cursor] = cursors(one)
    expect(cursor?.textContent.replaceAll('\u2060', '')).toBe('林晚')
    expect(cursor?.style.getPropertyValue('--person')).toBe('var(--person-1)')
    expect(cursor?.getAttribute('aria-hidden')).toBe('true')
  })

  test('[TXT12] of somebody unknown carry what they say, as text and with a sound colour', () => {
    const [one, other] = two()
    point(other, { id: 'm-new', name: '<b>新人</b>', color: 'red; background: url(x)' })
    expect(cursors(one)[0]?.textContent.replaceAll('\u2060', '')).toBe('<b>新人</b>')
    expect(cursors(one)[0]?.style.getPropertyValue('--person')).toMatch(/^#[0-9a-f]{6}$/)
  })

  test.each([
    ['nothing', null],
    ['a word', 'here'],
    ['numbers', { anchor: 1, head: 2 }],
    ['a place before all time', { anchor: { item: { client: 1, clock: -3 } }, head: { item: { client: 1, clock: -3 } } }],
    ['a place that is not there yet', { anchor: { item: { client: 9, clock: 99 } }, head: { item: { client: 9, clock: 99 } } }],
    ['another text', { anchor: { tname: 'other', assoc: 0 }, head: { tname: 'other', assoc: 0 } }],
  ])('[TXT12] that point at %s are not shown and break nothing', (_what, cursor) => {
    const [one, other] = two()
    point(other, { id: 'm-lin' }, cursor)
    expect(cursors(one)).toHaveLength(0)
    one.after('客户').type('们')
    expect(one.shown()).toBe('doc(paragraph("客户们样品"))')
  })

  test('[TXT12] are drawn when they move, not at one’s own keys nor at what happens elsewhere in the volume', () => {
    const drawn: string[] = []
    const [one, other] = two({ people: () => (drawn.push('drawn'), people) })
    point(other, { id: 'm-lin' })
    const first = drawn.length
    expect(first).toBeGreaterThan(0)
    one.after('客户').type('们与')
    other.text.awareness.setLocalStateField('at', { page: 'p1', field: 'title' })
    other.text.exchange()
    vi.runOnlyPendingTimers()
    expect(drawn.length).toBe(first)
  })

  test('[TXT12] wait while an input method composes', () => {
    const [one, other] = two()
    one.view.dom.dispatchEvent(new Event('compositionstart'))
    one.text.holds.holding = false
    point(other, { id: 'm-lin' })
    expect(cursors(one)).toHaveLength(0)
    one.view.dom.dispatchEvent(new Event('compositionend'))
    vi.advanceTimersByTime(100)
    expect(cursors(one)).toHaveLength(1)
  })
})
