import { text as wording } from '../vocabulary/text.ts'
import type { ValuesOf } from './define-book.ts'
import { defineBook } from './define-book.ts'
import { flag, text } from './field-kinds.ts'

/**
 * Saved views: how a list looks, under a name. A member's own lie on the member's shelf and follow to every device;
 * those for the department on everybody's, where whoever made one, or a superior, may change it.
 */
export const views = defineBook({
  id: 'views',
  name: wording('已存視圖', 'Saved views'),
  purpose: wording('列表的樣子起個名字存下來，下次一點就到。', 'The look of a list under a name, one press away.'),
  one: wording('視圖', 'View'),
  icon: 'bookmark',
  version: 1,
  internal: true,
  fields: {
    name: text('名稱', 'Name', { required: true, maxLength: 60 }),
    of: text('所屬列表', 'List', { internal: true }),
    look: text('樣子', 'Look', { internal: true }),
    shared: flag('部門共用', 'For the department', { internal: true }),
  },
  sections: [{ label: wording('視圖', 'View'), fields: ['name'] }],
  shelve: { scope: ({ values, me }) => (values.shared === true ? 'all' : `member:${me.id}`) },
  access: { read: ['self', 'group'], write: ['self', 'group'] },
  editors: ['@made', 'superior'],
  states: { kept: wording('已存', 'Saved') },
  initial: 'kept',
  moves: {},
  title: (values) => String(values.name ?? ''),
  list: { columns: ['name'], sort: 'name' },
})

export type SavedView = ValuesOf<typeof views>
