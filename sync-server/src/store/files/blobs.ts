import type { Result } from '@hebu/shared/vocabulary/result.ts'

export interface StoredBlob {
  readonly sizeBytes: number
  /** The first bytes, to tell the kind by. */
  readonly head: Uint8Array
  /** All bytes; opened when read. */
  stream(): ReadableStream<Uint8Array<ArrayBuffer>>
}

/** Files by their content: the address of bytes is their SHA-256, 64 hexadecimal digits. */
export interface Blobs {
  /** Keeps bytes that have this digest; durable when it resolves. Nothing is kept of a refused one. */
  put(sha256: string, bytes: AsyncIterable<Uint8Array>): Promise<Result<{ readonly sizeBytes: number }, 'digest-differs' | 'too-large'>>
  get(sha256: string): Promise<StoredBlob | undefined>
}
