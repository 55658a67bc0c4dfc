import { type AuditChain, auditPageLength, auditTopicNames, auditTopics } from '@hebu/shared/wire/audit.ts'
import * as wire from '@hebu/shared/wire/http.ts'
import type { Hono } from 'hono'
import type { Audit } from '../access/audit.ts'
import type { Caller } from '../access/gate.ts'
import type { AuditEntry, StoredAuditEntry } from '../store/accounts/audit.ts'
import { done, type HttpContext, type HttpEnv, problem, readBody } from './answers.ts'
import { type OwnAddressOptions, traceOf } from './own-address.ts'

/** Enters what a request did into the audit; who did it is the caller unless said otherwise. */
export type Noting = (c: HttpContext, kind: string, facts?: Partial<AuditEntry>) => void

export const createNoting = (audit: Audit, address: OwnAddressOptions): Noting => (c, kind, facts = {}) => {
  const caller: Caller | undefined = c.get('caller')
  const workspace = facts.workspace ?? caller?.workspace
  if (workspace !== undefined) audit.note({ member: caller?.member, from: traceOf(c, address).from, ...facts, kind, workspace })
}

const shown = ({ seq, atMs, kind, member, subject, detail, from }: StoredAuditEntry) => ({ seq, at: new Date(atMs).toISOString(), kind, member, subject, detail, from })

/** Reading the audit, and the one entry that the app asks for. */
export function addAuditRoutes(app: Hono<HttpEnv>, { audit, note }: { readonly audit: Audit; readonly note: Noting }): void {
  app.get('/api/audit', (c) => {
    const before = Number(c.req.query('before') ?? Number.MAX_SAFE_INTEGER)
    const sinceMs = Date.parse(c.req.query('since') ?? '1970-01-01')
    const asked = c.req.query('topic')
    const topic = auditTopicNames.find((name) => name === asked)
    if (!Number.isSafeInteger(before) || Number.isNaN(sinceMs) || topic !== asked) return problem(c, 'malformed')
    const read = audit.read(c.get('caller'), { before, sinceMs, kinds: topic === undefined ? undefined : auditTopics[topic], member: c.req.query('member'), most: auditPageLength })
    return read.ok ? c.json({ entries: read.value.map(shown) }) : problem(c, read.refusal)
  })

  app.get('/api/audit/chain', (c) => {
    const chain = audit.chain(c.get('caller'))
    if (!chain.ok) return problem(c, chain.refusal)
    const { rows, alteredAt } = chain.value
    return c.json({ rows, whole: alteredAt === undefined } satisfies AuditChain)
  })

  app.post('/api/audit/exports', async (c) => {
    const body = await readBody(c, wire.ExportNote)
    if (!body.ok) return problem(c, body.refusal)
    note(c, 'export', { subject: body.value.book, detail: body.value.at === undefined ? String(body.value.pages) : `${body.value.pages} ${body.value.at}` })
    return done(c)
  })
}
