import type { PlainDate } from '../vocabulary/dates.ts'
import { text as wording } from '../vocabulary/text.ts'
import type { ValuesOf } from './define-book.ts'
import { byAll, defineBook } from './define-book.ts'
import type { ComputedInput } from './field-kinds.ts'
import { computed, customer, date, longText, member, members, richText, rows, text, texts } from './field-kinds.ts'
import { rowsIn, stringIn } from './read-values.ts'

const isOpen = (cells: Readonly<Record<string, unknown>>): boolean => stringIn(cells['doneAt']) === undefined

/** The day of the next milestone that is not reached. */
function nextMilestone({ values }: ComputedInput): PlainDate | undefined {
  return rowsIn(values['milestones']).flatMap(({ cells }) => (isOpen(cells) ? (stringIn(cells['dueAt']) ?? []) : [])).toSorted()[0]
}

/** How many of the milestones are reached: `2 / 5`. */
function reached({ values }: ComputedInput): string | undefined {
  const all = rowsIn(values['milestones'])
  return all.length === 0 ? undefined : `${all.filter(({ cells }) => !isOpen(cells)).length} / ${all.length}`
}

/**
 * Projects and task forces: work that several groups do together, led by one person, with milestones (domain B24).
 * ⇐ S1: 4.1.2a · S2: 2.2.1b–c 4.1.5 4.3.3 6.1.4
 */
export const projects = defineBook({
  id: 'projects',
  name: wording('項目與專項小組', 'Projects'),
  purpose: wording('幾個小組一起辦的事：誰帶頭，誰參加，走到哪個節點，最後結果如何。', 'What several groups do together: who leads, who takes part, which milestone comes next, and how it ended.'),
  one: wording('項目', 'Project'),
  icon: 'flag',
  version: 1,
  fields: {
    title: text('項目名稱', 'Title', { required: true, maxLength: 200 }),
    leader: member('組長', 'Leader', { required: true, handedOn: ['proposed', 'running'] }),
    members: members('組員', 'Members', { required: true }),
    customer: customer('客戶', 'Customer'),
    startedAt: date('開始日期', 'Started'),
    endedAt: date('結束日期', 'Ended'),
    goal: richText('目標', 'Goal'),
    milestones: rows('節點', 'Milestones', {
      what: longText('內容', 'What', { required: true }),
      assignee: member('責任人', 'Assignee'),
      dueAt: date('時間節點', 'Due', { required: true }),
      doneAt: date('完成', 'Reached'),
    }),
    reached: computed('已到節點', 'Milestones reached', 'text', wording('填了完成日期的節點，與全部節點', 'Milestones with a day on which they were reached, of all'), reached),
    nextAt: computed('下一節點', 'Next milestone', 'date', wording('還沒有完成的節點中最早的日期', 'The earliest day of a milestone that is not reached'), nextMilestone),
    outcome: richText('項目結果', 'Outcome'),
  },
  sections: [
    { label: wording('項目', 'Project'), fields: ['title', 'leader', 'members', 'customer', 'reached', 'nextAt', 'startedAt', 'endedAt'] },
    { label: wording('目標與節點', 'Goal and milestones'), fields: ['goal', 'milestones'] },
    { label: wording('結果', 'Outcome'), fields: ['outcome'] },
  ],
  // A task force crosses groups, so that all of the department read it; those in it write.
  shelve: byAll(),
  access: { read: ['everyone'], write: ['everyone'] },
  editors: ['@leader', '@members', '@made', 'head'],
  states: texts({ proposed: ['擬定', 'Proposed'], running: ['進行中', 'Running'], done: ['已完成', 'Done'], stopped: ['已中止', 'Stopped'] }),
  initial: 'proposed',
  frozen: ['done', 'stopped'],
  moves: {
    start: { label: wording('啟動', 'Start'), from: ['proposed'], to: 'running', by: ['head'], needs: ['goal', 'milestones'], stamps: ['startedAt'], notifies: ['@leader', '@members'], primary: true },
    finish: { label: wording('完成', 'Finish'), from: ['running'], to: 'done', by: ['@leader', 'head'], needs: ['outcome'], stamps: ['endedAt'], notifies: ['head', '@members'], primary: true },
    stop: { label: wording('中止', 'Stop'), from: ['proposed', 'running'], to: 'stopped', by: ['@leader', 'head'], note: 'required', stamps: ['endedAt'], notifies: ['@leader', '@members'], abandons: true },
    resume: { label: wording('恢復', 'Resume'), from: ['done', 'stopped'], to: 'running', by: ['head'], note: 'required', clears: ['endedAt'], notifies: ['@leader', '@members'] },
  },
  title: (values) => String(values.title ?? ''),
  timeline: { about: 'customer', on: 'startedAt', text: (values, naming) => [stringIn(values.title), naming.member(values.leader)].filter((part) => part !== undefined && part !== '').join(' · '), steps: ['finish', 'stop'] },
  list: { columns: ['title', 'leader', 'members', 'reached', 'nextAt', 'customer'], sort: 'nextAt', openFirst: true, quick: [
    { label: wording('我帶頭的', 'Led by me'), filters: 'leader:any:me' },
    { label: wording('我參加的', 'With me'), filters: 'members:any:me' },
  ] },
  defaults: ({ me }) => ({ leader: me.id, members: [me.id] }),
})

export type Project = ValuesOf<typeof projects>
