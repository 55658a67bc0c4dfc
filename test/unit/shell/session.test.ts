import type { Directory } from '@hebu/shared/vocabulary/directory.ts'
import type { DeviceAccount, DeviceAccounts } from '@hebu/web/platform/device-accounts.ts'
import { openDeviceAccounts } from '@hebu/web/platform/device-accounts.ts'
import { createRelayApi } from '@hebu/web/platform/relay-api.ts'
import { createSession } from '@hebu/web/shell/session.ts'
import type { SyncState } from '@hebu/web/workspace/volume.ts'
import type { Workspace } from '@hebu/web/workspace/workspace.ts'
import { expect, test } from 'vitest'

const directory: Directory = {
  revision: 3,
  workspace: { id: 'w1', name: '团购部', charter: 'groupBuying', timeZone: 'Asia/Shanghai' },
  members: [{ id: 'wang', name: '王砚', code: 'M01', post: 'manager', status: 'active', administrator: true, joinedAt: '2026-01-01T00:00:00Z' }],
}

const wang: DeviceAccount = { workspace: 'w1', member: 'wang', name: '王砚', department: '团购部', directory, knownVolumes: ['w1/customers/g-all'], signedIn: true }
const lin: DeviceAccount = { ...wang, member: 'lin', name: '林晚' }

const aLease = { leaseDays: () => Promise.resolve(30), onLook: () => undefined }

type Answers = Readonly<Record<string, unknown>>

/** A relay that answers by `METHOD path`: a body, a problem, or nothing at all. */
function aRelay(answers: Answers) {
  const asked: string[] = []
  const api = createRelayApi({
    base: '',
    fetch: (address, request) => {
      const question = `${request?.method} ${String(address)}`
      asked.push(question)
      const answer = answers[question]
      if (answer === undefined) return Promise.reject(new TypeError('Failed to fetch'))
      return Promise.resolve(Response.json(answer, { status: 'problem' in Object(answer) ? 401 : 200 }))
    },
  })
  return { api, asked }
}

const signedInAs = (member: string): Answers => ({ 'GET /api/entry': { founded: true, me: { workspace: 'w1', member, name: member } }, 'GET /api/directory': directory })

const signedInAsNobody: Answers = { 'GET /api/entry': { founded: true } }

async function aSession(answers: Answers, known: readonly DeviceAccount[] = [], sync: SyncState = { kind: 'offline', waiting: 0 }) {
  const accounts: DeviceAccounts = await openDeviceAccounts(undefined)
  for (const account of known) await accounts.remember(account)
  const { api, asked } = aRelay(answers)
  const opened: string[] = []
  const closed: string[] = []
  const open = (account: DeviceAccount): Promise<Workspace> => {
    opened.push(`${account.member} after ${asked.length} questions`)
    return Promise.resolve({ sync: () => sync, close: async () => void closed.push(account.member) } as unknown as Workspace)
  }
  return { session: createSession({ api, accounts, open, now: () => 1000, ...aLease }), accounts, asked, opened, closed }
}

test('[UI1] the account of this device opens before the relay is asked anything', async () => {
  const { session, opened, accounts } = await aSession({}, [wang])
  await session.start()
  expect(opened).toEqual(['wang after 0 questions'])
  expect(session.state()).toMatchObject({ kind: 'open', ended: false })
  expect(accounts.current()?.signedIn).toBe(true)
})

test('[UI1] a relay that was reached is remembered as the last contact', async () => {
  const { session, accounts } = await aSession(signedInAs('wang'), [wang])
  await session.start()
  expect(accounts.current()?.lastContactMs).toBe(1000)
})

test('[UI6] a session that is over is told; the books stay open and nothing is forgotten', async () => {
  const { session, closed, accounts } = await aSession(signedInAsNobody, [wang])
  await session.start()
  expect(session.state()).toMatchObject({ kind: 'open', ended: true })
  expect(session.ended()?.name).toBe('王砚')
  expect(closed).toEqual([])
  expect(accounts.all()).toHaveLength(1)
})

