import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

import { projectFolder } from '../kit/project-folder.ts'

/** Licences under which parts of the product may be passed on with it. */
const allowed = /^(MIT|MIT-0|Apache-2\.0|BSD-[23]-Clause|0BSD|ISC|MPL-2\.0)$/

interface Manifest {
  readonly name: string
  readonly version: string
  readonly license?: string | { readonly type?: string }
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

const manifestIn = (folder: string): Manifest => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest

/** The folder that `name` means for the package in `folder`, as node looks it up. */
function folderOf(name: string, folder: string): string | undefined {
  for (let parent = folder; ; parent = dirname(parent)) {
    const candidate = join(parent, 'node_modules', name)
    if (existsSync(join(candidate, 'package.json'))) return realpathSync(candidate)
    if (parent === dirname(parent)) return undefined
  }
}

/** Every package that the product runs with, ours left out. Optional ones that this machine does not have are left out too. */
function production(folders: readonly string[]): readonly Manifest[] {
  const found = new Map<string, Manifest>()
  const visit = (folder: string): void => {
    const manifest = manifestIn(folder)
    if (found.has(folder)) return
    found.set(folder, manifest)
    for (const name of Object.keys(manifest.dependencies ?? {})) {
      const next = folderOf(name, folder)
      if (next !== undefined) visit(next)
      else if (manifest.optionalDependencies?.[name] === undefined) throw new Error(`${manifest.name} needs ${name}, which is not installed`)
    }
  }
  folders.forEach((folder) => visit(join(projectFolder, folder)))
  return [...found.values()].filter(({ name }) => !name.startsWith('@hebu/'))
}

const licenceOf = ({ license }: Manifest): string => (typeof license === 'object' ? license.type : license) ?? 'none'

/** `(MIT OR CC0-1.0)` allows to choose; `MIT AND Zlib` asks for both. */
const isAllowed = (licence: string): boolean => licence.replace(/[()]/g, '').split(' OR ').some((choice) => choice.split(' AND ').every((one) => allowed.test(one.trim())))

test('[ARC6] everything that the product runs with is under a licence that lets it be passed on', () => {
  const packages = production(['shared', 'sync-server', 'web'])
  expect(packages.length).toBeGreaterThan(30)
  expect(packages.filter((manifest) => !isAllowed(licenceOf(manifest))).map((manifest) => `${manifest.name} ${manifest.version}: ${licenceOf(manifest)}`)).toEqual([])
})

test('[ARC6] the drawings of the icons may be passed on', () => {
  expect(isAllowed(licenceOf(manifestIn(join(projectFolder, 'web/node_modules/@iconify-json/lucide'))))).toBe(true)
})
