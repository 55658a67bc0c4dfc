import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { parseSync } from 'vite'

import { projectFolder } from './project-folder.ts'

/** A source file of ours, read and parsed. */
export interface Source {
  /** From the project folder, with slashes. */
  readonly path: string
  readonly text: string
  readonly lines: number
  /** What it imports, by the path of the file where it is ours, else by the name of the package. */
  readonly imports: readonly string[]
  readonly exportsDefault: boolean
  readonly comments: readonly string[]
  /** The syntax tree, as ESTree with TypeScript. */
  readonly program: object
}

const workspaceNames: Readonly<Record<string, string>> = { '@hebu/shared': 'shared/src', '@hebu/sync-server': 'sync-server/src', '@hebu/web': 'web/src' }

/** All TypeScript of ours under these folders, generated files left out. */
export function sourcesIn(...folders: readonly string[]): readonly Source[] {
  const paths = folders.flatMap((folder) => globSync('**/*.{ts,tsx}', { cwd: join(projectFolder, folder), exclude: isForeign }).map((file) => join(folder, file)))
  return paths.filter((path) => !path.includes('.generated.') && !path.endsWith('.d.ts')).toSorted().map(readSource)
}

const foreign: ReadonlySet<string> = new Set(['node_modules', 'dist', 'results', '.cache'])

const isForeign = (path: string): boolean => path.split('/').some((part) => foreign.has(part))

function readSource(path: string): Source {
  const text = readFileSync(join(projectFolder, path), 'utf8')
  const { module, comments, program, errors } = parseSync(path, text)
  if (errors.length > 0) throw new SyntaxError(`${path}: ${errors[0]?.message}`)
  const literals = module.dynamicImports.flatMap(({ moduleRequest: { start, end } }) => /^['"`]([^'"`$]+)['"`]$/.exec(text.slice(start, end))?.[1] ?? [])
  const reexports = module.staticExports.flatMap(({ entries }) => entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []))
  const requests = [...module.staticImports.map(({ moduleRequest }) => moduleRequest.value), ...reexports, ...literals]
  return {
    path,
    text,
    lines: text.split('\n').length - 1,
    imports: [...new Set(requests)].map((request) => resolveImport(path, request)),
    exportsDefault: module.staticExports.some(({ entries }) => entries.some(({ exportName }) => exportName.kind === 'Default')),
    comments: comments.map(({ value }) => value),
    program,
  }
}

function resolveImport(from: string, request: string): string {
  const bare = request.replace(/\?.*$/, '')
  if (bare.startsWith('.')) return relative(projectFolder, resolve(projectFolder, dirname(from), bare))
  const [scope = '', name = '', ...rest] = bare.split('/')
  const folder = workspaceNames[`${scope}/${name}`]
  if (folder !== undefined) return [folder, ...rest].join('/')
  return scope.startsWith('@') ? `${scope}/${name}` : scope
}

/** Whether a path of an import is a file of ours. */
export const isOurs = (path: string): boolean => /^(shared|sync-server|web|test)\//.test(path) && existsSync(join(projectFolder, path))

/** Calls `visit` for every node of a syntax tree. */
export function walk(node: unknown, visit: (node: Readonly<Record<string, unknown>>) => void): void {
  if (Array.isArray(node)) return node.forEach((element) => walk(element, visit))
  if (typeof node !== 'object' || node === null) return
  const record = node as Readonly<Record<string, unknown>>
  if (typeof record.type === 'string') visit(record)
  for (const value of Object.values(record)) if (typeof value === 'object') walk(value, visit)
}
