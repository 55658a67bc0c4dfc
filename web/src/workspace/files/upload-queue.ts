import type { Accessor } from 'solid-js'
import { createSignal } from 'solid-js'

import type { FileStore, FileUpload } from '../../platform/files/file-store.ts'
import type { UploadTurn } from '../../platform/files/upload-turn.ts'
import type { FileRoutes } from '../../platform/relay-api.ts'
import { createBackOff } from '../../platform/socket/back-off.ts'
import type { BroadcastLike } from '../../platform/tab-channel.ts'
import type { PendingUpload, UploadDelay } from './file-state.ts'
import { sendFile } from './send-file.ts'

export interface UploadQueueInput {
  readonly store: FileStore
  readonly files: Pick<FileRoutes, 'uploadState' | 'append'>
  readonly turn: UploadTurn
  /** The other windows of this member, for what they send. */
  readonly channel: BroadcastLike | undefined
  /** What is kept here may have changed. */
  readonly onChange: () => void
}

export interface UploadQueue {
  readonly pending: Accessor<readonly PendingUpload[]>
  /** Reads the queue anew, tells the other windows, and sends. */
  changed(): Promise<void>
  /** Sends what waits, and resolves when nothing more can be sent for now. */
  send(): Promise<void>
  close(): void
}

/** What windows tell each other. */
type QueueNews = { readonly kind: 'changed' } | { readonly kind: 'progress'; readonly key: string; readonly progress: Progress }

interface Progress {
  readonly sentBytes: number
  readonly sending: boolean
  readonly because: UploadDelay | undefined
}

const atATime = 2
const nothingSent: Progress = { sentBytes: 0, sending: false, because: undefined }

const uploadKey = ({ volume, sha256 }: Pick<FileUpload, 'volume' | 'sha256'>): string => `${volume} ${sha256}`

/** Sends files one after the other, two at a time, from one window; waits while it cannot, and goes on where it stopped ([FIL2], [FIL6]). */
export function createUploadQueue({ store, files, turn, channel, onChange }: UploadQueueInput): UploadQueue {
  const [uploads, setUploads] = createSignal<readonly FileUpload[]>([])
  const [progress, setProgress] = createSignal<ReadonlyMap<string, Progress>>(new Map())
  const closing = new AbortController()
  const backOff = createBackOff()
  let again: ReturnType<typeof setTimeout> | undefined
  let sending: Promise<void> | undefined
  let asked = false

  const post = (news: QueueNews): void => channel?.postMessage(news)
  const show = (key: string, now: Progress): void => void setProgress((before) => new Map(before).set(key, now))
  const tell = (key: string, now: Progress): void => {
    show(key, now)
    post({ kind: 'progress', key, progress: now })
  }
  const read = async (): Promise<void> => {
    const found = await store.uploads().catch(() => undefined)
    if (found !== undefined) setUploads(found.toSorted((a, b) => a.addedAtMs - b.addedAtMs))
    onChange()
  }
  const readAndTell = async (): Promise<void> => {
    await read()
    post({ kind: 'changed' })
  }

  /** Whether the relay answered to the end: the file is there, or refused. */
  const sendOne = async (upload: FileUpload): Promise<boolean> => {
    const key = uploadKey(upload)
    const bytes = await store.get(upload.sha256).catch(() => undefined)
    const outcome = bytes === undefined ? ({ kind: 'refused', refusal: 'damaged' } as const) : await sendFile(files, upload, bytes, closing.signal, (sentBytes) => tell(key, { sentBytes, sending: true, because: undefined }))
    if (closing.signal.aborted) return false
    if (outcome.kind === 'delayed') {
      tell(key, { ...(progress().get(key) ?? nothingSent), sending: false, because: outcome.because })
      return false
    }
    if (outcome.kind === 'sent') await store.endUpload(upload)
    else await store.putUpload({ ...upload, refusal: outcome.refusal })
    tell(key, nothingSent)
    await readAndTell()
    return true
  }

  const sendAll = async (): Promise<void> => {
    await read()
    const tried = new Set<string>()
    let delayed = false
    const next = (): FileUpload | undefined => uploads().find((upload) => upload.refusal === undefined && !tried.has(uploadKey(upload)))
    const line = async (): Promise<void> => {
      for (let upload = next(); upload !== undefined && !delayed && !closing.signal.aborted; upload = next()) {
        tried.add(uploadKey(upload))
        // The device's store may be closed or lost under us: what waits stays, and is tried again.
        if (!(await sendOne(upload).catch(() => false))) delayed = true
      }
    }
    await Promise.all(Array.from({ length: atATime }, line))
    if (!delayed) return backOff.reset()
    clearTimeout(again)
    if (!closing.signal.aborted) again = setTimeout(() => void send(), backOff.delayAfterMs(0))
  }
  const run = async (): Promise<void> => {
    while (asked && !closing.signal.aborted) {
      asked = false
      await read()
      if (uploads().every(({ refusal }) => refusal !== undefined)) continue
      await turn.take()
      await sendAll()
    }
  }
  const send = (): Promise<void> => {
    asked = true
    sending ??= run().finally(() => {
      sending = undefined
      if (asked && !closing.signal.aborted) void send()
    })
    return sending
  }

  if (channel !== undefined) {
    channel.onmessage = ({ data }) => {
      const news = data as QueueNews
      if (news.kind === 'progress') show(news.key, news.progress)
      else void read().then(send)
    }
  }
  return {
    pending: () => uploads().map((upload) => ({ ...upload, ...(progress().get(uploadKey(upload)) ?? nothingSent) })),
    changed: readAndTell,
    send,
    close: () => {
      clearTimeout(again)
      closing.abort()
      turn.close()
      channel?.close()
    },
  }
}
