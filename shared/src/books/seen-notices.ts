import { text as wording } from '../vocabulary/text.ts'
import type { ValuesOf } from './define-book.ts'
import { defineBook } from './define-book.ts'
import { dateTime, member, rows } from './field-kinds.ts'
import { keyFrom } from './periods.ts'

/** Which notices a member has seen, by their names: one page on the member's own shelf, which follows to every device ([NOTE2]). */
export const seenNotices = defineBook({
  id: 'seenNotices',
  name: wording('已看通知', 'Seen notices'),
  purpose: wording('看過的通知，在每臺設備上都不再算新的。', 'A notice that was seen is new on no device any more.'),
  one: wording('已看通知', 'Seen notices'),
  icon: 'bell',
  version: 1,
  internal: true,
  fields: {
    member: member('成員', 'Member', { internal: true }),
    seen: rows('已看', 'Seen', { at: dateTime('時間', 'At') }, { internal: true }),
  },
  shelve: { scope: ({ me }) => `member:${me.id}` },
  access: { read: ['self'], write: ['self'] },
  editors: ['@made'],
  states: { kept: wording('已存', 'Kept') },
  initial: 'kept',
  moves: {},
  title: () => '',
  list: { columns: ['member'], sort: 'member' },
  key: ({ member: whose }) => keyFrom('seen', whose),
  defaults: ({ me }) => ({ member: me.id }),
})

export type SeenNotices = ValuesOf<typeof seenNotices>
