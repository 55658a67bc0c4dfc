import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

import { projectFolder } from '../kit/project-folder.ts'

/** What lies beside the sources and is not part of the tree. */
const passedOver = new Set(['node_modules', 'dist', 'results', 'data', 'data-demo'])

/**
 * The paths that the tree of ARCHITECTURE.md names: the first fenced block whose lines begin with a name and a slash.
 * Two blanks deeper is one folder deeper; several names on one line are siblings; what follows two blanks is a remark.
 */
function namedInTree(markdown: string): readonly string[] {
  const block = [...markdown.matchAll(/```[a-z]*\n([\s\S]*?)```/g)].map((match) => match[1]!).find((text) => /^shared\//m.test(text))
  const paths: string[] = []
  const parents: string[] = []
  for (const line of block?.split('\n') ?? []) {
    if (line.trim() === '') continue
    const depth = Math.floor((line.length - line.trimStart().length) / 2)
    const names = namesOf(line.trim())
    parents.length = depth
    for (const name of names) paths.push([...parents, name].join('/').replace(/\/+/g, '/'))
    parents[depth] = names.at(-1) ?? ''
  }
  return paths.map((path) => path.replace(/\/$/, ''))
}

/** The leading words that are names: folders end in a slash, files have a dot. */
function namesOf(line: string): readonly string[] {
  const names: string[] = []
  for (const word of line.split(/\s+/)) {
    if (!/^[\w.-]+(\/[\w.-]+)*\/$/.test(word) && !/^\.?[\w-]+(\.[\w-]+)+$/.test(word) && !/^\.[\w/-]+$/.test(word)) break
    names.push(word)
  }
  return names
}

const named = namedInTree(readFileSync(join(projectFolder, 'ARCHITECTURE.md'), 'utf8'))

test('[ARC4] everything that the tree of ARCHITECTURE.md names is on the disk', () => {
  expect(named.length).toBeGreaterThan(20)
  expect(named.filter((path) => !existsSync(join(projectFolder, path)))).toEqual([])
})

test('[ARC4] every folder beside one that the tree names is named too', () => {
  const folders = new Set(named.filter((path) => statSync(join(projectFolder, path), { throwIfNoEntry: false })?.isDirectory() === true))
  const parents = new Set([...folders].map((path) => path.split('/').slice(0, -1).join('/')))
  const missing = [...parents].flatMap((parent) =>
    readdirSync(join(projectFolder, parent), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !passedOver.has(entry.name))
      .map((entry) => (parent === '' ? entry.name : `${parent}/${entry.name}`))
      // `src` may stand on the line of its parent: `shared/src/vocabulary/`.
      .filter((path) => !named.some((name) => name === path || name.startsWith(`${path}/`))),
  )
  expect(missing).toEqual([])
})
