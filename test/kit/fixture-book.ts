import { byAll, defineBook } from '@hebu/shared/books/define-book.ts'
import * as f from '@hebu/shared/books/field-kinds.ts'
import { pageNumberIn } from '@hebu/shared/books/read-values.ts'
import { text } from '@hebu/shared/vocabulary/text.ts'

/** A book with a field of every kind, for tests of what is derived from a declaration. */
export const ledger = defineBook({
  id: 'ledger',
  name: text('臺賬', 'Ledger'),
  one: text('條目', 'Entry'),
  purpose: text('每種字段各一個', 'One field of every kind'),
  icon: 'book',
  fields: {
    title: f.text('標題', 'Title', { required: true }),
    note: f.longText('備註', 'Note'),
    body: f.richText('正文', 'Body'),
    parts: f.richText('個人匯報', 'Personal reports', { per: 'member' }),
    count: f.number('數量', 'Count', { min: 0, sums: true }),
    amount: f.money('金額', 'Amount', { material: true, sums: true }),
    share: f.percent('比例', 'Share'),
    dueAt: f.date('到期', 'Due', { material: true }),
    startsAt: f.dateTime('時間', 'Starts'),
    kind: f.choice('類別', 'Kind', { one: ['甲', 'One'], two: ['乙', 'Two'] }),
    group: f.choiceFrom('小組', 'Group', 'groups'),
    urgent: f.flag('緊急', 'Urgent'),
    owner: f.member('負責人', 'Owner'),
    helpers: f.members('協辦人', 'Helpers'),
    customer: f.customer('客戶', 'Customer'),
    invited: f.customers('邀請客戶', 'Invited'),
    source: f.link('來源', 'Source'),
    actions: f.links('行動', 'Actions', 'ledger'),
    lines: f.rows('明細', 'Lines', { what: f.text('事項', 'What', { required: true }), price: f.money('單價', 'Price'), due: f.date('期限', 'Due'), by: f.member('責任人', 'By') }),
    remarks: f.rows('批註', 'Remarks', { by: f.member('批閱人', 'By'), text: f.text('意見', 'Words', { required: true }) }, { annotates: ['head'] }),
    attendance: f.rows('出席', 'Attendance', { status: f.choice('狀態', 'Status', { present: ['出席', 'Present'], excused: ['請假', 'Excused'] }) }, { keyedBy: 'member' }),
    prep: f.checklist('準備', 'Preparation', { profile: ['公司資料', 'Company profile'], cases: ['成功案例', 'Cases'] }),
    files: f.file('附件', 'Files'),
    secretNote: f.longText('密記', 'Secret note', { part: 'secret' }),
    double: f.computed<number>('兩倍', 'Double', 'number', text('數量的兩倍', 'Twice the count'), (page) =>
      typeof page.values.count === 'number' ? page.values.count * 2 : undefined,
    ),
  },
  parts: { secret: { label: text('機密', 'Secret'), access: { read: ['head'], write: ['head'] } } },
  shelve: byAll(),
  access: { read: ['everyone'], write: ['everyone'] },
  states: { draft: text('草稿', 'Draft'), submitted: text('已提交', 'Submitted'), approved: text('已批准', 'Approved') },
  initial: 'draft',
  frozen: ['approved'],
  moves: {
    submit: { label: text('提交', 'Submit'), from: ['draft'], to: 'submitted', by: ['everyone'], needs: ['count|amount', 'body'], needsWhen: [{ field: 'kind', is: 'two', needs: ['share'] }], primary: true },
    approve: { label: text('批准', 'Approve'), from: ['submitted'], to: 'approved', by: ['head'], primary: true },
    giveUp: { label: text('作廢', 'Give up'), from: ['draft'], to: 'approved', by: ['everyone'], abandons: true },
    expire: { label: text('過期', 'Expire'), from: ['submitted'], to: 'draft', by: ['@made'], automatic: true, due: (page, world) => typeof page.values.dueAt === 'string' && page.values.dueAt < world.today },
    sendBack: { label: text('退回', 'Return'), from: ['submitted'], to: 'draft', by: ['head'], note: 'required' },
  },
  title: (values) => String(values.title ?? ''),
  list: { columns: ['title', 'owner', 'amount', 'dueAt', 'kind'], sort: 'title' },
  key: (values) => (typeof values.kind === 'string' && values.urgent === true ? `urgent-${values.kind}` : undefined),
  version: 1,
})

/** A book whose pages are handed in and go through the charter's chain `deed`, every step of it sealed. */
export const deeds = defineBook({
  id: 'deeds',
  name: text('契據', 'Deeds'),
  one: text('契據', 'Deed'),
  purpose: text('逐步審批', 'Approved step by step'),
  icon: 'book',
  fields: {
    title: f.text('標題', 'Title', { required: true }),
    number: f.computed('編號', 'Number', 'text', text('由服務器編號', 'Given by the server'), pageNumberIn('no'), { numbers: true }),
    no: f.text('暫編號', 'Provisional number', { internal: true }),
    amount: f.money('金額', 'Amount', { material: true }),
    major: f.flag('重大', 'Major'),
    terms: f.richText('條款', 'Terms'),
    lines: f.rows('明細', 'Lines', { what: f.text('事項', 'What'), price: f.money('單價', 'Price') }),
    remarks: f.rows('批註', 'Remarks', { text: f.text('意見', 'Words') }, { annotates: ['everyone'] }),
  },
  shelve: byAll(),
  access: { read: ['everyone', 'finance', 'legal', 'leader'], write: ['everyone', 'finance', 'legal', 'leader'] },
  states: { draft: text('草稿', 'Draft'), review: text('審批中', 'In review'), returned: text('已退回', 'Returned'), approved: text('已批准', 'Approved'), signed: text('已簽訂', 'Signed') },
  initial: 'draft',
  frozen: ['review', 'approved', 'signed'],
  moves: {
    submit: { label: text('提交', 'Submit'), from: ['draft', 'returned'], to: 'review', by: ['everyone'], sealed: true, chain: 'deed', primary: true },
    withdraw: { label: text('撤回', 'Withdraw'), from: ['review'], to: 'draft', by: ['@made'], sealed: true },
    approve: { label: text('批准', 'Approve'), from: ['review'], to: 'approved', by: ['head'], sealed: true, decides: 'approve', note: 'optional', primary: true },
    return: { label: text('退回', 'Return'), from: ['review'], to: 'returned', by: ['head'], sealed: true, decides: 'return', note: 'required' },
    sign: { label: text('簽訂', 'Sign'), from: ['approved'], to: 'signed', by: ['@made'], sealed: true, series: 'QJ' },
  },
  reviews: ['approve'],
  numbered: { into: 'no', prefix: 'QJ' },
  title: (values) => String(values.title ?? ''),
  list: { columns: ['title', 'amount'], sort: 'title' },
  version: 1,
})

/** Deeds that are taken up again once they are approved. */
export const revisableDeeds = defineBook({ ...deeds, moves: { ...deeds.moves, revise: { label: text('修改', 'Revise'), from: ['approved'], to: 'draft', by: ['@made'] } } })
