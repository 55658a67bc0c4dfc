import type { FileRef } from '@hebu/shared/books/field-kinds.ts'
import { fileHeadBytes, fileTypeOf } from '@hebu/shared/vocabulary/file-types.ts'
import type { Result } from '@hebu/shared/vocabulary/result.ts'
import { granted, refused } from '@hebu/shared/vocabulary/result.ts'
import { maxFileBytes } from '@hebu/shared/wire/http.ts'
import { createSignal } from 'solid-js'

import { digestOf } from '../../platform/files/digest.ts'
import type { FileFacts, FileStore, FileUpload } from '../../platform/files/file-store.ts'
import type { UploadTurn } from '../../platform/files/upload-turn.ts'
import type { FileRoutes } from '../../platform/relay-api.ts'
import type { BroadcastLike } from '../../platform/tab-channel.ts'
import type { PageAddress } from '../workspace.ts'
import type { Files, ReadRefusal } from './file-state.ts'
import { fileBudget, toDrop } from './room.ts'
import { createUploadQueue } from './upload-queue.ts'

export interface DeviceFilesInput {
  readonly store: FileStore
  readonly api: FileRoutes
  readonly turn: UploadTurn
  readonly channel: BroadcastLike | undefined
  readonly now: () => number
  readonly estimate: () => Promise<StorageEstimate | undefined>
  /** The volumes that a field's files may lie beside: new ones with the first. */
  volumesOf(page: PageAddress, field: string | undefined): readonly string[]
}

export interface DeviceFiles extends Files {
  /** Sends what waits; called when the relay is reached. */
  send(): Promise<void>
  close(): void
}

const longestName = 255
const longestType = 120

/** Browsers lose the contents of what they keep now and then, and tell only when it is read. */
const isReadable = (bytes: Blob): Promise<boolean> => bytes.slice(0, 1).arrayBuffer().then(() => true, () => false)

/** Its bytes under the type that they are: a page that calls itself a picture must not be opened as either. */
async function truly(bytes: Blob): Promise<Blob> {
  const head = new Uint8Array(await bytes.slice(0, fileHeadBytes).arrayBuffer())
  return bytes.slice(0, bytes.size, fileTypeOf(head)?.type ?? 'application/octet-stream')
}

