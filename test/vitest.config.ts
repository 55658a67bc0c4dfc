import { join } from 'node:path'

import solid from 'vite-plugin-solid'
import { defineConfig } from 'vitest/config'

import icons from '../web/node_modules/unplugin-icons/dist/vite.mjs'

/** Unit, contract, security, convergence and architecture tests. Journeys run in a browser through Playwright. */
export default defineConfig({
  plugins: [icons({ compiler: 'solid', collectionsNodeResolvePath: join(import.meta.dirname, '../web') }), solid({ hot: false })],
  // `ws` answers the browser condition with a stub that throws.
  resolve: { conditions: ['development', 'browser'], alias: { ws: join(import.meta.dirname, 'node_modules/ws/wrapper.mjs') } },
  test: {
    environment: 'node',
    include: ['{unit,contracts,security,convergence,architecture}/**/*.test.{ts,tsx}'],
    testTimeout: 20_000,
    hookTimeout: 20_000,
    server: { deps: { inline: [/solid-js/, /@solidjs/, /@kobalte/] } },
  },
})
