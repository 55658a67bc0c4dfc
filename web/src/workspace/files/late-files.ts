import { refused } from '@hebu/shared/vocabulary/result.ts'
import { createSignal } from 'solid-js'

import type { DeviceFiles } from './device-files.ts'

export interface LateFiles extends DeviceFiles {
  /** Fetches and opens them if that was not done; where it fails, the next time that they are wanted tries again. */
  open(): Promise<void>
}

/** The files of a device, in a piece of their own: nothing that is looked at first waits for them. */
export function createLateFiles(openFiles: () => Promise<DeviceFiles>): LateFiles {
  const [here, setHere] = createSignal<DeviceFiles>()
  let opening: Promise<DeviceFiles | undefined> | undefined
  let closed = false
  const open = (): Promise<DeviceFiles | undefined> =>
    (opening ??= openFiles().then(
      (files) => {
        if (closed) files.close()
        else setHere(() => files)
        return files
      },
      () => (opening = undefined),
    ))
  return {
    open: async () => void (await open()),
    waiting: () => here()?.waiting() ?? 0,
    refused: () => here()?.refused() ?? 0,
    pending: () => here()?.pending() ?? [],
    send: async () => (await open())?.send(),
    close() {
      closed = true
      here()?.close()
    },
    add: async (page, file, options) => (await open())?.add(page, file, options) ?? refused('unreadable'),
    read: async (page, ref, field) => (await open())?.read(page, ref, field) ?? refused('offline'),
    state(page, ref, field) {
      const files = here()
      if (files === undefined) void open()
      return files?.state(page, ref, field) ?? { kind: 'away' }
    },
    pin: async (page, ref, pinned, field) => (await open())?.pin(page, ref, pinned, field) ?? refused('offline'),
    retry: async (upload) => (await open())?.retry(upload),
    dismiss: async (upload) => (await open())?.dismiss(upload),
    pendingBytes: async (upload) => (await open())?.pendingBytes(upload),
  }
}