/** Files by content: kept on the device first, sent when the relay is there, kept for reading afterwards ([FIL1]). */
export function createFiles(input: DeviceFilesInput): DeviceFiles {
  const { store, api } = input
  const [held, setHeld] = createSignal<ReadonlyMap<string, FileFacts>>(new Map())
  const [arriving, setArriving] = createSignal<ReadonlyMap<string, number>>(new Map())
  const fetching = new Map<string, Promise<Result<Blob, ReadRefusal>>>()

  const readFacts = async (): Promise<void> => {
    const facts = await store.facts().catch(() => undefined)
    if (facts !== undefined) setHeld(new Map(facts.map((each) => [each.sha256, each])))
  }
  const queue = createUploadQueue({ store, files: api, turn: input.turn, channel: input.channel, onChange: () => void readFacts() })
  void queue.send()

  /** Lets go of what is needed least; `atLeastBytes` of it where that much has to be free. */
  const makeRoom = async (atLeastBytes = 0): Promise<void> => {
    const [facts, uploads, estimate] = await Promise.all([store.facts(), store.uploads(), input.estimate().catch(() => undefined)])
    const heldBytes = facts.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
    const budget = Math.min(fileBudget(estimate, heldBytes), atLeastBytes > 0 ? Math.max(0, heldBytes - atLeastBytes) : Number.POSITIVE_INFINITY)
    const going = toDrop(facts, new Set(uploads.map(({ sha256 }) => sha256)), budget)
    if (going.length > 0) await store.drop(going)
  }
  /** Keeps bytes, letting go of others where the device is full. */
  const keep = async (bytes: Blob, facts: FileFacts, upload?: FileUpload): Promise<void> => {
    try {
      await store.keep(bytes, facts, upload)
    } catch {
      await makeRoom(facts.sizeBytes * 2)
      await store.keep(bytes, facts, upload)
    }
    await makeRoom().catch(() => undefined)
    await readFacts()
  }
  const fetchFile = async (volumes: readonly string[], { sha256 }: FileRef): Promise<Result<Blob, ReadRefusal>> => {
    let why: ReadRefusal = 'missing'
    for (const volume of volumes) {
      const fetched = await api.get(volume, sha256, (bytes) => setArriving((before) => new Map(before).set(sha256, bytes)))
      if (!fetched.ok) {
        if (fetched.refusal !== 'not-found' && fetched.refusal !== 'forbidden') why = 'offline'
        continue
      }
      if ((await digestOf(fetched.value)) !== sha256) continue
      await keep(fetched.value, { sha256, sizeBytes: fetched.value.size, usedAtMs: input.now(), own: false, pinned: false }).catch(() => undefined)
      return fetched
    }
    return refused(why)
  }
  const bytesOf = async (page: PageAddress, ref: FileRef, field: string | undefined): Promise<Result<Blob, ReadRefusal>> => {
    const here = await store.get(ref.sha256).catch(() => undefined)
    if (here !== undefined && (await isReadable(here))) {
      void store.note(ref.sha256, { usedAtMs: input.now() }).catch(() => undefined)
      return granted(here)
    }
    const running = fetching.get(ref.sha256)
    if (running !== undefined) return running
    setArriving((before) => new Map(before).set(ref.sha256, 0))
    const begun = fetchFile(input.volumesOf(page, field), ref).finally(() => {
      fetching.delete(ref.sha256)
      setArriving((before) => new Map([...before].filter(([sha256]) => sha256 !== ref.sha256)))
    })
    fetching.set(ref.sha256, begun)
    return begun
  }

  const files: DeviceFiles = {
    waiting: () => queue.pending().length,
    refused: () => queue.pending().filter(({ refusal }) => refusal !== undefined).length,
    pending: queue.pending,
    send: queue.send,
    close: () => {
      queue.close()
      store.close()
    },
    async add(page, file, { field, onRead } = {}) {
      if (file.size > maxFileBytes) return refused('too-large')
      const volume = input.volumesOf(page, field)[0]
      if (volume === undefined) return refused('no-such-page')
      const sha256 = await digestOf(file, onRead).catch(() => undefined)
      if (sha256 === undefined) return refused('unreadable')
      const name = file.name.slice(0, longestName)
      const nowMs = input.now()
      try {
        const pinned = held().get(sha256)?.pinned ?? false
        await keep(file, { sha256, sizeBytes: file.size, usedAtMs: nowMs, own: true, pinned }, { volume, sha256, name, sizeBytes: file.size, addedAtMs: nowMs })
      } catch {
        return refused('no-room')
      }
      await queue.changed()
      void queue.send()
      return granted({ sha256, name, type: file.type.slice(0, longestType), sizeBytes: file.size } satisfies FileRef)
    },
    async read(page, ref, field) {
      const bytes = await bytesOf(page, ref, field)
      return bytes.ok ? granted(await truly(bytes.value)) : bytes
    },
    state(page, { sha256 }, field) {
      const volumes = input.volumesOf(page, field)
      const upload = queue.pending().find((each) => each.sha256 === sha256 && volumes.includes(each.volume))
      if (upload?.refusal !== undefined) return { kind: 'refused', because: upload.refusal }
      if (upload !== undefined) return upload.sending ? { kind: 'sending', sentBytes: upload.sentBytes } : { kind: 'waiting', because: upload.because, sentBytes: upload.sentBytes }
      const receivedBytes = arriving().get(sha256)
      if (receivedBytes !== undefined) return { kind: 'fetching', receivedBytes }
      const here = held().get(sha256)
      return here === undefined ? { kind: 'away' } : { kind: 'kept', pinned: here.pinned }
    },
    async pin(page, ref, pinned, field) {
      const here = pinned ? await bytesOf(page, ref, field) : granted(undefined)
      if (!here.ok) return here
      await store.note(ref.sha256, { pinned }).catch(() => undefined)
      await readFacts()
      return granted(undefined)
    },
    async retry({ volume, sha256 }) {
      const upload = (await store.uploads()).find((each) => each.volume === volume && each.sha256 === sha256)
      if (upload === undefined) return
      await store.putUpload({ ...upload, refusal: undefined })
      await queue.changed()
      void queue.send()
    },
    async dismiss(upload) {
      await store.endUpload(upload)
      await queue.changed()
    },
    pendingBytes: ({ sha256 }) => store.get(sha256).catch(() => undefined),
  }
  return files
}
