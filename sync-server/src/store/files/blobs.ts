import type { Result } from '@hebu/shared/vocabulary/result.ts'

export interface StoredBlob {
  readonly sizeBytes: number
  /** The first bytes, to tell the kind by. */
  readonly head: Uint8Array
  /** The bytes from `fromByte` up to but without `toByte`, all where absent; opened when read. */
  stream(fromByte?: number, toByte?: number): ReadableStream<Uint8Array<ArrayBuffer>>
}

/** An upload belongs to the member who began it, so that nobody learns or spoils what others are sending. */
export interface UploadName {
  readonly volume: string
  readonly member: string
  readonly sha256: string
}

/** The next piece of an upload. */
export interface UploadPiece {
  /** Where it goes: as much as is held. */
  readonly fromByte: number
  /** Of the whole file. */
  readonly totalBytes: number
}

export interface UploadHeld {
  readonly heldBytes: number
  /** The whole was received, has its digest, and is durable. */
  readonly whole: boolean
}

/** Files by their content: the address of bytes is their SHA-256, 64 hexadecimal digits. Full or read-only disks make them throw. */
export interface Blobs {
  /** Keeps bytes that have this digest; durable when it resolves. Nothing is kept of a refused one. */
  put(sha256: string, bytes: AsyncIterable<Uint8Array>): Promise<Result<{ readonly sizeBytes: number }, 'digest-differs' | 'too-large'>>
  get(sha256: string): Promise<StoredBlob | undefined>
  /** How many bytes of an unfinished upload are held. */
  held(upload: UploadName): Promise<number>
  /**
   * Adds a piece. What came before `bytes` broke off or stalled stays; a newer append to the same upload ends this one.
   * A whole that does not have its digest is thrown away.
   */
  append(upload: UploadName, piece: UploadPiece, bytes: AsyncIterable<Uint8Array>): Promise<Result<UploadHeld, 'too-large' | 'offset-differs' | 'digest-differs'>>
  /** Takes a file away for good; nothing where there is none. */
  remove(sha256: string): Promise<void>
  /** Throws unfinished uploads away that nobody has gone on with for long. */
  sweep(nowMs: number): Promise<void>
}
