import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import * as Y from 'yjs'

import { dice } from '../../kit/random-edits.ts'
import type { HoldingFiles } from './fleet.ts'

/** A volume of about so many bytes, and what clients hold who have it. */
export interface SampleVolume {
  readonly files: HoldingFiles
  readonly bytes: number
  remove(): void
}

const words = ['回訪客戶，對方要求提前交付。', '合同已簽。', '下週一覆核第三季度的數字，', 'quotation', '第三季度', '請財務確認付款條件後再回覆對方']

/** Many texts that three people wrote across each other, with some of it taken away: 30 bytes a struct, as books have. */
export function sampleVolume(aboutBytes: number): SampleVolume {
  const roll = dice(aboutBytes)
  const upTo = (most: number): number => Math.floor(roll() * (most + 1))
  const doc = new Y.Doc()
  for (let edits = 0; edits * bytesPerEdit < aboutBytes; edits += editsEach) {
    doc.clientID = 1 + upTo(2)
    doc.transact(() => {
      const text = doc.getText(`page ${Math.floor(edits / editsPerPage)}`)
      for (let i = 0; i < editsEach; i++) {
        text.insert(upTo(text.length), words[upTo(words.length - 1)]!.repeat(2))
        if (roll() < 0.05) text.delete(upTo(text.length - 2), 2)
      }
    })
  }
  const folder = mkdtempSync(join(tmpdir(), 'hebu-bench-volume-'))
  const file = (name: string, bytes: Uint8Array): string => {
    writeFileSync(join(folder, name), bytes)
    return join(folder, name)
  }
  const [whole, vector] = [Y.encodeStateAsUpdate(doc), Y.encodeStateVector(doc)]
  const files = { whole: file('whole', whole), vector: file('vector', vector), deletes: file('deletes', Y.encodeStateAsUpdate(doc, vector)) }
  return { files, bytes: whole.length, remove: () => rmSync(folder, { recursive: true }) }
}

const bytesPerEdit = 55
const editsEach = 50
const editsPerPage = 500
