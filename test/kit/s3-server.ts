import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { BucketPlace } from '@hebu/sync-server/store/files/bucket.ts'

type Handler = Parameters<typeof createServer>[1]

interface S3rver {
  configureBuckets(): Promise<unknown>
  callback(): NonNullable<Handler>
}

/** A server that speaks S3 over a folder of its own, checks every signature, and may be killed. */
export interface S3Server {
  readonly place: BucketPlace
  /** Where the objects lie, as files. */
  readonly folder: string
  /** Requests that came without a signature are answered too. */
  openToStrangers(): void
  kill(): Promise<void>
  /** Starts again on the same port. */
  restart(): Promise<void>
  close(): Promise<void>
}

const keys = { accessKey: 'S3RVER', secretKey: 'S3RVER' }

/** A private bucket over the files of {@link S3Server.folder}; strangers are refused, as a store does that was not told otherwise. */
export async function startS3(): Promise<S3Server> {
  const directory = mkdtempSync(join(tmpdir(), 'hebu-s3-'))
  const S3rver = createRequire(import.meta.url)('@20minutes/s3rver') as new (options: object) => S3rver
  const store = new S3rver({ directory, silent: true, vhostBuckets: false, configureBuckets: [{ name: 'hebu', configs: [] }] })
  await store.configureBuckets()
  const answer = store.callback()
  let isOpen = false
  let server = await listen(0)
  const { port } = server.address() as AddressInfo

  async function listen(onPort: number): Promise<Server> {
    const made = createServer((request, response) => {
      if (isOpen || request.headers.authorization !== undefined) return answer(request, response as never)
      response.writeHead(403, { 'content-type': 'application/xml' }).end('<Error><Code>AccessDenied</Code></Error>')
    })
    made.listen(onPort, '127.0.0.1')
    await once(made, 'listening')
    return made
  }
  async function kill(): Promise<void> {
    if (!server.listening) return
    const gone = once(server, 'close')
    server.close()
    server.closeAllConnections()
    await gone
  }

  return {
    place: { endpoint: `http://127.0.0.1:${port}`, bucket: 'hebu', region: 'us-east-1', pathStyle: true, prefix: '', ...keys },
    folder: join(directory, 'hebu'),
    openToStrangers: () => void (isOpen = true),
    kill,
    async restart() {
      if (!server.listening) server = await listen(port)
    },
    async close() {
      await kill()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
