import { granted, refused } from '@hebu/shared/vocabulary/result.ts'
import { createMemoryFileStore } from '@hebu/web/platform/files/file-store.ts'
import type { FileRoutes } from '@hebu/web/platform/relay-api.ts'
import type { DeviceFiles } from '@hebu/web/workspace/files/device-files.ts'
import { createFiles } from '@hebu/web/workspace/files/device-files.ts'

/** A relay that takes every file at once. */
const takesAll: FileRoutes = {
  uploadState: async () => granted({ heldBytes: 0, done: true }),
  append: async () => refused('offline'),
  get: async () => refused('not-found'),
}

/** The files of a device that keeps nothing, beside a relay that may be given. */
export const memoryFiles = (api: FileRoutes = takesAll): DeviceFiles =>
  createFiles({
    store: createMemoryFileStore(), api, turn: { take: async () => undefined, close: () => undefined }, channel: undefined,
    now: () => Date.now(), estimate: async () => undefined, volumesOf: ({ book }) => [`w1/${book}/g-all`],
  })
