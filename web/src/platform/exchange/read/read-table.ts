import type { Result } from '@hebu/shared/vocabulary/result.ts'
import { refused } from '@hebu/shared/vocabulary/result.ts'

import type { TableRefusal, TextTables } from '../tables.ts'
import { mostFileBytes } from '../tables.ts'
import { readPlainTable } from './read-plain-table.ts'
import { readWorkbook } from './read-workbook.ts'

const begins = (bytes: Uint8Array, ...first: readonly number[]): boolean => first.every((byte, at) => bytes[at] === byte)

/** Signs of other files: %PDF, pictures, archives of other kinds. */
const isForeign = (bytes: Uint8Array): boolean =>
  begins(bytes, 0x25, 0x50, 0x44, 0x46) || begins(bytes, 0x89, 0x50, 0x4e, 0x47) || begins(bytes, 0xff, 0xd8, 0xff) || begins(bytes, 0x47, 0x49, 0x46) || begins(bytes, 0x52, 0x61, 0x72, 0x21) || begins(bytes, 0x37, 0x7a, 0xbc, 0xaf) || begins(bytes, 0x1f, 0x8b)

/** `EncryptedPackage` in the UTF-16 that such files are written in. */
const lockMark = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0])

function isLocked(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(lockMark[0]!); at !== -1; at = bytes.indexOf(lockMark[0]!, at + 1)) if (lockMark.every((byte, step) => bytes[at + step] === byte)) return true
  return false
}

/** Reads the tables of a file as what its bytes are, whatever its name says ([XCH1], [XCH3]). */
export async function readTable(bytes: Uint8Array<ArrayBuffer>): Promise<Result<TextTables, TableRefusal>> {
  if (bytes.byteLength === 0) return refused('empty')
  if (bytes.byteLength > mostFileBytes) return refused('too-large')
  if (begins(bytes, 0x50, 0x4b)) return readWorkbook(bytes)
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return refused(isLocked(bytes) ? 'locked' : 'old-workbook')
  if (isForeign(bytes)) return refused('not-a-table')
  const beginning = new TextDecoder().decode(bytes.subarray(0, 512)).trimStart().toLowerCase()
  if (/^<(!doctype|html|table|\?xml|meta|head)/.test(beginning)) return refused('web-page')
  return readPlainTable(bytes)
}
