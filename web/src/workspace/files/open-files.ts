import { systemClock } from '@hebu/shared/vocabulary/clock.ts'

import { openFileStore } from '../../platform/files/file-store.ts'
import { browserTurn } from '../../platform/files/upload-turn.ts'
import { browserTabs } from '../../platform/tab-channel.ts'
import type { DeviceFiles, DeviceFilesInput } from './device-files.ts'
import { createFiles } from './device-files.ts'

export interface OpenFilesInput extends Pick<DeviceFilesInput, 'api' | 'volumesOf'> {
  readonly workspace: string
  readonly member: string
}

/** Opens the files that a member keeps in this browser. */
export async function openFiles({ workspace, member, api, volumesOf }: OpenFilesInput): Promise<DeviceFiles> {
  return createFiles({
    store: await openFileStore(workspace, member),
    api,
    turn: browserTurn(workspace, member),
    channel: browserTabs(`hebu-files:${workspace}:${member}`),
    now: () => systemClock.now(),
    estimate: async () => navigator.storage?.estimate(),
    volumesOf,
  })
}
