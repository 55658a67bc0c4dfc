import { createQuiet } from '@hebu/web/shell/frame/quiet.ts'
import { passwordStrength } from '@hebu/web/shell/entry/password-strength.ts'
import { keyGroups } from '@hebu/web/words/keys.ts'
import { createRoot } from 'solid-js'
import { expect, test, vi } from 'vitest'

test('[UI5] what moves the page waits until nobody types or presses, and then stays', () => {
  vi.useFakeTimers()
  const window = new EventTarget()
  createRoot((dispose) => {
    const quiet = createQuiet(window)
    for (let second = 0; second < 10; second += 1) {
      vi.advanceTimersByTime(1000)
      window.dispatchEvent(new Event('keydown'))
    }
    expect(quiet()).toBe(false)
    vi.advanceTimersByTime(4000)
    expect(quiet()).toBe(true)
    window.dispatchEvent(new Event('keydown'))
    expect(quiet()).toBe(true)
    dispose()
  })
  vi.useRealTimers()
})

test.each([
  ['short', undefined],
  ['12345678', false],
  ['aaaaaaaaaaaaaaaa', false],
  ['19871123198711', false],
  ['王小明2026!', false],
  ['kastanie7', true],
  ['korrekt-pferd-batterie', true],
])('[UI134] of the password %s it is said whether it is good: %s', (password, isGood) => {
  expect(passwordStrength(password, '王小明')?.isGood).toBe(isGood)
})

test('[UI133] no shortcut stands for two things in one place', () => {
  for (const { lines } of keyGroups) {
    const keys = lines.flatMap((line) => line.keys)
    expect(new Set(keys).size).toBe(keys.length)
  }
})
