import { expect, test } from 'vitest'

import { isOurs, sourcesIn } from '../kit/sources.ts'

/** A folder imports itself and those on steps below it; folders of one step may import each other. */
const ladders: Readonly<Record<string, readonly (readonly string[])[]>> = {
  shared: [['vocabulary', 'wire'], ['books'], ['charters'], ['rules'], ['codec']],
  'sync-server': [['store'], ['access'], ['room'], ['transport'], ['export']],
  web: [['platform'], ['workspace'], ['features'], ['shell']],
}

/** Apart from the ladder of `web`: what they may import of `web`, and all of `web` may import them. */
const apart: Readonly<Record<string, readonly string[]>> = { words: ['words'], ui: ['ui', 'words'] }

const products = sourcesIn('shared/src', 'sync-server/src', 'web/src')

/** `web/src/features/books/list/List.tsx` → `['web', 'features', 'books']`; files beside the folders have no folder. */
function placeOf(path: string): { readonly product: string; readonly folder: string | undefined; readonly feature: string | undefined } {
  const [product = '', , ...rest] = path.split('/')
  const folder = rest.length > 1 ? rest[0] : undefined
  return { product, folder, feature: folder === 'features' ? rest[1] : undefined }
}

function faultOf(from: string, to: string): string | undefined {
  const here = placeOf(from)
  const there = placeOf(to)
  if (here.product !== there.product) return there.product === 'shared' ? undefined : 'another app'
  // Files beside the folders (main, config, what wires) stand above all of them.
  if (here.folder === undefined) return undefined
  if (there.folder === undefined) return 'a file that wires'
  if (here.folder === there.folder) return here.feature === there.feature ? undefined : 'another feature'
  const own = apart[here.folder]
  if (own !== undefined) return own.includes(there.folder) ? undefined : `${there.folder} from ${here.folder}`
  if (here.product === 'web' && Object.hasOwn(apart, there.folder)) return undefined
  const ladder = ladders[here.product] ?? []
  const step = (folder: string) => ladder.findIndex((folders) => folders.includes(folder))
  if (step(here.folder) === -1 || step(there.folder) === -1) return 'a folder without a place on the ladder'
  return step(there.folder) <= step(here.folder) ? undefined : `${there.folder} from ${here.folder}`
}

test('[ARC1] a folder imports only itself and what stands below it on its ladder', () => {
  const faults = products.flatMap(({ path, imports }) =>
    imports.filter(isOurs).flatMap((to) => {
      const fault = faultOf(path, to)
      return fault === undefined ? [] : [`${path} → ${to}: ${fault}`]
    }),
  )
  expect(faults).toEqual([])
})

test('[ARC1] the check sees a forbidden import', () => {
  expect(faultOf('shared/src/books/x.ts', 'shared/src/codec/page.ts')).toBe('codec from books')
  expect(faultOf('web/src/features/books/x.ts', 'web/src/features/today/y.ts')).toBe('another feature')
  expect(faultOf('web/src/platform/x.ts', 'sync-server/src/config.ts')).toBe('another app')
  expect(faultOf('web/src/ui/x.tsx', 'web/src/workspace/y.ts')).toBe('workspace from ui')
  expect(faultOf('sync-server/src/room/x.ts', 'sync-server/src/main.ts')).toBe('a file that wires')
  expect(faultOf('web/src/shell/x.ts', 'web/src/features/books/index.ts')).toBeUndefined()
  expect(faultOf('web/src/features/books/x.ts', 'shared/src/books/customers.ts')).toBeUndefined()
})

test('[ARC2] shared knows no app and no machine, the core of the relay no socket and no node', () => {
  const allowedInShared = new Set(['yjs', 'lib0', 'valibot', 'fflate', '@noble/curves', '@noble/hashes'])
  const faults = products.flatMap(({ path, imports }) => {
    const packages = imports.filter((to) => !isOurs(to) && !/^(shared|sync-server|web)\//.test(to))
    if (path.startsWith('shared/')) return packages.filter((name) => !allowedInShared.has(name)).map((name) => `${path} → ${name}`)
    if (path.startsWith('sync-server/src/room/')) return packages.filter((name) => name === 'ws' || name.startsWith('node:')).map((name) => `${path} → ${name}`)
    return []
  })
  expect(faults).toEqual([])
})

test('[ARC2] every import of ours leads to a file', () => {
  const faults = products.flatMap(({ path, imports }) => imports.filter((to) => /^(shared|sync-server|web)\//.test(to) && !isOurs(to)).map((to) => `${path} → ${to}`))
  expect(faults).toEqual([])
})
