// @vitest-environment happy-dom
import { createWorking, isWorking } from '@hebu/web/features/books/undo/working.ts'
import { dismissToast, toasts } from '@hebu/web/ui/toast.ts'
import type { Words } from '@hebu/web/words/language.tsx'
import { afterEach, expect, test } from 'vitest'

const words = { say: (text: { readonly en: string }, slots: Readonly<Record<string, unknown>> = {}) => text.en.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(slots[name])), format: () => ({ number: String }) } as unknown as Words

afterEach(() => { for (const { id } of toasts()) dismissToast(id) })

function aWorking() {
  let nowMs = 0
  const calling = new AbortController()
  const working = createWorking({ words }, 'undo', calling, () => nowMs)
  const said = () => toasts().map((toast) => toast.now?.() ?? toast.text)
  return { calling, working, said, at: (ms: number, done: number) => { nowMs = ms; working.tell(done, 500) } }
}

test('[UND5] what is short says nothing; what lasts says how far it has come, now and then, until it ends', async () => {
  const { working, said, at, calling } = aWorking()
  at(100, 20)
  at(300, 40)
  expect([said(), isWorking()]).toEqual([[], false])
  at(500, 60)
  at(900, 80)
  expect([said(), isWorking()]).toEqual([['Undoing, 60 of 500 so far …'], true])
  at(1_600, 200)
  expect(said()).toEqual(['Undoing, 200 of 500 so far …'])
  await working.end()
  expect([said(), isWorking(), calling.signal.aborted]).toEqual([[], false, false])
  document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))
  expect(calling.signal.aborted).toBe(false)
})

test('[UND5] Escape and its button call it off, and what is open stays open', async () => {
  const byKey = aWorking()
  byKey.at(500, 60)
  let reached = false
  const listen = () => { reached = true }
  document.body.addEventListener('keydown', listen)
  const escape = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true })
  document.body.dispatchEvent(escape)
  document.body.removeEventListener('keydown', listen)
  expect([byKey.calling.signal.aborted, escape.defaultPrevented, reached]).toEqual([true, true, false])
  await byKey.working.end()
  const byHand = aWorking()
  byHand.at(500, 60)
  toasts()[0]!.action!()
  expect(byHand.calling.signal.aborted).toBe(true)
  await byHand.working.end()
})
