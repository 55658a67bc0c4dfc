import * as wire from '@hebu/shared/wire/http.ts'
import type { Hono } from 'hono'
import type { Settling } from '../access/settling.ts'
import { type HttpEnv, problem, readBody } from './answers.ts'
import type { Noting } from './audit-routes.ts'

/** Settling parts of the charter; they are read with the directory. */
export function addSettingsRoutes(app: Hono<HttpEnv>, { settling, note }: { readonly settling: Settling; readonly note: Noting }): void {
  app.post('/api/settings', async (c) => {
    const body = await readBody(c, wire.SettingsOrder)
    if (!body.ok) return problem(c, body.refusal)
    const settled = settling.settle(c.get('caller'), body.value)
    if (!settled.ok) {
      if (settled.refusal === 'forbidden') note(c, 'refused', { detail: 'POST settings' })
      return problem(c, settled.refusal)
    }
    note(c, 'settled', { subject: String(settled.value.version), detail: Object.keys(settled.value.changes).join(' ').slice(0, 500) })
    return c.json({ version: settled.value.version })
  })
}
