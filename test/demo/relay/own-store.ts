import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Tells a store that may be thrown away from one that somebody works in. */
const markFile = 'made-by-pnpm-demo'

/** Whether a folder may be removed and made anew ([DEMO9]). */
export const mayReplace = (folder: string): boolean => !existsSync(folder) || readdirSync(folder).length === 0 || existsSync(join(folder, markFile))

/** Makes the folder of a store that the next start may throw away. */
export function markAsOurs(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(join(folder, markFile), '')
}
