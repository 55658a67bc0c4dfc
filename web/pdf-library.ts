import { createReadStream, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import type { Plugin } from 'vite'

const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { readonly version: string }
/** The version stands in the path, so that it may be kept for good. */
const base = `assets/pdfjs-${version}`

/** Character maps of Chinese; the others come when a document asks for them. */
const chineseMap = /^(Adobe-(GB1|CNS1)|GB|UniGB|UniCNS|B5|ETen|HKscs|CNS)/

const listed = (part: string, wanted: (name: string) => boolean): string[] => readdirSync(join(folder, part)).filter(wanted).map((name) => `${part}/${name}`)

/** What is served of the PDF library: nothing with a licence of its own that we do not take (Liberation), no scripting, no WebAssembly. */
const parts = [
  'legacy/build/pdf.min.mjs', 'legacy/build/pdf.worker.min.mjs',
  ...listed('cmaps', (name) => name.endsWith('.bcmap')),
  ...listed('standard_fonts', (name) => name.endsWith('.pfb')),
  ...listed('wasm', (name) => name.endsWith('_nowasm_fallback.js') || name.startsWith('LICENSE_')),
  'LICENSE', 'cmaps/LICENSE', 'standard_fonts/LICENSE_FOXIT',
]

const servedAs = (part: string): string => part.replace('legacy/build/', '')
const isForOffline = (part: string): boolean => !part.includes('LICENSE') && (!part.startsWith('cmaps/') || chineseMap.test(basename(part)))

/**
 * Serves the PDF library from our own build, outside of the bundle: only who opens a PDF fetches it. `offline.json` lists what a
 * device needs to show Chinese documents without a network.
 */
export function pdfLibrary(): Plugin {
  return {
    name: 'hebu:pdf-library',
    generateBundle() {
      for (const part of parts) this.emitFile({ type: 'asset', fileName: `${base}/${servedAs(part)}`, source: readFileSync(join(folder, part)) })
      this.emitFile({ type: 'asset', fileName: `${base}/offline.json`, source: JSON.stringify(parts.filter(isForOffline).map(servedAs)) })
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const part = parts.find((each) => request.url === `/${base}/${servedAs(each)}`)
        if (part === undefined) return next()
        response.setHeader('content-type', /\.m?js$/.test(part) ? 'text/javascript' : 'application/octet-stream')
        createReadStream(join(folder, part)).pipe(response)
      })
    },
  }
}
