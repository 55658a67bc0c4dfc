import { expect, test } from 'vitest'

import { sourcesIn, walk } from '../kit/sources.ts'

const mostLines = 300

const sources = sourcesIn('shared', 'sync-server', 'web', 'test')

/** Tools read their configuration from a default export. */
const isConfig = (path: string): boolean => path.endsWith('.config.ts')

test('[ARC3] no file is longer than 300 lines', () => {
  expect(sources.length).toBeGreaterThan(50)
  expect(sources.filter(({ lines }) => lines > mostLines).map(({ path, lines }) => `${path}: ${lines}`)).toEqual([])
})

test('[ARC3] nothing is exported by default but the settings of tools', () => {
  expect(sources.filter(({ path, exportsDefault }) => exportsDefault && !isConfig(path)).map(({ path }) => path)).toEqual([])
})

test('[ARC3] the type any is not used', () => {
  const faults = sources.filter(({ program }) => {
    let found = false
    walk(program, ({ type }) => (found ||= type === 'TSAnyKeyword'))
    return found
  })
  expect(faults.map(({ path }) => path)).toEqual([])
})

test('[ARC3] files and folders are named in kebab-case, components like components', () => {
  const unfit = sources.filter(({ path }) => !path.split('/').every((part) => /^[a-z0-9]+([-.][a-z0-9]+)*(\.tsx?)?$/.test(part) || /^[A-Z][A-Za-z0-9]*\.tsx$/.test(part)))
  expect(unfit.map(({ path }) => path)).toEqual([])
})
