import { join } from 'node:path'

import solid from 'vite-plugin-solid'
import { defineConfig } from 'vitest/config'

import icons from '../web/node_modules/unplugin-icons/dist/vite.mjs'

/**
 * Folders whose tests leave nothing behind in a module, a global or a document: their files share one loaded copy of the
 * product. Every other file loads its own, and, where it says so, has a document of its own.
 */
const together = ['books', 'charters', 'codec', 'demo', 'drafting', 'duties', 'front-door', 'planning', 'room', 'rules', 'search', 'settings', 'transport', 'vocabulary', 'wire']
const tests = '*.test.{ts,tsx}'
const sharing = together.map((folder) => `unit/${folder}/**/${tests}`)

/** Unit, contract, security, convergence and architecture tests. Journeys run in a browser through Playwright. */
export default defineConfig({
  plugins: [icons({ compiler: 'solid', collectionsNodeResolvePath: join(import.meta.dirname, '../web') }), solid({ hot: false })],
  // `ws` answers the browser condition with a stub that throws.
  resolve: { conditions: ['development', 'browser'], alias: { ws: join(import.meta.dirname, 'node_modules/ws/wrapper.mjs') } },
  test: {
    environment: 'node',
    pool: 'threads',
    setupFiles: ['./kit/patience.ts'],
    // Ends what hangs; a machine with other work is no failure.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    server: { deps: { inline: [/solid-js/, /@solidjs/, /@kobalte/] } },
    projects: [
      { extends: true, test: { name: 'together', include: sharing, isolate: false } },
      { extends: true, test: { name: 'apart', include: [`{unit,contracts,security,convergence,architecture}/**/${tests}`], exclude: sharing } },
    ],
  },
})
