import { copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

import { projectFolder } from './project-folder.ts'
import { runCommand } from './run-command.ts'

/** What the product is made of; installed packages are shared with the project. */
const packages = ['shared', 'sync-server', 'web']
const files = ['package.json', 'pnpm-workspace.yaml', 'tsconfig.json', 'test/tsconfig.json']
const leftOut = new Set(['dist', '.cache', '.vite-temp'])

export interface ProjectCopy {
  readonly folder: string
  /** Runs a program of Node in the copy; throws with what it said where it fails. */
  run(...args: readonly string[]): Promise<void>
  remove(): void
}

/** The project as somebody has it before them who is about to change it, in a folder of its own. */
export function copyProject(): ProjectCopy {
  const folder = mkdtempSync(join(tmpdir(), 'hebu-copy-'))
  for (const name of packages) cpSync(join(projectFolder, name), join(folder, name), { recursive: true, verbatimSymlinks: true, filter: (path) => !leftOut.has(basename(path)) })
  mkdirSync(join(folder, 'test'))
  for (const name of files) copyFileSync(join(projectFolder, name), join(folder, name))
  symlinkSync(join(projectFolder, 'node_modules'), join(folder, 'node_modules'))
  return {
    folder,
    async run(...args) {
      const { code, output } = await runCommand(process.execPath, args, { cwd: folder })
      if (code !== 0) throw new Error(`${args.join(' ')}:\n${output}`)
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
