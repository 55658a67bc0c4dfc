import { granted } from '@hebu/shared/vocabulary/result.ts'
import type { RelayApi } from '@hebu/web/platform/relay-api.ts'
import { lateSealing } from '@hebu/web/workspace/sealing/late-sealing.ts'
import { expect, test } from 'vitest'

test('[WIT19] the relay is told which device holds no other numbers', async () => {
  const asked: unknown[] = []
  const ask = (_shape: unknown, _method: string, path: string, body: unknown) => {
    asked.push([path, body])
    return Promise.resolve(granted({ witnesses: [] }))
  }
  const { relay } = lateSealing('w1', 'wang', undefined, { ask } as unknown as RelayApi)
  expect(await relay.witness([], [], 'a-key')).toEqual(granted([]))
  expect(asked).toEqual([['/api/seals', { seals: [], device: 'a-key' }]])
})
