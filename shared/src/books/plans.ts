import { periodKey } from '../vocabulary/dates.ts'
import { text as wording } from '../vocabulary/text.ts'
import type { Naming, ShelfScope, ValuesOf } from './define-book.ts'
import { defineBook } from './define-book.ts'
import { choice, choiceFrom, computed, link, links, member, number, richText, rows, text, texts } from './field-kinds.ts'
import { keyFrom, periodOf, shelfDayOf } from './periods.ts'
import { goalActual } from './plan-actuals.ts'
import { stringIn } from './read-values.ts'

type Values = Readonly<Record<string, unknown>>

/** Whose plan it is, as part of the key; the department needs no name. */
const bearerOf = ({ level, group, owner }: Values): unknown => (level === 'department' ? 'all' : level === 'group' ? group : owner)

/** The group or the department, where it is theirs. */
const unitOf = ({ level, group }: Values, naming: Naming): string => (level === 'group' ? naming.choice('group', group) : naming.choice('level', level))

/**
 * Plans and targets: year, quarter, month, week; department, group, person (domain B21).
 * ⇐ S0: 2.1a 3.1.2a 4.2c · S1: 2.2.1a · S2: 2.2.1a 2.2.1d 2.2.2a 2.2.3a 3.1.1b 6.1.1a–b ·
 * S3: 2.2.1a–b 2.2.4a 3.1.3a 3.3.2a–b 3.3.6 · S4: 2.2.1a–b 2.2.3a 3.1.3 6.2.1–2 6.4.3
 */
