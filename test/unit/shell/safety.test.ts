import { watchInstall } from '@hebu/web/shell/install.ts'
import { standingOf } from '@hebu/web/shell/me/standing.ts'
import { safetyWords } from '@hebu/web/words/safety.ts'
import { syncProblemMarks, syncWords } from '@hebu/web/words/sync.ts'
import type { SyncState } from '@hebu/web/workspace/volume.ts'
import { expect, test } from 'vitest'

test.each<[string, SyncState, number, object]>([
  ['everything acknowledged', { kind: 'synced', waiting: 0 }, 0, { title: safetyWords.allThere, tone: 'good' }],
  ['a file still to go', { kind: 'synced', waiting: 0 }, 1, { title: safetyWords.notThere, tone: 'wait', n: 1 }],
  ['edits on their way', { kind: 'waiting', waiting: 3 }, 1, { title: safetyWords.notThere, tone: 'wait', n: 4 }],
  ['not compared yet', { kind: 'waiting', waiting: 0 }, 0, { title: safetyWords.checking, tone: 'plain' }],
  ['offline with nothing waiting', { kind: 'offline', waiting: 0 }, 0, { title: safetyWords.offline, tone: 'plain' }],
  ['offline with edits', { kind: 'offline', waiting: 2 }, 0, { means: safetyWords.offlineNotThereMeans, tone: 'wait', n: 2 }],
  ['a full device', { kind: 'problem', problem: 'deviceFull', waiting: 0 }, 0, { title: syncProblemMarks.deviceFull, tone: 'bad' }],
])('[UI130] with %s the panel says what is true', (_, sync, files, said) => {
  expect(standingOf(sync, files)).toMatchObject(said)
})

function aWindow(over: { standalone?: boolean; userAgent?: string } = {}) {
  const listeners = new Map<string, (event: Event) => void>()
  const install = watchInstall({ standalone: false, userAgent: 'Mozilla/5.0 (Windows NT 10.0) Chrome/125', on: (event, listener) => void listeners.set(event, listener), ...over })
  return { install, happens: (name: string, event: object = {}) => listeners.get(name)?.({ preventDefault: () => undefined, ...event } as Event) }
}

test('[UI131] the offer to install is kept until somebody asks, and is gone once installed', () => {
  const { install, happens } = aWindow()
  expect(install()).toBe('no-way')
  let [prompts, prevented] = [0, false]
  happens('beforeinstallprompt', { preventDefault: () => void (prevented = true), prompt: () => Promise.resolve(void (prompts += 1)) })
  expect([typeof install(), prompts, prevented]).toEqual(['function', 0, true])
  const begin = install()
  if (typeof begin === 'function') begin()
  expect(prompts).toBe(1)
  happens('appinstalled')
  expect(install()).toBe('installed')
})

test('[UI131] an iPhone is told how, an installed app nothing', () => {
  expect(aWindow({ userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0)' }).install()).toBe('by-hand')
  expect(aWindow({ standalone: true }).install()).toBe('installed')
})

test('[FIL7] a file that the server refused is not said to be on its way', () => {
  const { title, tone, n } = standingOf({ kind: 'synced', waiting: 0 }, 2, 1)
  expect([title, tone, n]).toEqual([syncWords.filesRefused, 'bad', 1])
})
