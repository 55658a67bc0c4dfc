import { createHash } from 'node:crypto'
import { fileHeadBytes } from '@hebu/shared/vocabulary/file-types.ts'
import type { Blobs } from './blobs.ts'
import { type Bucket, BucketFault, type BucketPlace, openBucket } from './bucket.ts'
import { createBucketUploads } from './bucket-uploads.ts'
import { type UploadLimits, usualUploadLimits } from './disk-uploads.ts'

const digestOfNothing = createHash('sha256').digest('hex')

export interface BucketBlobs extends Blobs {
  /** Whether the bucket does what files need, and shows nothing to strangers. Throws {@link BucketFault}. */
  probe(): Promise<void>
}

/** Blobs as objects `<prefix>files/<sha256>` of a bucket; unfinished uploads under `<prefix>partial/`. Any number of relays may share it. */
export function openBucketBlobs(place: BucketPlace, limits: Pick<UploadLimits, 'maxBytes'> & Partial<UploadLimits>, bucket: Bucket = openBucket(place)): BucketBlobs {
  const keyOf = (sha256: string): string => `${place.prefix}files/${sha256}`
  return {
    ...createBucketUploads({ bucket, prefix: `${place.prefix}partial/`, limits: { ...usualUploadLimits, ...limits }, keyOf }),

    async get(sha256) {
      const key = keyOf(sha256)
      // Of nothing there is no part to ask for.
      const found = await (sha256 === digestOfNothing ? bucket.get(key) : bucket.get(key, 0, fileHeadBytes))
      if (found === undefined) return undefined
      const head: Uint8Array[] = []
      for await (const bytes of found.bytes) head.push(bytes)
      const { sizeBytes } = found
      return { sizeBytes, head: Buffer.concat(head), stream: (fromByte = 0, toByte = sizeBytes) => streamOf(bucket, key, fromByte, toByte) }
    },

    remove: (sha256) => bucket.remove(keyOf(sha256)),

    async probe() {
      const key = `${place.prefix}probe`
      const bytes = new TextEncoder().encode('Hebu\n')
      await bucket.put(key, { sizeBytes: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: async function* () { yield bytes } })
      if (await bucket.isPublic(key)) throw new BucketFault(`Strangers may read the bucket “${place.bucket}” at ${place.endpoint}. Close it to the public first: files are opened through Hebu alone.`, true)
    },
  }
}

function streamOf(bucket: Bucket, key: string, fromByte: number, toByte: number): ReadableStream<Uint8Array<ArrayBuffer>> {
  let bytes: AsyncIterator<Uint8Array> | undefined
  let left = toByte - fromByte
  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      if (left === 0) return controller.close()
      bytes ??= (await bucket.get(key, fromByte, toByte))?.bytes[Symbol.asyncIterator]()
      const next = await bytes?.next()
      // Fewer than were promised: whoever reads must not take it for the end.
      if (next === undefined || next.done === true) throw new BucketFault('A file ended before its end.', false)
      left -= next.value.byteLength
      controller.enqueue(new Uint8Array(next.value))
      if (left === 0) controller.close()
    },
    cancel: async () => void (await bytes?.return?.()),
  })
}
