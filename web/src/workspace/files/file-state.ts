import type { FileRef } from '@hebu/shared/books/field-kinds.ts'
import type { Result } from '@hebu/shared/vocabulary/result.ts'
import type { Accessor } from 'solid-js'

import type { FileUpload } from '../../platform/files/file-store.ts'
import type { PageAddress } from '../workspace.ts'

/** Why a file is not taken in; nothing was kept of it. */
export type AddRefusal = 'too-large' | 'no-room' | 'no-such-page' | 'unreadable'

/** Why the bytes of a file cannot be had now. `missing`: the relay does not have them, or not yet. */
export type ReadRefusal = 'offline' | 'missing'

/** Why the relay took a file for good not. */
export type UploadRefusal = NonNullable<FileUpload['refusal']>

/** What keeps an upload for now. */
export type UploadDelay = 'offline' | 'signed-out' | 'relay-full'

/** Where the bytes of a file are, as far as this device knows. */
export type FileState =
  /** Here, and not yet on the relay. */
  | { readonly kind: 'waiting'; readonly because: UploadDelay | undefined; readonly sentBytes: number }
  | { readonly kind: 'sending'; readonly sentBytes: number }
  /** Here, and the relay does not take them. */
  | { readonly kind: 'refused'; readonly because: UploadRefusal }
  /** Here and on the relay. `pinned`: it stays when space gets short. */
  | { readonly kind: 'kept'; readonly pinned: boolean }
  | { readonly kind: 'fetching'; readonly receivedBytes: number }
  | { readonly kind: 'away' }

/** A file that the relay does not have, and how it stands. */
export interface PendingUpload extends FileUpload {
  readonly sentBytes: number
  readonly sending: boolean
  readonly because: UploadDelay | undefined
}

export interface AddOptions {
  /** The field the file goes into; decides with which volume it lies. */
  readonly field?: string | undefined
  /** Told how many bytes have been read while it is taken in. */
  readonly onRead?: ((bytes: number) => void) | undefined
}

/** Files by content. Kept on the device until the relay has them, and as space allows afterwards. */
export interface Files {
  /** Stores bytes on the device and queues them for the relay. Refused above the size limit. */
  add(page: PageAddress, file: File, options?: AddOptions): Promise<Result<FileRef, AddRefusal>>
  /** The bytes from the device, else from the relay; of the type that they are, whatever their name says. `field` as when added. */
  read(page: PageAddress, ref: FileRef, field?: string): Promise<Result<Blob, ReadRefusal>>
  /** Where the bytes are; tracked. */
  state(page: PageAddress, ref: FileRef, field?: string): FileState
  /** Fetches a file if need be, and keeps it here when space gets short; or no longer. */
  pin(page: PageAddress, ref: FileRef, pinned: boolean, field?: string): Promise<Result<void, ReadRefusal>>
  /** How many files the relay does not have, those that it refused included. */
  readonly waiting: Accessor<number>
  /** How many of them the relay refused for good. */
  readonly refused: Accessor<number>
  /** Files that the relay does not have, oldest first. */
  readonly pending: Accessor<readonly PendingUpload[]>
  /** Offers a refused file to the relay again. */
  retry(upload: Pick<FileUpload, 'volume' | 'sha256'>): Promise<void>
  /** Gives a refused file up: ask before. */
  dismiss(upload: Pick<FileUpload, 'volume' | 'sha256'>): Promise<void>
  /** The bytes of a file that waits here, to be saved elsewhere. */
  pendingBytes(upload: Pick<FileUpload, 'sha256'>): Promise<Blob | undefined>
}
