import * as wire from '@hebu/shared/wire/seals.ts'
import type { Hono } from 'hono'
import type { DeviceKeys } from '../access/seals/device-keys.ts'
import { type HttpEnv, problem, readBody } from './answers.ts'
import type { Noting } from './audit-routes.ts'

export interface SealRoutesDeps {
  readonly deviceKeys: DeviceKeys
  readonly note: Noting
}

/** Registering the keys that devices seal with. */
export function addSealRoutes(app: Hono<HttpEnv>, { deviceKeys, note }: SealRoutesDeps): void {
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
}
