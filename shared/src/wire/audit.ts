/** Reading the audit, apart from `http.ts`: the first screen needs none of it. */
import * as v from 'valibot'

import { AuditPage } from './http.ts'

/** What the audit holds, by what people ask of it. A kind that a newer relay writes is in none, and shown all the same. */
export const auditTopics = {
  signIn: ['signed-in', 'signed-out', 'sign-in-refused', 'session-ended', 'founded', 'joined'],
  keys: ['password-changed', 'password-given-up', 'second-step-on', 'second-step-off', 'passkey-added', 'passkey-removed', 'company-linked', 'company-unlinked', 'token-made', 'token-revoked'],
  members: ['invited', 'invitation-withdrawn', 'member-changed', 'member-removed', 'settled'],
  seals: ['key-registered', 'witnessed', 'seal-refused', 'numbers-held', 'numbers-released'],
  confidential: ['volume-opened'],
  exports: ['export', 'files-removed'],
  refused: ['refused'],
} as const

export type AuditTopic = keyof typeof auditTopics
export const auditTopicNames = Object.keys(auditTopics) as readonly AuditTopic[]
export type AuditKind = (typeof auditTopics)[AuditTopic][number]

/** `GET /api/audit?before=<seq>&topic=&member=&since=<instant>`: the latest first, 100 at a time. `member` is who did it or whom it was done to. */
export { AuditPage }
export type AuditEntry = v.InferOutput<typeof AuditPage>['entries'][number]
export const auditPageLength = 100

/** `GET /api/audit/chain`: whether every row is as it was written. */
export const AuditChain = v.object({ rows: v.number(), whole: v.boolean() })
export type AuditChain = v.InferOutput<typeof AuditChain>
