import type { FileRef } from '@hebu/shared/books/field-kinds.ts'
import { granted, refused } from '@hebu/shared/vocabulary/result.ts'
import { maxFileBytes } from '@hebu/shared/wire/http.ts'
import type { Accessor } from 'solid-js'
import { createSignal } from 'solid-js'

import type { FileStore } from '../platform/file-store.ts'
import type { RelayApi } from '../platform/relay-api.ts'
import type { Files, PageAddress } from './workspace.ts'

export interface FilesInput {
  readonly store: FileStore
  readonly api: Pick<RelayApi, 'putFile' | 'getFile'>
  /** The volume that a page's files lie beside. */
  volumeOf(page: PageAddress): string | undefined
}

export interface DeviceFiles extends Files {
  /** Sends what waits; called when the relay is reached. */
  send(): Promise<void>
  close(): void
}

/** Browsers hash only on secure origins; elsewhere the slower way gives the same digest. */
async function digestOf(bytes: ArrayBuffer): Promise<string> {
  const subtle: SubtleCrypto | undefined = globalThis.crypto.subtle
  if (subtle === undefined) return (await import('@hebu/shared/codec/canonical.ts')).sha256Hex(new Uint8Array(bytes))
  return Array.from(new Uint8Array(await subtle.digest('SHA-256', bytes)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Files by content: kept on the device first, sent when the relay is there, kept for reading afterwards ([FIL1]). */
export function createFiles(input: FilesInput): DeviceFiles {
  const [waiting, setWaiting] = createSignal(0)
  let sending: Promise<void> | undefined

  const count = async (): Promise<void> => {
    setWaiting((await input.store.waiting()).length)
  }
  const sendAll = async (): Promise<void> => {
    for (const file of await input.store.waiting()) {
      const sent = await input.api.putFile(file.waitsFor!, file.sha256, file.bytes)
      if (sent.ok) await input.store.put({ ...file, waitsFor: undefined })
      else if (sent.refusal === 'offline') break
    }
    await count()
  }
  const send = (): Promise<void> => {
    sending ??= sendAll().finally(() => (sending = undefined))
    return sending
  }
  void count()
  return {
    waiting: waiting as Accessor<number>,
    send,
    close: () => input.store.close(),
    async add(page, file) {
      if (file.size > maxFileBytes) return refused('too-large')
      const volume = input.volumeOf(page)
      if (volume === undefined) return refused('no-such-page')
      const sha256 = await digestOf(await file.arrayBuffer())
      try {
        await input.store.put({ sha256, bytes: file, waitsFor: volume })
      } catch {
        return refused('no-room')
      }
      await count()
      void send()
      return granted({ sha256, name: file.name.slice(0, 255), type: file.type.slice(0, 120), sizeBytes: file.size } satisfies FileRef)
    },
    async read(page, ref) {
      const kept = await input.store.get(ref.sha256).catch(() => undefined)
      if (kept !== undefined) return granted(kept.bytes)
      const volume = input.volumeOf(page)
      if (volume === undefined) return refused('missing')
      const fetched = await input.api.getFile(volume, ref.sha256)
      if (!fetched.ok) return refused(fetched.refusal === 'offline' ? 'offline' : 'missing')
      await input.store.put({ sha256: ref.sha256, bytes: fetched.value, waitsFor: undefined }).catch(() => undefined)
      return fetched
    },
  }
}
