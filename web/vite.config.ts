import { fileURLToPath } from 'node:url'

import icons from 'unplugin-icons/vite'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import solid from 'vite-plugin-solid'

import { bookIcons } from './book-icons.ts'
import { pdfLibrary } from './pdf-library.ts'
import { webManifest } from './web-manifest.ts'

/** The relay that `vite dev` passes requests on to. */
const devRelay = process.env['HEBU_DEV_RELAY'] ?? 'http://127.0.0.1:4680'

/** Paths that belong to the relay; the offline shell never answers them. */
const relayPaths = [/^\/api(\/|$)/, /^\/sync(\/|$)/, /^\/healthz$/, /^\/feed\//]

/** What every place uses. What is listed here and below would else be a file each, and a dozen small files are larger than one. */
const everyPlace = [
  'shared/src/vocabulary/(text|hans|hans.generated|dates|address|ids|result|directory|wall-clock|working-calendar|holidays.generated|money)',
  'shared/src/books/(periods|read-values|define-book|field-kinds)',
  'shared/src/charters/(tiers|settled)',
  'shared/src/rules/(access|workflow|duties/responsible)',
  'shared/src/codec/(fields|canonical|sealing/statement)',
  'web/src/words/(language|ui|joining|formats|list|field-words)',
  'web/src/ui/(Button|toast|overlays/(late|late-overlays|summons))',
  'web/src/features/books/values/(use-names|naming|format-value|choices)',
  'web/src/workspace/rights',
]

/** What Today reckons with; notices, the calendar and the places of some books do too. */
const todaysReckoning = [
  'shared/src/books/(contract|customer)-figures',
  'shared/src/rules/approval/waiting',
  'shared/src/rules/duties/(answers|due-day|duties|duty-period|from-contracts|from-customers|from-records|ground|in-force|led-projects)',
  'shared/src/rules/today/(agenda|handed-in|team-state|to-read)',
]

/** What the places of books use, and Today does not. */
const placesOfBooks = ['web/src/words/undo', 'web/src/ui/(Badge|overlays/late-choosers)', 'web/src/features/books/(undo/take-back|values/state-tone)']

const modules = (paths: readonly string[]): RegExp => new RegExp(`[\\\\/](?:${paths.join('|').replaceAll('.', '\\.').replaceAll('/', '[\\\\/]')})\\.tsx?$`)

export default defineConfig({
  plugins: [
    bookIcons(),
    pdfLibrary(),
    icons({ compiler: 'solid' }),
    solid(),
    VitePWA({
      // The app registers the worker itself and asks before a new version takes over.
      injectRegister: false,
      registerType: 'prompt',
      manifest: webManifest,
      workbox: {
        globPatterns: ['**/*.{js,css,html,svg,png,webmanifest,woff2}'],
        // The README's picture lies beside the icons; the PDF library is fetched once a device has a PDF.
        globIgnores: ['picture.png', 'assets/pdfjs-*/**'],
        // Its list is put beside the parts once all of them are there.
        runtimeCaching: [{ urlPattern: /\/assets\/pdfjs-[^/]+\/(?!offline\.json)/, handler: 'CacheFirst', options: { cacheName: 'hebu-pdf' } }],
        importScripts: ['/notice-click.js'],
        navigateFallback: '/index.html',
        navigateFallbackDenylist: relayPaths,
        cleanupOutdatedCaches: true,
        clientsClaim: true,
        skipWaiting: false,
        sourcemap: false,
        maximumFileSizeToCacheInBytes: 4 * 1024 * 1024,
      },
    }),
  ],
  resolve: {
    // Yjs warns through a logger that brings colours, a DOM printer and a schema library.
    alias: [{ find: /^lib0\/logging$/, replacement: fileURLToPath(new URL('./plain-logging.ts', import.meta.url)) }],
  },
  build: {
    // Older targets would rewrite light-dark() and break the theme switch.
    cssTarget: ['chrome125', 'safari18', 'firefox128'],
    target: ['chrome125', 'safari18', 'firefox128'],
    // The content security policy allows nothing inline: no polyfill script, no data: pictures.
    // What a piece imports is fetched when the piece is there: listing it beforehand would cost the first route more than it gains. Its style sheets are needed with it.
    modulePreload: { polyfill: false, resolveDependencies: (_, files, { hostType }) => (hostType === 'html' ? files : files.filter((file) => file.endsWith('.css'))) },
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'editor', test: /node_modules[\\/](\.pnpm[\\/])?(prosemirror-|y-prosemirror)/, priority: 2 },
            // Of lib0 what only the editor uses goes with it.
            { name: 'merging', test: /node_modules[\\/](\.pnpm[\\/])?(yjs|y-protocols|y-websocket|y-indexeddb)|[\\/]lib0[\\/](?!hash[\\/]|(diff|dom|schema|prng|eventloop|mutex)\.)/, priority: 3 },
            { name: 'base', test: modules(everyPlace), priority: 0 },
            { name: 'duties', test: modules(todaysReckoning), priority: 0 },
            { name: 'records', test: modules(placesOfBooks), priority: 0 },
            { name: 'solid', test: /[\\/]solid-js[\\/](dist|web)[\\/]|node_modules[\\/](\.pnpm[\\/])?(@solidjs\+router|seroval)/, priority: 1 },
          ],
        },
      },
    },
  },
  server: {
    proxy: {
      '/api': { target: devRelay },
      '/healthz': { target: devRelay },
      '/sync': { target: devRelay, ws: true },
    },
  },
})
