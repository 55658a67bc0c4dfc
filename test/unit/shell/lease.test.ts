import type { Entry } from '@hebu/shared/wire/http.ts'
import type { DeviceAccount } from '@hebu/web/platform/device-accounts.ts'
import { openDeviceAccounts } from '@hebu/web/platform/device-accounts.ts'
import { createRelayApi } from '@hebu/web/platform/relay-api.ts'
import { leaseOf } from '@hebu/web/shell/lease.ts'
import { createSession } from '@hebu/web/shell/session.ts'
import type { Workspace } from '@hebu/web/workspace/workspace.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { smallDirectory } from '../../kit/department.ts'

const dayMs = 86_400_000
const beganMs = Date.parse('2026-11-23T01:00:00Z')

const wang: DeviceAccount = { workspace: 'w1', member: 'wang', name: '王砚', department: '示例部', directory: smallDirectory(), knownVolumes: [], lastContactMs: beganMs, latestMs: beganMs, signedIn: true }

beforeEach(() => void vi.useFakeTimers({ now: beganMs }))
afterEach(() => void vi.useRealTimers())

/** A device whose relay is not reached until `answer` says something. */
async function aDevice(account: DeviceAccount = wang) {
  const accounts = await openDeviceAccounts(undefined)
  await accounts.remember(account)
  const relay: { answer?: Partial<Entry> } = {}
  const events: string[] = []
  let look = (): void => undefined
  const session = createSession({
    accounts,
    api: createRelayApi({
      base: '',
      fetch: (address) => {
        if (relay.answer === undefined) return Promise.reject(new TypeError('Failed to fetch'))
        return Promise.resolve(Response.json(String(address) === '/api/directory' ? smallDirectory() : { founded: true, ...relay.answer }))
      },
    }),
    now: () => Date.now(),
    leaseDays: () => Promise.resolve(30),
    onLook: (listener) => (look = listener),
    open: () => {
      events.push('opened')
      return Promise.resolve({ sync: () => ({ kind: 'offline', waiting: 2 }), close: async () => void events.push('closed') } as unknown as Workspace)
    },
  })
  await session.start()
  return { session, accounts, relay, events, look: () => look(), passDays: (days: number) => vi.advanceTimersByTimeAsync(days * dayMs) }
}

const me = { workspace: 'w1', member: 'wang', name: '王砚' }

test('[LEA1] books that are open lock by themselves when the lease is over, and nothing of them is deleted', async () => {
  const { session, events, accounts, passDays } = await aDevice()
  await passDays(29.9)
  expect(session.state().kind).toBe('open')
  await passDays(0.2)
  expect(session.state()).toMatchObject({ kind: 'locked', because: 'lease' })
  expect(events).toEqual(['opened', 'closed'])
  expect(accounts.current()).toMatchObject({ member: 'wang', signedIn: true })
})

test('[LEA1] a device that was off for longer than the lease opens nothing', async () => {
  const { session, events } = await aDevice({ ...wang, lastContactMs: beganMs - 31 * dayMs, latestMs: beganMs - 31 * dayMs })
  expect(session.state()).toMatchObject({ kind: 'locked', because: 'lease' })
  expect(events).toEqual([])
})

test('[LEA2] a clock that is set back opens nothing, also where it is set to before the last contact', async () => {
  const day31 = { ...wang, latestMs: beganMs + 31 * dayMs }
  expect((await aDevice(day31)).session.state()).toMatchObject({ kind: 'locked', because: 'clock' })
  expect(leaseOf(day31, 30, beganMs + 31 * dayMs - 3_600_000).locked).toBe('lease')
  expect(leaseOf({ lastContactMs: beganMs, latestMs: beganMs + 3 * dayMs }, 30, beganMs).locked).toBe('clock')
  expect(leaseOf({ lastContactMs: beganMs, latestMs: beganMs + 3_600_000 }, 30, beganMs).locked).toBeUndefined()
})

test('[LEA2] while the books are open, time is counted where the clock stands still', async () => {
  const { session, passDays } = await aDevice()
  const clock = vi.spyOn(Date, 'now').mockReturnValue(beganMs)
  await passDays(1.1)
  expect(session.state()).toMatchObject({ kind: 'locked', because: 'clock' })
  clock.mockRestore()
})

test('[LEA3] it is told from five days before, and contact renews it', async () => {
  const { session, relay, passDays, look } = await aDevice()
  await passDays(24)
  expect(session.lease()).toMatchObject({ warns: false, untilMs: beganMs + 30 * dayMs })
  await passDays(1.5)
  expect(session.lease()).toMatchObject({ warns: true })
  await passDays(5)
  expect(session.state().kind).toBe('locked')
  relay.answer = { me }
  look()
  await vi.advanceTimersByTimeAsync(0)
  expect(session.state()).toMatchObject({ kind: 'open' })
  expect(session.lease()).toMatchObject({ warns: false, untilMs: Date.now() + 30 * dayMs })
  await passDays(1)
  expect(session.state().kind).toBe('open')
})

test('[LEA3] who is no longer signed in stays locked until signing in, and then finds the books', async () => {
  const { session, relay, events, passDays } = await aDevice()
  await passDays(31)
  relay.answer = {}
  expect(await session.unlock()).toEqual({ ok: false, refusal: 'unauthenticated' })
  expect(session.state().kind).toBe('locked')
  expect(await session.enter(me)).toMatchObject({ ok: true })
  expect(session.state().kind).toBe('open')
  expect(events).toEqual(['opened', 'closed', 'opened'])
})

test('[LEA4] a locked device of a member who was removed erases what it holds', async () => {
  const { session, relay, accounts, passDays } = await aDevice()
  await passDays(31)
  relay.answer = { left: true }
  await session.unlock()
  expect(session.state()).toEqual({ kind: 'erased', department: '示例部' })
  expect(accounts.all()).toEqual([])
})
