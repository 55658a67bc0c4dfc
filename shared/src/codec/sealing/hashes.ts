import { utf8ToBytes } from '@noble/hashes/utils.js'

import type { Seal } from '../../vocabulary/sealing.ts'
import { sha256Hex } from '../content-hash.ts'

/** SHA-256 (hex) of a statement as signed: what the seal after it names as `previous`. */
export const statementHash = (statement: string): string => sha256Hex(utf8ToBytes(statement))

/** What a witness names its seal by. */
export const sealHash = ({ statement, key, signature }: Seal): string => sha256Hex(utf8ToBytes(`${statement}\n${key}\n${signature}`))
