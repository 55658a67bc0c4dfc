import { safeFileName } from '@hebu/shared/vocabulary/file-names.ts'

/** What every file system takes, in UTF-8. */
const mostBytes = 150
/** Names that Windows keeps for itself. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i

const bytesOf = (text: string): number => Buffer.byteLength(text)

function cut(text: string, most: number): string {
  let kept = ''
  for (const letter of text) {
    if (bytesOf(kept) + bytesOf(letter) > most) break
    kept += letter
  }
  return kept.trimEnd()
}

/** Names of one folder: each is given once, also where letters differ only by case. The same wishes in the same order give the same names. */
export function createFileNames() {
  const taken = new Set<string>()
  return {
    /** A name like the wished one; `mark` tells it from another of that name. */
    take(wished: string, mark: string, ending = ''): string {
      const safe = cut(safeFileName(wished.replaceAll(/\s+/g, ' ')), mostBytes)
      const base = safe === '' || reserved.test(safe) ? `_${safe}` : safe
      for (let n = 0; ; n += 1) {
        const name = `${n === 0 ? base : n === 1 ? `${base} (${mark})` : `${base} (${mark} ${n})`}${ending}`
        const key = name.normalize('NFC').toLowerCase()
        if (taken.has(key)) continue
        taken.add(key)
        return name
      }
    },
  }
}

export type FileNames = ReturnType<typeof createFileNames>