test('[UI6] a session that the relay ended on the socket is told the same', async () => {
  const { session } = await aSession({}, [wang], { kind: 'problem', problem: 'signedOut', waiting: 2 })
  await session.start()
  expect(session.ended()?.member).toBe('wang')
})

test('[UI6] after its session ended an account opens again only when it signs in', async () => {
  const { session, opened } = await aSession(signedInAsNobody, [{ ...wang, signedIn: false }])
  await session.start()
  expect(session.state()).toEqual({ kind: 'signedOut', offline: false })
  expect(opened).toEqual([])
})

test('[UI2] without an account the relay is asked who is signed in', async () => {
  const { session, opened, accounts } = await aSession(signedInAs('wang'))
  await session.start()
  expect(opened).toHaveLength(1)
  expect(accounts.current()).toMatchObject({ member: 'wang', department: '团购部', signedIn: true })
})

test('[UI2] a relay without a department is told from one that nobody is signed in to', async () => {
  const empty = await aSession({ 'GET /api/entry': { founded: false } })
  await empty.session.start()
  expect(empty.session.state().kind).toBe('notFounded')
  const founded = await aSession(signedInAsNobody)
  await founded.session.start()
  expect(founded.session.state()).toEqual({ kind: 'signedOut', offline: false })
  expect(founded.asked).toEqual(['GET /api/entry'])
})

test('[UI2] without an account and without a relay one is asked to sign in, and told that it is offline', async () => {
  const { session } = await aSession({})
  await session.start()
  expect(session.state()).toEqual({ kind: 'signedOut', offline: true })
})

test('[UI1] another member who signed in here takes over: the books of the first are closed, not erased', async () => {
  const { session, accounts, closed } = await aSession(signedInAs('lin'), [wang])
  await session.start()
  expect(closed).toEqual(['wang'])
  expect(session.state()).toMatchObject({ kind: 'open', account: { member: 'lin' } })
  expect(accounts.all().map(({ member, signedIn }) => [member, signedIn])).toEqual([['wang', false], ['lin', true]])
})

test('[UI6] signing out closes the books and keeps them; erasing is a choice', async () => {
  const kept = await aSession({ ...signedInAs('wang'), 'POST /api/sign-out': {} }, [wang])
  await kept.session.start()
  expect(await kept.session.signOut(false)).toEqual({ ok: true, value: undefined })
  expect([kept.closed, kept.session.accounts().map(({ signedIn }) => signedIn), kept.session.state().kind]).toEqual([['wang'], [false], 'signedOut'])
  const erased = await aSession({ ...signedInAs('wang'), 'POST /api/sign-out': {} }, [lin, wang])
  await erased.session.start()
  await erased.session.signOut(true)
  expect(erased.session.accounts().map(({ member }) => member)).toEqual(['lin'])
})

test('[UI6] a reload before the relay has answered a sign-out does not open the books again', async () => {
  const { session, accounts } = await aSession({ ...signedInAs('wang'), 'POST /api/sign-out': {} }, [wang])
  await session.start()
  const signedOut = session.signOut(false)
  await Promise.resolve()
  expect([accounts.current()?.signedIn, session.state().kind]).toEqual([false, 'open'])
  await signedOut
})

test('[UI6] a sign-out that does not reach the relay changes nothing', async () => {
  const { session, closed } = await aSession(signedInAs('wang'), [wang])
  await session.start()
  expect(await session.signOut(true)).toEqual({ ok: false, refusal: 'offline' })
  expect([session.state().kind, closed]).toEqual(['open', []])
})

test('[UI1] books that cannot be opened are told, with their cause', async () => {
  const accounts = await openDeviceAccounts(undefined)
  await accounts.remember(wang)
  const session = createSession({ api: aRelay({}).api, accounts, now: () => 0, ...aLease, open: () => Promise.reject(new Error('blocked')) })
  await session.start()
  expect(session.state()).toMatchObject({ kind: 'failed', cause: new Error('blocked') })
})
