import { addDays } from '../vocabulary/dates.ts'
import { text as wording } from '../vocabulary/text.ts'
import type { ValuesOf } from './define-book.ts'
import { byMember, defineBook } from './define-book.ts'
import type { ComputedInput, World } from './field-kinds.ts'
import { choice, computed, dateTime, flag, longText, member, richText, rows, text, texts } from './field-kinds.ts'
import { citedRecords, figuresOf } from './member-acts.ts'
import { keyFrom, minuteIn, periodOf, shelfDayOf } from './periods.ts'
import { reachedAt } from './read-values.ts'
import { taskFromHelp, taskOfRow } from './resolution-tasks.ts'

/**
 * Whether a daily or weekly report came after the product's due time: 18:30 of its day, Friday 18:00 of its week.
 * The first submission counts, and for a draft the present moment. Holidays, leave and other due times are the
 * charter's; duties judge by them.
 */
function isLate(report: ComputedInput, world: World): boolean | undefined {
  const period = periodOf(report.values.periodKey)
  if (period === undefined) return undefined
  const { kind } = report.values
  const due = kind === 'daily' ? `${period.first} 18:30` : kind === 'weekly' ? `${addDays(period.first, 4)} 18:00` : undefined
  if (due === undefined) return undefined
  const came = reachedAt(report, 'submitted') ?? (report.state === 'draft' ? world.nowMs : report.made?.at)
  return came === undefined ? undefined : minuteIn(came, world.timeZone) > due
}

/**
 * Reports: daily, weekly and upward, drafted from the period's records and finished by the author (domain B22).
 * ⇐ S0: 2.3c · S1: 2.2.1b · S2: 2.2.3b 2.2.4b 6.1.2a–c · S3: 2.2.1e · S4: 2.2.1e 2.2.5d 2.2.6d 7.2.1
 */
export const reports = defineBook({
  id: 'reports',
  name: wording('日報週報', 'Reports'),
  purpose: wording('日報、週報從當天的記錄起草，本人寫完提交，上級批閱答覆。', "Daily and weekly reports are drafted from the period's records, finished by their author, read and answered by the superior."),
  one: wording('報告', 'Report'),
  icon: 'notebook-pen',
  version: 1,
  fields: {
    kind: choice('報告類別', 'Kind', {
      daily: ['日報', 'Daily'],
      weekly: ['週報', 'Weekly'],
      upward: ['工作匯報', 'Upward'],
      salesData: ['銷售數據報告', 'Sales data'],
      service: ['客戶反饋分析', 'Service analysis'],
      finance: ['財務分析報告', 'Financial analysis'],
      contractLedger: ['合同臺賬統計', 'Contract ledger statistics'],
    }, { required: true }),
    author: member('填報人', 'Author', { required: true }),
    periodKey: text('期間', 'Period', { required: true, maxLength: 40, hint: wording('日報如 2026-11-23，週報如 2026-W48，月報如 2026-11', 'Such as 2026-11-23 for a day, 2026-W48 for a week, 2026-11 for a month') }),
    done: richText('完成情況', 'Done', { required: true }),
    results: richText('成果', 'Results'),
    problems: rows('問題與解決方案', 'Problems', {
      problem: longText('問題', 'Problem', { required: true }),
      solution: longText('解決方案', 'Solution'),
      needHelp: flag('需支持', 'Needs help'),
      task: computed('事項', 'Task', 'links', wording('由此問題產生的事項', 'The task that this problem became'), taskOfRow),
    }),
    next: richText('下步計劃', 'Next', { required: true }),
    links: computed('引用記錄', 'Cited records', 'links', wording('本人在此期間完成的記錄', "The author's own records of the period"), citedRecords),
    figures: computed('數據', 'Figures', 'list', wording('按各簿計出的件數', 'Counted from the books'), figuresOf),
    readBy: rows('已閱', 'Read by', { at: dateTime('時間', 'At', { begins: 'now' }) }, { keyedBy: 'member', annotates: ['superior'] }),
    remarks: rows('批註', 'Remarks', {
      by: member('批閱人', 'By', { begins: 'me' }),
      text: longText('意見', 'Text', { required: true }),
      reply: longText('回覆', 'Reply'),
    }, { annotates: ['superior', '@author'] }),
    lateReason: text('遲報原因', 'Why it is late', { maxLength: 200 }),
    drafted: rows('起草過的內容', 'Drafted lines', { line: text('行', 'Line') }, { internal: true }),
    late: computed('遲報', 'Late', 'flag', wording('日報過當日 18:30、週報過週五 18:00', 'A daily report after 18:30 of its day, a weekly one after 18:00 on Friday'), isLate),
  },
  sections: [
    { label: wording('報告', 'Report'), fields: ['kind', 'author', 'periodKey', 'late', 'lateReason'] },
    { label: wording('內容', 'Content'), fields: ['done', 'results', 'problems', 'next'] },
    { label: wording('依據', 'Grounds'), fields: ['figures', 'links'] },
    { label: wording('批閱', 'Inspection'), fields: ['readBy', 'remarks'] },
  ],
  // The period decides, not the day of writing: a report that two devices begin around New Year is one.
  shelve: { ...byMember('author', 'year'), on: ({ values }) => shelfDayOf(values.periodKey) },
  access: { read: ['self', 'chain'], write: ['self', 'chain'] },
  editors: ['@author'],
  states: texts({ draft: ['草稿', 'Draft'], submitted: ['已提交', 'Submitted'], returned: ['已退回', 'Returned'], inspected: ['已批閱', 'Inspected'] }),
  initial: 'draft',
  moves: {
    submit: {
      label: wording('提交', 'Submit'),
      from: ['draft', 'returned'],
      to: 'submitted',
      by: ['@author'],
      needs: ['done', 'next'],
      needsWhen: [{ field: 'kind', is: 'weekly', needs: ['results'] }],
      notifies: ['superior'],
      sealed: true,
      sealedSince: '2027-01-01T00:00:00.000Z',
      primary: true,
    },
    return: { label: wording('退回', 'Return'), from: ['submitted', 'inspected'], to: 'returned', by: ['superior'], notifies: ['@author'], note: 'required' },
    inspect: { label: wording('批閱', 'Inspect'), from: ['submitted'], to: 'inspected', by: ['superior'], notifies: ['@author'], note: 'optional', primary: true },
  },
  title: (values, naming) => [naming.member(values.author), naming.choice('kind', values.kind), naming.period(values.periodKey)].filter((part) => part !== '').join(' · '),
  list: { columns: ['author', 'periodKey', 'kind', 'late', 'readBy'], names: 'author', sort: 'periodKey', descending: true },
  // One report for each author, kind and period.
  key: (values) => (periodOf(values.periodKey) === undefined ? undefined : keyFrom(values.author, values.kind, values.periodKey)),
  answers: { by: 'author', kind: 'kind', period: 'periodKey', done: ['submitted', 'returned', 'inspected'] },
  begets: { book: 'tasks', rows: 'problems', by: 'submit', values: taskFromHelp },
  defaults: ({ me, today }) => ({ kind: 'daily', author: me.id, periodKey: today }),
})

export type Report = ValuesOf<typeof reports>