export const plans = defineBook({
  id: 'plans',
  name: wording('工作計劃', 'Plans'),
  purpose: wording('從年度到每週，從部門到個人：目標寫一次，實際數由各簿自己填。', 'From the year to the week, from the department to each person: targets are written once, and the books fill in how far they are.'),
  one: wording('計劃', 'Plan'),
  icon: 'target',
  version: 1,
  fields: {
    level: choice('層級', 'Level', { department: ['部門', 'Department'], group: ['小組', 'Group'], person: ['個人', 'Person'] }, { required: true }),
    period: choice('週期', 'Cycle', {
      annual: ['年度', 'Annual'],
      quarter: ['季度', 'Quarter'],
      month: ['月度', 'Month'],
      week: ['周', 'Week'],
      other: ['專項', 'Other'],
    }, { required: true }),
    periodKey: text('期間', 'Period', { required: true, maxLength: 40, hint: wording('如 2026、2026-Q4、2026-11、2026-W48；專項可寫名稱', 'Such as 2026, 2026-Q4, 2026-11, 2026-W48; a name for others') }),
    theme: choice('主題', 'Theme', {
      work: ['工作計劃', 'Work'],
      strategy: ['發展規劃', 'Strategy'],
      sales: ['銷售目標', 'Sales'],
      development: ['客戶開發', 'Development'],
      relations: ['關係維護', 'Relations'],
      marketing: ['營銷推廣', 'Marketing'],
      support: ['運營支持', 'Support'],
    }, { required: true }),
    group: choiceFrom('小組', 'Group', 'groups'),
    owner: member('負責人', 'Owner', { required: true, handedOn: ['draft'] }),
    body: richText('計劃正文', 'Body'),
    goals: rows('目標', 'Goals', {
      metric: text('指標', 'Metric', { required: true }),
      measure: choice('取數', 'Filled from', {
        visits: ['完成的拜訪與溝通', 'Visits and calls made'],
        newFiles: ['新建客戶檔案', 'New customer files'],
        newCustomers: ['新客戶數', 'New customers'],
        orders: ['訂單數', 'Orders'],
        salesAmount: ['銷售額', 'Sales amount'],
        contractsSigned: ['簽約數', 'Contracts signed'],
        signedAmount: ['簽約金額', 'Signed amount'],
        received: ['收款金額', 'Amount received'],
        tasksDone: ['完成的事項', 'Tasks done'],
      }),
      target: number('目標值', 'Target'),
      unit: text('單位', 'Unit'),
      assignedTo: member('承擔人', 'Assigned to'),
      actual: computed('實際', 'Actual', 'number', wording('按「取數」從各簿計出；金額以元計，單位寫萬元則以萬元計', 'Counted from the books by “Filled from”; amounts in yuan, or in ten thousands of yuan where the unit says wan'), goalActual),
    }),
    parent: link('上級計劃', 'Parent plan', 'plans'),
    actions: links('行動事項', 'Actions', 'tasks', { annotates: ['@owner', '@made', 'superior'] }),
    wrapUp: richText('完成總結', 'Wrap-up', { annotates: ['@owner', '@made', 'superior'] }),
  },
  sections: [
    { label: wording('計劃', 'Plan'), fields: ['level', 'period', 'periodKey', 'theme', 'group', 'owner', 'parent'] },
    { label: wording('目標', 'Goals'), fields: ['goals'] },
    { label: wording('正文', 'Body'), fields: ['body', 'actions'] },
    { label: wording('總結', 'Wrap-up'), fields: ['wrapUp'] },
  ],
  shelve: {
    scope: ({ values, me }): ShelfScope => {
      if (values.level === 'department') return 'all'
      const group = stringIn(values.group) ?? me.group
      if (values.level === 'group') return group === undefined ? 'all' : `group:${group}`
      return `member:${stringIn(values.owner) ?? me.id}`
    },
    period: 'year',
    on: ({ values }) => shelfDayOf(values.periodKey),
  },
  access: { read: ['group', 'self', 'chain'], write: ['group', 'self', 'chain'] },
  editors: ['@owner', '@made', 'superior'],
  states: texts({
    draft: ['草稿', 'Draft'],
    submitted: ['已提交', 'Submitted'],
    inForce: ['執行中', 'In force'],
    adjusted: ['已調整', 'Adjusted'],
    concluded: ['已總結', 'Concluded'],
    closed: ['已關閉', 'Closed'],
  }),
  initial: 'draft',
  frozen: ['submitted', 'inForce', 'concluded', 'closed'],
  moves: {
    submit: { label: wording('提交', 'Submit'), from: ['draft'], to: 'submitted', by: ['@owner', '@made'], needs: ['goals'], notifies: ['superior'], primary: true },
    // A head has nobody above in many departments; the charter's chain for plans says who else decides.
    approve: { label: wording('批准執行', 'Put in force'), from: ['submitted', 'adjusted'], to: 'inForce', by: ['superior', 'head', 'leader'], needs: ['goals'], notifies: ['@owner'], note: 'optional', sealed: true, primary: true },
    return: { label: wording('退回', 'Return'), from: ['submitted'], to: 'draft', by: ['superior', 'head', 'leader'], notifies: ['@owner'], note: 'required' },
    adjust: { label: wording('調整', 'Adjust'), from: ['inForce'], to: 'adjusted', by: ['@owner', '@made', 'superior'], notifies: ['superior', '@owner'], note: 'required' },
    conclude: { label: wording('完成總結', 'Conclude'), from: ['inForce', 'adjusted'], to: 'concluded', by: ['@owner', '@made'], needs: ['wrapUp'], notifies: ['superior'], primary: true },
    close: { label: wording('關閉', 'Close'), from: ['concluded'], to: 'closed', by: ['superior', 'head'] },
  },
  title: (values, naming) => {
    const whose = values.level === 'person' ? naming.member(values.owner) : unitOf(values, naming)
    const when = periodOf(values.periodKey) === undefined ? (stringIn(values.periodKey) ?? '') : naming.period(values.periodKey)
    return [whose, when, naming.choice('theme', values.theme)].filter((part) => part !== '').join(' · ')
  },
  list: { columns: ['owner', 'periodKey', 'level', 'theme', 'group', 'parent'], names: 'owner', sort: 'periodKey', descending: true, apart: (values, naming) => (values.level === 'person' ? '' : unitOf(values, naming)) },
  // A plan for a named undertaking may exist several times; one for a period exists once.
  key: (values) => (periodOf(values.periodKey) === undefined ? undefined : keyFrom(values.level, bearerOf(values), values.periodKey, values.theme)),
  answers: { by: 'owner', kind: 'period', period: 'periodKey', done: ['submitted', 'inForce', 'adjusted', 'concluded', 'closed'] },
  reviews: ['approve'],
  defaults: ({ me, today }) => ({ level: 'person', period: 'month', periodKey: periodKey('month', today), theme: 'work', owner: me.id, ...(me.group === undefined ? {} : { group: me.group }) }),
})

export type Plan = ValuesOf<typeof plans>
