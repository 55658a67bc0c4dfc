import { text as wording } from '../vocabulary/text.ts'
import type { ShelvingInput, ValuesOf } from './define-book.ts'
import { defineBook } from './define-book.ts'
import { choice, customer, date, dateTime, file, link, longText, member, members, rows, text, texts } from './field-kinds.ts'
import { dayIn } from './periods.ts'
import { stringIn } from './read-values.ts'
import { keyOfRepeat, repeatIntervals } from './repeating-tasks.ts'
import { keyOfTask } from './resolution-tasks.ts'

/** The assignee's group; everybody's shelf where it comes from another group. Those above all groups count as of either. */
function scopeOf({ values, me, groupOf }: ShelvingInput): 'all' | `group:${string}` {
  const from = groupOf(stringIn(values.assignedBy) ?? me.id)
  const to = groupOf(stringIn(values.assignee) ?? me.id)
  const group = to ?? from
  return group === undefined || (from !== undefined && from !== group) ? 'all' : `group:${group}`
}

/**
 * Tasks: every action item, wherever it was born, with a responsible person and a date (domain B23).
 * ⇐ S0: 2.1d 2.1g,2.2g 3.3.2a 4.3c · S1: 2.2.2d–e 2.2.3d 4.1.2b · S2: 2.2.1b–c 2.2.3c,e 2.2.4d 3.2.5b 6.1.2c ·
 * S3: 2.2.1c 2.2.3c 4.2.3a · S4: 2.2.1d 2.2.5e 3.4.1–2 6.1.3
 */
export const tasks = defineBook({
  id: 'tasks',
  name: wording('任務督辦', 'Tasks'),
  purpose: wording('會議決議、交辦與自己的事項都在這裡：誰負責，哪天完成，辦到哪一步。', 'Resolutions, assignments and your own items in one place: who is responsible, by when, and how far it is.'),
  one: wording('事項', 'Task'),
  icon: 'list-checks',
  version: 1,
  fields: {
    title: text('事項', 'Title', { required: true, maxLength: 200 }),
    source: link('來源', 'Source'),
    sourceRow: text('來源條目', 'Line of the source', { internal: true }),
    customer: customer('客戶', 'Customer'),
    assignedBy: member('交辦人', 'Assigned by', { required: true }),
    assignee: member('責任人', 'Assignee', { required: true, material: true, handedOn: ['todo', 'doing', 'redo'] }),
    helpers: members('協辦人', 'Helpers'),
    dueAt: date('完成時間', 'Due', { required: true, material: true }),
    priority: choice('緊急程度', 'Priority', { normal: ['一般', 'Normal'], urgent: ['緊急', 'Urgent'] }),
    repeats: choice('重複', 'Repeats', repeatIntervals, { hint: wording('完成或到期後，下一次自動列出；遇假日順延到工作日', 'The next one appears once this is done or its day has come; holidays lead on to the next working day') }),
    repeatOf: text('重複自', 'Repeats task', { internal: true }),
    repeatFrom: date('首次日期', 'First day', { internal: true }),
    repeatDay: date('本次日期', 'Day in the series', { internal: true }),
    progress: rows('進展', 'Progress', { at: dateTime('時間', 'At', { begins: 'now' }), note: longText('說明', 'Note', { required: true }) }),
    evidence: file('完成憑據', 'Evidence'),
    checker: member('核驗人', 'Checker'),
    movedDue: rows('延期記錄', 'Due-date moves', { from: date('原定', 'From'), to: date('改為', 'To', { required: true }), reason: text('原因', 'Reason', { required: true }) }),
  },
  sections: [
    { label: wording('事項', 'Task'), fields: ['title', 'assignee', 'dueAt', 'priority', 'helpers', 'repeats'] },
    { label: wording('辦理', 'Progress'), fields: ['progress', 'evidence', 'movedDue'] },
    { label: wording('交辦與核驗', 'Assigned and checked'), fields: ['assignedBy', 'checker', 'source', 'customer'] },
  ],
  shelve: { scope: scopeOf, period: 'quarter', on: ({ values }) => dayIn(values.dueAt) },
  access: { read: ['group', 'chain'], write: ['group', 'chain'] },
  editors: ['@assignedBy', '@assignee', '@helpers', '@checker', 'superior'],
  states: texts({
    todo: ['待辦', 'To do'],
    doing: ['辦理中', 'Doing'],
    done: ['已完成', 'Done'],
    verified: ['已核驗', 'Verified'],
    redo: ['需返工', 'Redo'],
    cancelled: ['已取消', 'Cancelled'],
  }),
  initial: 'todo',
  settled: ['done'],
  keepsMoves: { dueAt: 'movedDue' },
  owed: { by: ['assignee'], due: 'dueAt', while: ['todo', 'doing', 'redo'], undated: true },
  reviews: ['verify'],
  frozen: ['verified', 'cancelled'],
  moves: {
    start: { label: wording('開始辦理', 'Start'), from: ['todo', 'redo'], to: 'doing', by: ['@assignee', '@helpers'] },
    finish: { label: wording('完成', 'Done'), from: ['todo', 'doing', 'redo'], to: 'done', by: ['@assignee'], needs: ['progress|evidence'], notifies: ['@checker', '@assignedBy'], primary: true },
    verify: { label: wording('核驗通過', 'Verify'), from: ['done'], to: 'verified', by: ['@checker', '@assignedBy'], note: 'optional', notifies: ['@assignee'], primary: true },
    redo: { label: wording('退回返工', 'Send back'), from: ['done'], to: 'redo', by: ['@checker', '@assignedBy'], note: 'required', notifies: ['@assignee'] },
    cancel: { label: wording('取消', 'Cancel'), from: ['todo', 'doing', 'redo'], to: 'cancelled', by: ['@assignedBy', 'superior'], note: 'required', notifies: ['@assignee', '@helpers'], abandons: true },
  },
  title: (values) => String(values.title ?? ''),
  timeline: { about: 'source', also: 'customer', on: 'dueAt', text: (values, naming) => [values.title, naming.member(values.assignee)].filter((part) => typeof part === 'string' && part !== '').join(' · ') },
  list: { columns: ['title', 'assignee', 'dueAt', 'priority', 'assignedBy', 'source'], sort: 'dueAt', openFirst: true, quick: [
    { label: wording('我負責的', 'Mine'), filters: 'assignee:any:me' },
    { label: wording('我交辦的', 'Assigned by me'), filters: 'assignedBy:any:me' },
    { label: wording('待我核驗', 'For me to check'), filters: 'checker:any:me;state:any:done' },
  ] },
  key: (values) => keyOfRepeat(values) ?? keyOfTask(values),
  defaults: ({ me }) => ({ assignedBy: me.id, assignee: me.id, priority: 'normal' }),
})

export type Task = ValuesOf<typeof tasks>
