// @vitest-environment happy-dom
import { leadTo } from '@hebu/web/features/meeting/present/lead-to.ts'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

const led: string[] = []

beforeEach(() => {
  vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(function (this: Element) {
    led.push(this.textContent)
  })
})
afterEach(() => {
  led.length = 0
  vi.restoreAllMocks()
  document.body.replaceChildren()
})

const minutes = '<h1>备货第二次会议</h1><h2>缺口复盘</h2><p>首批发货日定了</p><h2>二、首批发货日（北岸）</h2><p>周五</p><h3>首批</h3>'

function aPlace(html = ''): HTMLElement {
  const place = document.createElement('div')
  place.innerHTML = html
  document.body.append(place)
  return place
}

describe('what is presented of the minutes', () => {
  test('[MEET12] an item of the agenda leads to the heading that speaks of it, by its whole words before a part of them', () => {
    leadTo(aPlace(minutes), '首批发货日')
    leadTo(aPlace(minutes), '首 批')
    expect(led).toEqual(['二、首批发货日（北岸）', '首批'])
  })

  test('[MEET12] nothing moves for what stands first, has no heading, or has no name', () => {
    for (const topic of ['备货第二次会议', '应急预案', '', ' · ']) leadTo(aPlace(minutes), topic)
    expect(led).toEqual([])
  })

  test('[MEET12] a text that is drawn later is led to once, and not any more once another part is shown', async () => {
    const place = aPlace()
    leadTo(place, '缺口复盘')
    place.innerHTML = minutes
    await vi.waitFor(() => expect(led).toEqual(['缺口复盘']))
    place.append(document.createElement('h2'))
    const left = aPlace()
    leadTo(left, '缺口复盘')()
    left.innerHTML = minutes
    // Changes are told in order: this one comes after both.
    const later = aPlace()
    leadTo(later, '首批')
    later.innerHTML = minutes
    await vi.waitFor(() => expect(led).toEqual(['缺口复盘', '首批']))
  })
})
