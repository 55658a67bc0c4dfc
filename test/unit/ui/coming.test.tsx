// @vitest-environment happy-dom
import { Coming } from '@hebu/web/ui/Coming.tsx'
import { render, screen } from '@solidjs/testing-library'
import { afterEach, expect, test, vi } from 'vitest'

afterEach(() => void vi.useRealTimers())

test('[UI100] what is on its way says so after a moment, and not before', () => {
  vi.useFakeTimers()
  const { unmount } = render(() => <Coming>Opening…</Coming>)
  const status = screen.getByRole('status')
  vi.advanceTimersByTime(290)
  expect([status.textContent, status.getAttribute('aria-busy')]).toEqual(['', 'true'])
  vi.advanceTimersByTime(20)
  expect(status.textContent).toBe('Opening…')
  unmount()
  expect(vi.getTimerCount()).toBe(0)
})
