import type { Config } from '@hebu/sync-server/config.ts'
import { startServer } from '@hebu/sync-server/server.ts'

import { timeZone } from '../cast/people.ts'
import type { Demo } from '../generate.ts'
import type { MembersInput } from './members.ts'
import { letMembersGo, takeInMembers } from './members.ts'
import { pushEdits, putFiles } from './push-edits.ts'

/** Fills an empty store with the demo through a relay of its own, which is stopped afterwards. */
export async function fillStore(input: MembersInput, demo: Promise<Pick<Demo, 'edits' | 'attachments'>>): Promise<void> {
  const { folder, clock, passwords } = input
  const tokens = await takeInMembers(input)
  const { edits, attachments } = await demo
  const config: Config = { port: 0, host: '127.0.0.1', dataFolder: folder, webFolder: '/nowhere', trustProxy: false, timeZone, logLevel: 'silent' }
  const relay = await startServer(config, { clock, passwords })
  try {
    await pushEdits({ url: relay.url, edits, tokens, clock })
    await putFiles({ url: relay.url, attachments, tokens })
  } finally {
    await relay.close()
  }
  letMembersGo(input)
}
