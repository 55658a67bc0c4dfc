import { addDays, periodKey, weekday } from '../vocabulary/dates.ts'
import { say, text as wording } from '../vocabulary/text.ts'
import type { ComputedInput } from './field-kinds.ts'
import { choice, choiceFrom, computed, date, dateTime, link, longText, member, members, number, richText, rows, text, texts } from './field-kinds.ts'
import type { ValuesOf } from './define-book.ts'
import { byGroup, defineBook } from './define-book.ts'
import { dayIn, instantAt, keyFrom, keyZone, shelfDayOf } from './periods.ts'
import { membersIn, rowsIn, stringIn } from './read-values.ts'
import { lastResolutions, taskFromResolution, taskOfRow } from './resolution-tasks.ts'

type Values = Readonly<Record<string, unknown>>

/** The week or month that a regular meeting is for; meetings that may be held several times have none. */
function heldFor({ kind, startsAt }: Values): string | undefined {
  const day = dayIn(startsAt, keyZone)
  if (day === undefined) return undefined
  if (kind === 'weekly') return periodKey('week', day)
  return kind === 'monthly' ? periodKey('month', day) : undefined
}

/** Who can say that the minutes are what was said: the chair, the recorder, those who were there. */
const witnessesOf = ({ chair, recorder, attendance }: Values): readonly (readonly string[])[] =>
  [membersIn(chair), membersIn(recorder), rowsIn(attendance).filter(({ cells }) => cells['status'] !== 'excused' && cells['status'] !== 'absent').map(({ id }) => id)]

/** A meeting of a series of another kind was opened from it, and bears its name. */
const keyOfSeries = ({ series }: Values): string | undefined => (stringIn(series) === undefined ? undefined : keyFrom(series))

/**
 * Meetings and minutes: agenda, live co-edited minutes, resolutions that become tasks (domain B20).
 * ⇐ S0: 5.1a · S1: 4.1.1a–b 4.1.2a–b · S2: 2.2.1e 6.1.1a–b 6.1.4 6.2.2 · S3: 3.1.4a,c 4.2.1 4.2.2 4.2.3a–b
 */
