import { AuditChain, type AuditEntry, AuditPage, type AuditTopic } from '@hebu/shared/wire/audit.ts'
import { granted } from '@hebu/shared/vocabulary/result.ts'

import type { Answer, RelayApi } from './relay-api.ts'

export interface AuditQuestion {
  readonly before?: number | undefined
  readonly topic?: AuditTopic | undefined
  readonly member?: string | undefined
  /** In ms since 1970. */
  readonly sinceMs?: number | undefined
}

/** The relay's audit. */
export interface AuditReader {
  /** The latest first, a page at a time. */
  page(question: AuditQuestion): Answer<readonly AuditEntry[]>
  chain(): Answer<AuditChain>
}

export function createAuditReader({ ask }: Pick<RelayApi, 'ask'>): AuditReader {
  return {
    async page({ before, topic, member, sinceMs }) {
      const asked = Object.entries({ before, topic, member, since: sinceMs === undefined ? undefined : new Date(sinceMs).toISOString() })
      const query = new URLSearchParams(asked.flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])))
      const answer = await ask(AuditPage, 'GET', `/api/audit?${query}`)
      return answer.ok ? granted(answer.value.entries) : answer
    },
    chain: () => ask(AuditChain, 'GET', '/api/audit/chain'),
  }
}
