import * as wire from '@hebu/shared/wire/seals.ts'
import type { Hono } from 'hono'
import type { Attesting } from '../access/seals/attesting.ts'
import type { DeviceKeys } from '../access/seals/device-keys.ts'
import type { Witnessing } from '../access/seals/witnessing.ts'
import { type HttpEnv, problem, readBody } from './answers.ts'
import type { Noting } from './audit-routes.ts'
import { type OwnAddressOptions, traceOf } from './own-address.ts'

export interface SealRoutesDeps {
  readonly deviceKeys: DeviceKeys
  readonly witnessing: Witnessing
  readonly attesting: Attesting
  readonly address: OwnAddressOptions
  readonly note: Noting
}

/** Registering the keys that devices seal with, and witnessing what they sealed. */
export function addSealRoutes(app: Hono<HttpEnv>, { deviceKeys, witnessing, attesting, address, note }: SealRoutesDeps): void {
  app.post('/api/keys', async (c) => {
    const body = await readBody(c, wire.KeyOrder)
    if (!body.ok) return problem(c, body.refusal)
    const registered = deviceKeys.register(c.get('caller'), body.value)
    if (!registered.ok) {
      if (registered.refusal === 'forbidden') note(c, 'refused', { detail: 'POST keys' })
      return problem(c, registered.refusal)
    }
    const { key, isNew } = registered.value
    if (isNew) note(c, 'key-registered', { detail: key.key })
    return c.json(key satisfies wire.KeyRegistered)
  })

  app.post('/api/seals', async (c) => {
    const body = await readBody(c, wire.SealsOrder, wire.maxSealsBytes)
    if (!body.ok) return problem(c, body.refusal)
    const said = witnessing.witness(c.get('caller'), body.value.seals, { held: body.value.held, device: body.value.device, from: traceOf(c, address).from })
    return said.ok ? c.json({ witnesses: said.value.map((witness) => witness ?? null) } satisfies wire.SealsAnswer) : problem(c, said.refusal)
  })

  app.post('/api/proofs/names', async (c) => {
    const body = await readBody(c, wire.NamesOrder)
    return body.ok ? c.json(attesting.names(c.get('caller'), body.value.members)) : problem(c, body.refusal)
  })

  app.get('/api/relay-key', (c) => c.json(attesting.key() satisfies wire.RelayKeyAnswer))
}
