import { text } from '@hebu/shared/vocabulary/text.ts'

/** The ledger of contracts. */
export const ledgerWords = {
  figures: text('臺賬要點', 'At a glance'),
  signed: text('已簽訂', 'Signed'),
  running: text('履行中', 'Being performed'),
  ending: text('{days} 天內到期', 'Ending within {days} d'),
  overdue: text('已過期未了結', 'Past their end'),
  contracts: text('{n} 份', '{n}'),
  byState: text('按狀態', 'By state'),
  byMonth: text('按簽訂月份', 'By month of signature'),
  byOwner: text('按承辦人', 'By responsible member'),
  byCustomer: text('按客戶', 'By customer'),
  state: text('狀態', 'State'),
  month: text('月份', 'Month'),
  owner: text('承辦人', 'Responsible'),
  customer: text('客戶', 'Customer'),
  count: text('份數', 'Contracts'),
  amount: text('金額', 'Amount'),
  total: text('合計', 'Total'),
  nobody: text('未填', 'Not filled in'),
  open: text('打開這 {n} 份合同：{what}', 'Open the contracts: {what}, {n}'),
  delta: text('含當月生效的變更', 'With changes that took effect in the month'),
  milestones: text('履行節點', 'Milestones'),
  milestonesLine: text('完成 {done} / {all}，逾期未完成 {late}，遲完成 {doneLate}，有缺陷 {defects}', '{done} of {all} done, {late} overdue, {doneLate} done late, {defects} with defects'),
  otherCurrency: text('另有 {n} 份以其他幣種計，未計入金額', '{n} more in another currency are not in the amounts'),
  more: text('其餘 {n} 行', '{n} more'),
  none: text('還沒有可統計的合同', 'There are no contracts to add up yet'),
}

/** What stands over the fields of a contract. */
export const contractWords = {
  desk: text('合同辦理', 'Working on the contract'),
  draftFrom: text('起草', 'Draft'),
  draftHint: text('從範本帶入條款、付款與節點，只填空著的地方', 'A template brings clauses, payment and milestones; only what is empty is filled in'),
  fromTemplate: text('從範本起草', 'Draft from a template'),
  fromProposal: text('帶入方案的報價明細', 'Take over the lines of the proposal'),
  headings: text('按章程列出條款', 'Lay out the clauses of the charter'),
  drafted: text('已按「{name}」起草', 'Drafted from “{name}”'),
  laidOut: text('已列出條款標題', 'The headings of the clauses stand'),
  tookOver: text('已帶入 {n} 行明細', 'Took over {n} lines'),
  clauses: text('章程要求的條款', 'Clauses that the charter wants'),
  clauseDone: text('已寫', 'there'),
  clauseMissing: text('還缺', 'missing'),
  clausesDone: text('{done} / {all}', '{done} of {all}'),
  clausesWhole: text('條款齊全', 'Every clause is there'),
  performance: text('履行情況', 'Performance'),
  milestoneDone: text('今天完成', 'Done today'),
  noMilestones: text('還沒有履行節點，在「履行記錄」裡加上', 'There are no milestones yet; add them under “Performance”'),
  dueOn: text('應於 {day}', 'due {day}'),
  doneOn: text('{day} 完成', 'done {day}'),
  late: text('逾期 {n} 天', '{n} d late'),
  doneLate: text('遲 {n} 天', '{n} d late'),
  defect: text('有缺陷', 'defect'),
  askChange: text('申請變更或解除', 'Ask for a change or termination'),
  changeTitle: text('{contract} 變更', 'Change of {contract}'),
  checkToday: text('記一次履約檢查', 'Note a progress check'),
  checkedOn: text('最近檢查 {day}', 'Last checked {day}'),
  neverChecked: text('還沒有檢查過', 'Not checked yet'),
}

/** Lines that the headings of a clause begin with, to be written over. */
export const clauseLines = {
  duties: [text('甲方的權利與義務', 'Rights and duties of party A'), text('乙方的權利與義務', 'Rights and duties of party B')],
  breach: [text('甲方違約的責任', 'When party A is in breach'), text('乙方違約的責任', 'When party B is in breach')],
  disputes: [text('協商', 'Negotiation'), text('仲裁或訴訟的約定', 'Arbitration or court')],
}
