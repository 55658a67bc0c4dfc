import { fileURLToPath } from 'node:url'

import icons from '../../../web/node_modules/unplugin-icons/dist/vite.mjs'
import { defineConfig } from 'vite'
import solid from 'vite-plugin-solid'

const here = fileURLToPath(new URL('.', import.meta.url))

/** Builds the gallery of generated book screens, to look at them without a relay. */
export default defineConfig({
  root: here,
  base: './',
  plugins: [icons({ compiler: 'solid', collectionsNodeResolvePath: fileURLToPath(new URL('../../../web/', import.meta.url)) }), solid()],
  resolve: { dedupe: ['solid-js', '@solidjs/router', 'yjs', 'y-protocols'] },
  build: { outDir: '/tmp/hebu-gallery', emptyOutDir: true, target: 'chrome125', cssTarget: ['chrome125'], minify: false },
})
