import { closeSync, existsSync, fsyncSync, openSync, rmSync, statSync, writeSync } from 'node:fs'

/**
 * A file that is given up when the disk is full, so that checkpoints and deletions still find room,
 * and that must fit again before the store calls itself writable.
 */
export interface Reserve {
  /** Throws where there is no room. */
  keep(): void
  giveUp(): void
}

export function createReserve(file: string, sizeBytes: number): Reserve {
  return {
    keep() {
      if (existsSync(file) && statSync(file).size >= sizeBytes) return
      const handle = openSync(file, 'w')
      try {
        const block = new Uint8Array(64 * 1024)
        for (let written = 0; written < sizeBytes; ) written += writeSync(handle, block, 0, Math.min(block.length, sizeBytes - written))
        fsyncSync(handle)
      } finally {
        closeSync(handle)
      }
    },
    giveUp() {
      rmSync(file, { force: true })
    },
  }
}
