import { text as wording } from '../vocabulary/text.ts'
import type { ValuesOf } from './define-book.ts'
import { byGroupOf, defineBook } from './define-book.ts'
import { flag, longText, member, rows, text } from './field-kinds.ts'

/**
 * Handovers of work: who handed what on to whom. It keeps what is needed to take one back at any later time, beside the
 * group of whoever handed on.
 */
export const handovers = defineBook({
  id: 'handovers',
  name: wording('工作交接', 'Handovers'),
  purpose: wording('誰把哪些客戶、任務與計劃交給了誰。', 'Who handed which customers, tasks and plans on to whom.'),
  one: wording('交接', 'Handover'),
  icon: 'arrow-right-left',
  version: 1,
  internal: true,
  fields: {
    from: member('交出人', 'From', { required: true }),
    to: member('接手人', 'To', { required: true }),
    reason: text('原因', 'Reason'),
    moved: rows('交接的記錄', 'What was handed on', { book: text('簿冊', 'Book'), field: text('欄位', 'Field'), pages: longText('記錄', 'Pages') }, { internal: true }),
    undone: flag('已撤銷', 'Undone', { internal: true }),
  },
  sections: [{ label: wording('交接', 'Handover'), fields: ['from', 'to', 'reason'] }],
  shelve: byGroupOf('from'),
  access: { read: ['group', 'chain'], write: ['group', 'chain'] },
  editors: ['@made', 'superior'],
  states: { made: wording('已交接', 'Handed over') },
  initial: 'made',
  moves: {},
  title: (values, naming) => `${naming.member(values.from)} → ${naming.member(values.to)}`,
  list: { columns: ['from', 'to', 'reason'], sort: 'from' },
})

export type Handover = ValuesOf<typeof handovers>
