import { text as wording } from '../vocabulary/text.ts'
import type { ValuesOf } from './define-book.ts'
import { defineBook } from './define-book.ts'
import { file, number, text } from './field-kinds.ts'

/**
 * What members brought in from files: whose, when, from which file and how much. What an import did, line by line, lies
 * in a companion that only they and the head read, since it may speak of what others may not; either may take it back.
 */
export const imports = defineBook({
  id: 'imports',
  name: wording('導入記錄', 'Imports'),
  purpose: wording('從文件導入過什麼，什麼時候，由誰。', 'What was brought in from files, when and by whom.'),
  one: wording('導入', 'Import'),
  icon: 'file-input',
  version: 1,
  internal: true,
  fields: {
    name: text('文件', 'File', { required: true, maxLength: 255 }),
    of: text('所屬的簿', 'Book', { internal: true }),
    created: number('新建', 'Made', { internal: true }),
    updated: number('更新', 'Changed', { internal: true }),
    refused: number('未導入', 'Left out', { internal: true }),
    log: file('明細', 'Log', { internal: true, part: 'log' }),
  },
  sections: [{ label: wording('導入', 'Import'), fields: ['name'] }],
  parts: { log: { label: wording('明細', 'Log'), access: { read: ['self', 'head'], write: ['self', 'head'] } } },
  shelve: { scope: ({ me }) => `member:${me.id}` },
  access: { read: ['self', 'chain'], write: ['self', 'head'] },
  states: { kept: wording('已導入', 'Brought in') },
  initial: 'kept',
  moves: {},
  title: (values) => String(values.name ?? ''),
  list: { columns: ['name'], sort: 'name' },
})

export type ImportRecord = ValuesOf<typeof imports>
