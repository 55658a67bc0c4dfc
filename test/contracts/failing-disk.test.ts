import { execFileSync } from 'node:child_process'

import { closeCodes } from '@hebu/shared/wire/close-codes.ts'
import { expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'

import { eventually } from '../kit/eventually.ts'
import { charter, password } from '../kit/front-door.ts'
import { aPeer } from '../kit/peer.ts'
import { startRelayProcess, type RelayProcess } from '../kit/relay-process.ts'
import { aReplica } from '../kit/replica.ts'

/** From now on the system refuses every byte that the process writes into a file; or takes them again. */
const refuseWrites = ({ pid }: RelayProcess, refused: boolean): unknown => execFileSync('prlimit', [`--pid=${pid}`, `--fsize=${refused ? '0' : 'unlimited'}:unlimited`])

const asking = ({ url }: RelayProcess, cookie: string) => async (path: string, body?: unknown) => {
  const response = await fetch(url + path, { headers: { cookie, 'content-type': 'application/json' }, ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }) })
  return { status: response.status, body: (await response.json()) as Record<string, string> }
}

test.runIf(process.platform === 'linux')('[RLY12] [RLY30] a disk that takes nothing: the relay lives, says what is wrong, serves what it has, and goes on by itself', async () => {
  const relay = await startRelayProcess({}, undefined, { keepsLog: true })
  onTestFinished(() => relay.close())
  const founding = { token: relay.setupSecret, language: 'zh-Hant', department: '東區', charter: charter.id, name: '王偉', password }
  const founded = await fetch(`${relay.url}/api/setup`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(founding) })
  const { workspace } = (await founded.json()) as { workspace: string }
  const ask = asking(relay, founded.headers.getSetCookie()[0]!.split(';', 1)[0]!)
  const { body: made } = await ask('/api/tokens', { label: 'disk' })
  const come = async (doc = new Y.Doc()) => {
    const replica = await aReplica(await aPeer(`${relay.url.replace('http', 'ws')}/sync`, { token: made['token']! }), `${workspace}/customers/g-all`, doc)
    await replica.synced
    return replica
  }
  const doc = new Y.Doc()
  const writer = await come(doc)
  doc.getMap('t1').set('title', '之前')
  await writer.saved()
  expect((await ask('/healthz')).body).toMatchObject({ ok: true, store: 'writable' })

  refuseWrites(relay, true)
  doc.getMap('t1').set('title', '之後')
  expect(await writer.closed).toBe(closeCodes.storeUnavailable)
  expect((await ask('/healthz')).body).toMatchObject({ ok: false, store: 'read-only', trouble: 'failing' })
  expect(await ask('/api/tokens', { label: 'another' })).toMatchObject({ status: 503, body: { problem: 'store-unavailable' } })
  expect((await come()).doc.getMap('t1').get('title')).toBe('之前')
  await eventually(() => expect(relay.log).toMatch(/"trouble":"failing".*The disk gives errors/))

  refuseWrites(relay, false)
  await eventually(async () => expect((await ask('/healthz')).body).toEqual({ ok: true, version: 1, store: 'writable' }))
  expect(relay.log).toContain('The store takes edits again.')
  await (await come(doc)).saved()
  expect((await ask('/api/tokens', { label: 'another' })).status).toBe(200)
  await relay.kill()
  await relay.restart()
  expect((await come()).doc.getMap('t1').get('title')).toBe('之後')
}, 60_000)
