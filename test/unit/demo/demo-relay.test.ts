import { join } from 'node:path'

import { salesOps } from '@hebu/shared/charters/sales-ops.ts'
import { startServer } from '@hebu/sync-server/server.ts'
import { expect, onTestFinished, test } from 'vitest'

import { castOf, timeZone } from '../../demo/cast/people.ts'
import { fillStore } from '../../demo/relay/fill-store.ts'
import { markAsOurs, mayReplace } from '../../demo/relay/own-store.ts'
import { createSetClock } from '../../demo/relay/set-clock.ts'
import { calendarFor } from '../../demo/stage/calendar.ts'
import { aStoreFolder, quickPasswords } from './store-folder.ts'

const password = 'qingyan-demo'

test('[DEMO7] people sign in; who has left does not, and no token of the making is left', async () => {
  const folder = aStoreFolder()
  const cast = castOf(calendarFor('2026-11-23'))
  await fillStore({ folder, charter: salesOps, cast, clock: createSetClock(0), password, passwords: quickPasswords }, Promise.resolve({ edits: [], attachments: [] }))
  const relay = await startServer({ port: 0, host: '127.0.0.1', dataFolder: folder, webFolder: '/nowhere', trustProxy: false, timeZone, logLevel: 'silent' }, { passwords: quickPasswords })
  onTestFinished(() => relay.close())
  const signIn = (name: string) => fetch(`${relay.url}/api/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ name, password }) })
  const answer = await signIn('顾闻溪')
  expect(answer.status).toBe(200)
  const cookie = answer.headers.getSetCookie()[0]!.split(';', 1)[0]!
  const ask = async (path: string): Promise<unknown> => (await fetch(relay.url + path, { headers: { cookie } })).json()
  expect(await ask('/api/tokens')).toEqual({ tokens: [] })
  expect(await ask('/api/directory')).toMatchObject({ members: { length: cast.length }, workspace: { charter: 'salesOps' } })
  expect((await signIn('任听泉')).status).toBe(401)
})

test('[DEMO9] the demo throws away nothing but a store that it made', () => {
  const folder = aStoreFolder()
  expect(mayReplace(join(folder, 'absent'))).toBe(true)
  expect(mayReplace(folder)).toBe(true)
  const ours = join(folder, 'ours')
  markAsOurs(ours)
  expect(mayReplace(ours)).toBe(true)
  expect(mayReplace(folder)).toBe(false)
})