export const meetings = defineBook({
  id: 'meetings',
  name: wording('會議紀要', 'Meetings'),
  purpose: wording('從議程、出席、討論到決議；決議成為有責任人和期限的事項，直到辦完。', 'From agenda and attendance to minutes and resolutions, which become tasks with a person and a date until they are done.'),
  one: wording('會議', 'Meeting'),
  icon: 'messages-square',
  version: 1,
  fields: {
    kind: choice('會議類別', 'Kind', {
      weekly: ['部門例會', 'Regular meeting'],
      monthly: ['月度總結會', 'Monthly summary'],
      project: ['項目會議', 'Project meeting'],
      coordination: ['協調會議', 'Coordination'],
      partner: ['合作會議', 'Partner meeting'],
      sharing: ['內部交流會', 'Internal sharing'],
      adhoc: ['臨時會議', 'Ad hoc'],
    }, { required: true }),
    title: text('會議名稱', 'Title', { required: true, maxLength: 200 }),
    group: choiceFrom('小組', 'Group', 'groups', { hint: wording('哪個小組的會議；空白即全部門', 'Whose meeting it is; empty means the whole department') }),
    startsAt: dateTime('時間', 'Starts', { required: true, material: true }),
    place: text('地點', 'Place'),
    chair: member('主持人', 'Chair', { required: true }),
    recorder: member('記錄人', 'Recorder', { required: true, handedOn: true }),
    attendance: rows('出席情況', 'Attendance', {
      status: choice('狀態', 'Status', { present: ['出席', 'Present'], late: ['遲到', 'Late'], excused: ['請假', 'Excused'], absent: ['缺席', 'Absent'] }),
      reason: text('事由', 'Reason'),
    }, { keyedBy: 'member' }),
    guests: text('外部參會人', 'Guests'),
    agenda: rows('議程', 'Agenda', {
      topic: text('議題', 'Topic'),
      by: text('匯報人', 'By'),
      minutes: number('時長', 'Minutes', { min: 0, sums: true, unit: wording('分鐘', 'min') }),
      begunAt: dateTime('開始於', 'Began', { internal: true }),
    }),
    memberParts: richText('個人匯報', 'Personal reports', { per: 'member' }),
    discussion: richText('討論內容', 'Discussion'),
    resolutions: rows('決議事項', 'Resolutions', {
      content: longText('內容', 'Content', { required: true }),
      assignee: member('責任人', 'Assignee', { required: true }),
      dueAt: date('完成時間', 'Due', { required: true }),
      task: computed('督辦', 'Task', 'links', wording('批准後由此決議產生的事項', 'The task that this resolution became when the minutes were approved'), taskOfRow),
    }),
    lastReview: computed('上次決議回顧', 'Last resolutions', 'links', wording('同類會議以前的決議：未辦結的在前', 'Earlier resolutions of this kind of meeting, the unfinished ones first'), lastResolutions),
    project: link('關聯項目', 'Project', 'projects'),
    series: text('所屬系列', 'Series', { internal: true }),
    distribution: members('發送範圍', 'Distribution'),
    receipts: rows('閱讀回執', 'Receipts', { at: dateTime('時間', 'At', { begins: 'now' }) }, { keyedBy: 'member', annotates: ['everyone'] }),
    readBy: computed('已閱', 'Read by', 'members', wording('交來閱讀回執的人', 'Those who gave a receipt'), (meeting: ComputedInput) => membersIn(meeting.values.receipts)),
    addenda: rows('補充說明', 'Addenda', {
      at: dateTime('時間', 'At', { begins: 'now' }),
      by: member('補充人', 'By', { begins: 'me' }),
      text: longText('內容', 'Text', { required: true }),
    }, { annotates: ['everyone'] }),
  },
  sections: [
    { label: wording('會議', 'Meeting'), fields: ['kind', 'title', 'group', 'startsAt', 'place', 'chair', 'recorder', 'project'] },
    { label: wording('議程與出席', 'Agenda and attendance'), fields: ['agenda', 'attendance', 'guests'] },
    { label: wording('紀要', 'Minutes'), fields: ['lastReview', 'memberParts', 'discussion', 'resolutions'] },
    { label: wording('發送與補充', 'Distribution and addenda'), fields: ['distribution', 'readBy', 'receipts', 'addenda'] },
  ],
  // A regular meeting lies where its week or month does, so that two devices put it on one shelf.
  shelve: { ...byGroup('group', 'quarter'), on: ({ values }) => shelfDayOf(heldFor(values)) ?? dayIn(values.startsAt, keyZone) },
  access: { read: ['group', 'chain'], write: ['group', 'chain'] },
  states: texts({
    scheduled: ['已安排', 'Scheduled'],
    open: ['進行中', 'Open'],
    drafted: ['已整理', 'Drafted'],
    submitted: ['已提交', 'Submitted'],
    returned: ['已退回', 'Returned'],
    approved: ['已批准', 'Approved'],
    archived: ['已歸檔', 'Archived'],
  }),
  initial: 'scheduled',
  frozen: ['submitted', 'approved', 'archived'],
  moves: {
    open: { label: wording('開始會議', 'Open'), from: ['scheduled'], to: 'open', by: ['@chair', '@recorder', '@made', 'head'], notifies: ['@distribution'], primary: true },
    draft: { label: wording('整理紀要', 'Draft minutes'), from: ['open'], to: 'drafted', by: ['@recorder', '@chair'], needs: ['attendance'], primary: true },
    submit: { label: wording('提交審核', 'Submit'), from: ['drafted', 'returned'], to: 'submitted', by: ['@recorder', '@chair'], needs: ['attendance'], notifies: ['@chair', 'head'], sealed: true, sealedSince: '2027-01-01T00:00:00.000Z', chain: 'minutes', fallsTo: witnessesOf, primary: true },
    approve: { label: wording('批准並發送', 'Approve and send'), from: ['submitted'], to: 'approved', by: ['head', '@chair'], notifies: ['@distribution'], note: 'optional', sealed: true, decides: 'approve', primary: true },
    return: { label: wording('退回修改', 'Return'), from: ['submitted'], to: 'returned', by: ['head', '@chair'], notifies: ['@recorder'], note: 'required', sealed: true, sealedSince: '2027-01-01T00:00:00.000Z', decides: 'return' },
    withdraw: { label: wording('撤回', 'Withdraw'), from: ['submitted'], to: 'drafted', by: ['@recorder'], note: 'optional' },
    archive: { label: wording('歸檔', 'Archive'), from: ['approved'], to: 'archived', by: ['@recorder', '@chair', 'head'] },
  },
  title: (values, naming) => stringIn(values.title) ?? [naming.choice('kind', values.kind), naming.dateTime(values.startsAt)].filter((part) => part !== '').join(' '),
  // A project tells of its meetings.
  timeline: { about: 'project', on: 'startsAt', text: (values, naming) => [stringIn(values.title) ?? naming.choice('kind', values.kind), naming.member(values.chair)].filter((part) => part !== '').join(' · ') },
  list: { columns: ['startsAt', 'title', 'kind', 'group', 'chair', 'recorder'], sort: 'startsAt', descending: true },
  key: (values) => keyOfSeries(values) ?? keyFrom(values.kind, stringIn(values.group) ?? 'all', heldFor(values)),
  answers: { kind: 'kind', group: 'group', orLedBy: 'chair', period: 'startsAt', held: true, done: ['open', 'drafted', 'submitted', 'returned', 'approved', 'archived'] },
  owed: { by: ['chair', 'recorder', 'attendance'], due: 'startsAt', while: ['scheduled'] },
  reviews: ['approve'],
  asksToRead: { rows: 'receipts', to: 'distribution', while: ['approved', 'archived'] },
  captures: { rows: 'resolutions', content: 'content', member: 'assignee', date: 'dueAt', as: { decision: wording('決議', 'Decision'), action: wording('事項', 'Action') } },
  begets: { book: 'tasks', rows: 'resolutions', by: 'approve', values: taskFromResolution },
  // The coming weekly meeting, so that two who open it apart open the same one.
  defaults: ({ me, head, today }) => ({
    kind: 'weekly',
    title: say(wording('部門例會', 'Department meeting'), me.language ?? 'zh-Hans'),
    startsAt: instantAt(addDays(today, (8 - weekday(today)) % 7), '09:30'),
    chair: head ?? me.id,
    recorder: me.id,
    ...(me.group === undefined ? {} : { group: me.group }),
  }),
})

export type Meeting = ValuesOf<typeof meetings>
