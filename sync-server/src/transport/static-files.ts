import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { HttpContext } from './answers.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

const compressible = /^(?:text|application)\/(?!octet)|svg/

type Coding = 'br' | 'gzip'

interface Served {
  readonly stamp: string
  readonly type: string
  readonly etag: string
  readonly bytes: Buffer
  /** Each is made at the first request that wants it. */
  readonly coded: Map<Coding, Promise<Buffer>>
}

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** The built interface from a folder. Files are read when first asked for, and again when they have changed. */
export function createStaticFiles(folder: string) {
  const servedByPath = new Map<string, Served>()

  async function find(path: string): Promise<Served | undefined> {
    const file = join(folder, normalize(`/${path}`))
    if (!file.startsWith(folder + sep)) return undefined
    const facts = await stat(file).catch(() => undefined)
    if (facts === undefined || !facts.isFile()) return undefined
    const stamp = `${facts.mtimeMs} ${facts.size}`
    const known = servedByPath.get(file)
    if (known?.stamp === stamp) return known
    const bytes = await readFile(file)
    const etag = createHash('sha256').update(bytes).digest('base64url').slice(0, 22)
    const served: Served = { stamp, type: types[extname(file)] ?? 'application/octet-stream', etag, bytes, coded: new Map() }
    for (const [coding, extension] of [['br', '.br'], ['gzip', '.gz']] as const) {
      const ready = await readFile(file + extension).catch(() => undefined)
      if (ready !== undefined) served.coded.set(coding, Promise.resolve(ready))
    }
    servedByPath.set(file, served)
    return served
  }

  function code(served: Served, coding: Coding): Promise<Buffer> {
    const made = served.coded.get(coding) ?? (coding === 'br' ? brotli(served.bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }) : zip(served.bytes))
    served.coded.set(coding, made)
    return made
  }

  async function answer(c: HttpContext, served: Served, immutable: boolean): Promise<Response> {
    const accepted = c.req.header('accept-encoding') ?? ''
    const worthwhile = compressible.test(served.type) && served.bytes.byteLength > 1024
    const coding = !worthwhile ? undefined : /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : undefined
    const etag = `"${served.etag}${coding === undefined ? '' : `-${coding}`}"`
    c.header('cache-control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache')
    c.header('etag', etag)
    if (worthwhile) c.header('vary', 'accept-encoding')
    if (c.req.header('if-none-match') === etag) return c.body(null, 304)
    c.header('content-type', served.type)
    if (coding !== undefined) c.header('content-encoding', coding)
    const bytes = coding === undefined ? served.bytes : await code(served, coding)
    return c.body(new Uint8Array(bytes))
  }

  /** The file of a path; the page itself for addresses within it ([HTTP5]). `undefined` where there is nothing. */
  return async function serve(c: HttpContext): Promise<Response | undefined> {
    const path = pathOf(c.req.path)
    if (path === undefined) return undefined
    const served = path === '/' ? undefined : await find(path)
    if (served !== undefined) return answer(c, served, path.startsWith('/assets/'))
    const wantsPage = (c.req.header('accept') ?? '*/*').match(/text\/html|\*\/\*/) !== null
    // Keys of pages have dots in them: `/meetings/weekly.sales.2026-W48`.
    const isPage = !path.startsWith('/assets/') && types[extname(path)] === undefined
    const page = wantsPage && isPage ? await find('/index.html') : undefined
    return page === undefined ? undefined : answer(c, page, false)
  }
}

function pathOf(path: string): string | undefined {
  try {
    const decoded = decodeURIComponent(path)
    return decoded.includes('\0') ? undefined : decoded
  } catch {
    return undefined
  }
}
