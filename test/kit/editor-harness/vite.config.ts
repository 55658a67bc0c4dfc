import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import type { PluginOption } from 'vite'
import { defineConfig } from 'vite'
import solid from 'vite-plugin-solid'

import { projectFolder } from '../project-folder.ts'

/** The icons are a tool of the web project and are found from there. */
const web = createRequire(`${projectFolder}/web/package.json`)
const { default: icons } = (await import(pathToFileURL(web.resolve('unplugin-icons/vite')).href)) as { readonly default: (options: { readonly compiler: 'solid'; readonly collectionsNodeResolvePath?: string }) => PluginOption }

const targets = ['chrome125', 'safari18', 'firefox128']

/** A page with one editor on it, built as the product builds it. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [icons({ compiler: 'solid', collectionsNodeResolvePath: `${projectFolder}/web` }), solid()],
  resolve: { dedupe: ['solid-js', 'yjs', 'y-protocols', 'lib0'] },
  build: { target: targets, cssTarget: targets, reportCompressedSize: false },
  logLevel: 'error',
})
