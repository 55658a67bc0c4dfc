import { toBase64 } from 'lib0/buffer'

import type { Quarantined } from '../../workspace/workspace.ts'

/** Names what stands in such a file, for whoever reads it later. */
const format = 'hebu-quarantine-1'

/** Quarantined work as a file: what it is, and the edits as a Yjs update (V1) in base64. */
export function quarantineFile(work: Quarantined): File {
  const content = { format, volume: work.volume, because: work.because, at: new Date(work.atMs).toISOString(), edits: work.count, update: toBase64(work.update) }
  const name = `hebu-${work.volume.split('/').slice(1).join('-')}-${content.at.slice(0, 19).replaceAll(/\D/g, '')}.json`
  return new File([`${JSON.stringify(content, undefined, 2)}\n`], name, { type: 'application/json' })
}
