// @vitest-environment happy-dom
import { undoOwn } from '@hebu/web/ui/editor/together/undo.ts'
import { describe, expect, test, vi } from 'vitest'

import type { Typist } from '../../kit/editor-harness/typist.ts'
import { typists } from '../../kit/editor-harness/typist.ts'

const two = (...lines: readonly string[]) => typists(2, lines.map((line) => ['paragraph', line] as const)) as readonly [Typist, Typist]

/** Long enough to begin another step. */
const pause = (): void => void vi.advanceTimersByTime(1_000)

// Yjs takes its clock from the page as it loads.
vi.hoisted(() => vi.useFakeTimers({ now: 1_000_000 }))

describe('undo', () => {
  test('[TXT9] takes back one’s own letters and leaves those of others, wherever they stand', () => {
    const [one, other] = two('客户')
    one.after('客').type('甲乙')
    other.after('甲').type('他')
    one.press('Mod-z')
    expect(one.shown()).toBe('doc(paragraph("客他户"))')
    expect(other.shown()).toBe(one.shown())
    one.press('Mod-Shift-z')
    expect(one.shown()).toContain('他')
    expect(one.shown()).toContain('甲')
  })

  test('[TXT9] never takes back what others did, however often it is pressed', () => {
    const [one, other] = two('客户')
    other.after('客户').type('他写的').press('Enter').type('又一行')
    one.press('Mod-z', 'Mod-z', 'Mod-z')
    expect(one.shown()).toBe('doc(paragraph("客户他写的"), paragraph("又一行"))')
    expect(one.takes('Mod-z')).toBe(true)
    expect(undoOwn(one.view.state)).toBe(false)
  })

  test('[TXT9] a line of mine in which somebody wrote stays with their words', () => {
    const [one, other] = two('客户')
    one.after('客户').press('Enter').type('我的')
    other.after('我的').type('与他的')
    one.press('Mod-z')
    expect(one.shown()).toContain('与他的')
    expect(one.shown()).not.toContain('我的')
    expect(other.shown()).toBe(one.shown())
  })

  test('[TXT9] letters that follow each other closely are one step, a pause begins another', () => {
    const [one] = two('客户')
    one.after('客户').type('一二')
    pause()
    one.type('三四')
    one.press('Mod-z')
    expect(one.shown()).toBe('doc(paragraph("客户一二"))')
    one.press('Mod-z')
    expect(one.shown()).toBe('doc(paragraph("客户"))')
  })

  test('[TXT9] the caret returns to where the step was, and an edit of somebody else does not move it there again', () => {
    const [one, other] = two('第一行', '第二行')
    one.after('第一').type('甲')
    pause()
    one.after('第二行').press('Mod-z')
    expect(one.caret()).toBe('第一|行')
    one.after('第二')
    other.after('第一行').type('他')
    expect(one.caret()).toBe('第二|行')
  })

  test('[TXT9] making a list is taken back as one step, with what others wrote meanwhile', () => {
    const [one, other] = two('客户', '样品')
    one.after('客户').press('Mod-Shift-8')
    pause()
    expect(other.shown()).toContain('bullet_list(list_item(paragraph("客户")))')
    other.after('样品').type('三份')
    one.press('Mod-z')
    expect(one.shown()).toBe('doc(paragraph("客户"), paragraph("样品三份"))')
    expect(other.shown()).toBe(one.shown())
  })
})
