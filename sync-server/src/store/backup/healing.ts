import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const healingMs = 7 * 24 * 3_600_000

const fileIn = (dataFolder: string): string => join(dataFolder, 'healing-until')

/**
 * A backup is older than what devices hold. For a week after it was restored any member may bring back what they have of
 * others' edits, too: else the edits of two who have each other's would be refused for ever ([OPS3]).
 */
export function beginHealing(dataFolder: string, nowMs: number): void {
  writeFileSync(fileIn(dataFolder), `${nowMs + healingMs}\n`, { mode: 0o600 })
}

/** Until when; 0 where nothing was restored. */
export function healingUntilMs(dataFolder: string): number {
  const file = fileIn(dataFolder)
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) || 0 : 0
}
