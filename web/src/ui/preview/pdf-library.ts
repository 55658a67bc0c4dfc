import type * as Pdfjs from 'pdfjs-dist'
import { version } from 'pdfjs-dist/package.json'

const base = `/assets/pdfjs-${version}/`
const cacheName = 'hebu-pdf'

let library: Promise<typeof Pdfjs> | undefined

/** The PDF library, fetched when it is first needed; rejects where it cannot be, and is asked for again then. */
export function loadPdfLibrary(): Promise<typeof Pdfjs> {
  library ??= (import(/* @vite-ignore */ `${base}pdf.min.mjs`) as Promise<typeof Pdfjs>).then(
    (loaded) => {
      loaded.GlobalWorkerOptions.workerSrc = `${base}pdf.worker.min.mjs`
      return loaded
    },
    (cause: unknown) => {
      library = undefined
      throw cause
    },
  )
  return library
}

/** How documents are read: everything from our own build, no scripts, no WebAssembly, no links. */
export const pdfSettings = {
  cMapUrl: `${base}cmaps/`,
  cMapPacked: true,
  standardFontDataUrl: `${base}standard_fonts/`,
  wasmUrl: `${base}wasm/`,
  useWasm: false,
  useSystemFonts: true,
  enableXfa: false,
  stopAtErrors: false,
} as const

/** Keeps on the device what showing a PDF takes, so that one that is here also opens without a network. Fails silently: it is asked for again. */
export async function keepPdfLibrary(): Promise<void> {
  if (typeof caches === 'undefined') return
  const cache = await caches.open(cacheName)
  const marker = `${base}offline.json`
  if ((await cache.match(marker)) !== undefined) return
  for (const { url } of await cache.keys()) if (!new URL(url).pathname.startsWith(base)) await cache.delete(url)
  const answer = await fetch(marker)
  if (!answer.ok) return
  const parts = (await answer.clone().json()) as readonly string[]
  await cache.addAll(parts.map((part) => base + part))
  // Last, for it says that all the others are there.
  await cache.put(marker, answer)
}
