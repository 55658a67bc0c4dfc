import { sha256Of } from './sha256.ts'

/** What the worker is asked. */
export interface DigestOrder {
  readonly bytes: Blob
}

/** What it tells. */
export type DigestNews = { readonly kind: 'read'; readonly bytes: number } | { readonly kind: 'done'; readonly sha256: string } | { readonly kind: 'failed' }

const tell = (news: DigestNews): void => postMessage(news)

addEventListener('message', ({ data }: MessageEvent<DigestOrder>) => {
  sha256Of(data.bytes, (bytes) => tell({ kind: 'read', bytes })).then(
    (sha256) => tell({ kind: 'done', sha256 }),
    () => tell({ kind: 'failed' }),
  )
})
