import { text as wording } from '../vocabulary/text.ts'
import { archiveDemands, fulfilDemands, signDemands, submitDemands } from './contract-demands.ts'
import { amountNow, amountWorkings, changeLinks, endsAt, isBeingChanged, isMajor, isSealed, isTerminated, lineSum, linesTotal, milestonesReached, nextMilestone, sealUsesOf, paidSoFar } from './contract-figures.ts'
import type { ValuesOf } from './define-book.ts'
import { byGroupOf, defineBook } from './define-book.ts'
import type { Actor } from './field-kinds.ts'
import { checklist, choice, computed, customer, date, file, flag, link, longText, member, members, money, number, percent, richText, rows, text, texts } from './field-kinds.ts'
import { dutyOfCopy } from './contract-copies.ts'
import { pageNumberIn, stringIn } from './read-values.ts'
import { taskOfRow } from './resolution-tasks.ts'

/** Who keeps what is noted beside the text once it is closed: signature, copies, performance, archive. */
const keepers: readonly Actor[] = ['@owner', '@custodian', '@coEditors', 'contract', 'custodian', 'superior']

const archiveList = checklist('歸檔清單', 'Archive list', {
  text: ['合同文本', 'Text'],
  approvalForm: ['審批表', 'Approval form'],
  letters: ['往來函件', 'Letters'],
  supplements: ['補充協議', 'Supplements'],
  performance: ['履行記錄', 'Performance record'],
}, { annotates: keepers, hint: wording('沒有的也勾上，表示已查過；缺一項不能歸檔', 'Tick what does not exist as well, once you looked; nothing may be missing') })

/**
 * Contracts from draft to archive; their ledger is a view of the list (domain B15). The text is sealed with the page, and
 * therefore lies in the book's own volume. Where the charter keeps the register of seal uses, that alone says which seal was
 * used when; elsewhere a line does.
 * ⇐ S0: 3.1.4a–b · S1: 1.3.4 3.2.1a–b 3.2.2a–b 3.2.3a–b · S2: 2.2.2c 3.1.5a–c · S3: 2.2.1d 2.2.2b–c 2.2.3a–d 3.1.4a–c
 * 3.2.1 3.2.3a–b 3.2.4a–b 3.2.6 · S4: 3.3.2 3.3.3 6.2.3 6.4.1–3
 */
export const contracts = defineBook({
  id: 'contracts',
  name: wording('合同', 'Contracts'),
  purpose: wording('合同從起草、審核、簽訂、履行到歸檔都在這裡：寫了什麼，誰批的，到哪一步，何時到期。', 'Contracts from draft through review, signature and performance to the archive: what was agreed, who approved it, how far it is and when it ends.'),
  one: wording('合同', 'Contract'),
  icon: 'file-signature',
  under: 'dealings',
  version: 1,
  fields: {
    no: computed('合同編號', 'Contract no.', 'text', wording('簽訂時由服務器按年連續編號；在此之前是暫編號，按人按月計', 'The server counts them by year, without gaps, as they are signed; until then it is provisional, counted by member and month'), pageNumberIn('provisionalNo'), { numbers: true }),
    provisionalNo: text('暫編號', 'Provisional no.', { internal: true }),
    title: text('合同名稱', 'Title', { required: true, maxLength: 200 }),
    customer: customer('客戶', 'Customer', { required: true, material: true, keptAs: 'customerName' }),
    customerName: text('客戶名稱', 'Name of the customer', { internal: true }),
    owner: member('承辦人', 'Responsible', { required: true, material: true, handedOn: true }),
    coEditors: members('共同起草', 'Drafted with'),
    kind: choice('類別', 'Kind', { sale: ['銷售', 'Sale'], service: ['服務', 'Service'], framework: ['框架', 'Framework'] }),
    opportunity: link('來源商機', 'Opportunity', 'opportunities'),
    proposal: link('來源方案', 'Proposal', 'proposals'),
    template: link('合同範本', 'Template', 'contracts'),
    lines: rows('標的明細', 'Subject lines', {
      product: link('產品', 'Product', 'products', { fills: { item: 'name', spec: 'spec', unit: 'unit', price: 'listPrice' } }),
      item: text('名稱', 'Item', { required: true }),
      spec: text('規格', 'Spec'),
      qty: number('數量', 'Quantity', { required: true, min: 0 }),
      unit: text('單位', 'Unit'),
      price: money('單價', 'Unit price', { required: true }),
      sum: computed('小計', 'Sum', 'money', wording('數量乘以單價', 'Quantity times unit price'), lineSum, { sums: true }),
    }, { material: true }),
    linesTotal: computed('明細合計', 'Sum of the lines', 'money', wording('各行小計之和', 'What the lines add up to'), linesTotal, { adopts: 'amount', sums: true }),
    amount: money('合同金額', 'Amount', { required: true, material: true, sums: true }),
    amountNow: computed('現金額', 'Amount now', 'money', wording('簽訂金額加上已生效的變更', 'As signed, with the changes that took effect'), amountNow, { workings: amountWorkings, sums: true }),
    quality: longText('質量要求', 'Quality'),
    payment: rows('付款方式', 'Payment', {
      milestone: text('節點', 'Milestone', { required: true }),
      percent: percent('比例', 'Share'),
      amount: money('金額', 'Amount', { sums: true }),
      dueAt: date('應付日', 'Due'),
    }, { material: true }),
    deliverBy: date('交付時間', 'Deliver by', { material: true }),
    place: longText('履行地點與方式', 'Place and manner'),
    duties: richText('雙方權利義務', 'Rights and duties', { reviewable: true }),
    breach: richText('違約責任', 'Breach', { reviewable: true }),
    disputes: richText('爭議解決', 'Disputes', { reviewable: true }),
    clauseCheck: checklist('條款檢查', 'Clause check', {
      parties: ['當事人', 'Parties'],
      subject: ['標的', 'Subject'],
      quantity: ['數量', 'Quantity'],
      quality: ['質量', 'Quality'],
      price: ['價款', 'Price'],
      performance: ['期限、地點與方式', 'Term, place and manner'],
      breach: ['違約責任', 'Breach'],
      disputes: ['爭議解決', 'Disputes'],
      legality: ['合法性', 'Legality'],
    }, { annotates: ['contract', 'legal'] }),
    clauseResult: longText('檢查結論', 'Result of the check', { annotates: ['contract', 'legal'], hint: wording('合法性與完整性的結論，有疑問的條款寫在這裡', 'Whether it is legal and complete, and which clauses raise doubts') }),
    markedMajor: flag('標為重大', 'Marked as major', { hint: wording('達到章程的金額時自動算作重大；也可以手動標明', 'From the amount in the charter it is major by itself; it may also be marked') }),
    complex: flag('複雜業務', 'Complex'),
    major: computed('按重大合同審核', 'Reviewed as major', 'flag', wording('金額達到章程的標準，或標為重大、複雜', "The charter's amount is reached, or it is marked as major or complex"), isMajor),
    riskNote: longText('風險提示', 'Risk note'),
    creditMeasure: text('信用措施', 'Credit measure', { hint: wording('客戶檔案要求擔保或提高預付時，寫明本合同如何做到', "Where the customer's file requires a guarantee or prepayment: how this contract meets it") }),
    signedAt: date('簽訂日期', 'Signed', { material: true, annotates: keepers }),
    validFrom: date('履行期起', 'Valid from', { material: true, annotates: keepers }),
    validUntil: date('履行期止', 'Valid until', { material: true, annotates: keepers }),
    endsAt: computed('到期', 'Ends', 'date', wording('履行期止；有生效的變更時以變更為準', 'The end of the period, as changed where a change took effect'), endsAt, { late: wording('已過期 {days} 天', 'Ended {days} d ago') }),
    signedCopy: file('簽署件', 'Signed copy', { annotates: keepers }),
    // Where the charter keeps no register of seal uses, and of contracts from before there was one.
    sealUse: text('用印記錄', 'Seal use', { annotates: keepers, hint: wording('用印編號、印章與日期', 'Number of the seal use, which seal, and the day') }),
    sealUses: computed('用印登記', 'Seal uses', 'links', wording('「用印登記」中用於本合同的各次用印；保管人登記用印之後才算', 'The uses of a seal that the register has for this contract; each counts once its custodian registered it'), sealUsesOf, { stands: isSealed }),
    custodian: member('保管人', 'Custodian', { required: true, annotates: keepers }),
    copies: rows('副本分發', 'Copies', {
      to: text('部門或人員', 'To', { required: true }),
      member: member('負責人', 'Responsible'),
      duty: longText('履行職責', 'Duty'),
      dueAt: date('完成時間', 'Due'),
      at: date('分發日期', 'Sent'),
      task: computed('事項', 'Task', 'links', wording('簽訂時由此產生的事項', 'The task that this became with the signature'), taskOfRow),
    }, { annotates: keepers }),
    milestones: rows('履行記錄', 'Performance', {
      what: text('事項', 'What', { required: true }),
      dueAt: date('應完成', 'Due', { required: true }),
      doneAt: date('實際完成', 'Done'),
      quality: choice('質量', 'Quality', { ok: ['合格', 'As agreed'], defect: ['有缺陷', 'Defect'] }),
      paid: money('收到款項', 'Paid', { sums: true }),
      note: text('說明', 'Note'),
    }, { annotates: keepers }),
    paidSoFar: computed('已收款', 'Paid so far', 'money', wording('已完成的履行節點上記下的收款之和', 'What milestones that are done say was paid'), paidSoFar, { sums: true }),
    reached: computed('履行進度', 'Performed', 'text', wording('填了實際完成日期的事項，與全部事項', 'Milestones with a day on which they were done, of all'), milestonesReached),
    nextMilestone: computed('下一節點', 'Next milestone', 'date', wording('還沒有完成的事項中最早的日期', 'The earliest day of a milestone that is not done'), nextMilestone, { late: wording('逾期 {days} 天', '{days} d late') }),
    checks: rows('履約檢查', 'Progress checks', { at: date('日期', 'Date', { required: true, begins: 'now' }), by: member('檢查人', 'By', { begins: 'me' }), note: longText('情況', 'Finding', { required: true }) }, { annotates: keepers }),
    changes: computed('變更與解除', 'Changes', 'links', wording('本合同的變更與解除，新的在前', 'Changes and terminations of this contract, the latest first'), changeLinks),
    letters: file('往來函件', 'Letters', { annotates: keepers }),
    archiveList,
    paperLocation: text('紙質存放位置', 'Paper location', { annotates: keepers }),
  },
  sections: [
    { label: wording('合同要項', 'Essentials'), fields: ['no', 'title', 'customer', 'kind', 'owner', 'coEditors', 'opportunity', 'proposal', 'template', 'major', 'markedMajor', 'complex'] },
    { label: wording('標的與價款', 'Subject and price'), fields: ['lines', 'linesTotal', 'amountNow', 'amount', 'quality', 'payment', 'deliverBy', 'place'] },
    { label: wording('條款', 'Clauses'), fields: ['duties', 'breach', 'disputes', 'riskNote', 'creditMeasure', 'clauseCheck', 'clauseResult'] },
    { label: wording('簽訂與分發', 'Signature and copies'), fields: ['signedAt', 'validFrom', 'validUntil', 'endsAt', 'signedCopy', 'sealUse', 'sealUses', 'custodian', 'copies'] },
    { label: wording('履行', 'Performance'), fields: ['milestones', 'reached', 'nextMilestone', 'paidSoFar', 'checks', 'changes'] },
    { label: wording('歸檔', 'Archive'), fields: ['letters', 'archiveList', 'paperLocation'] },
  ],
  shelve: byGroupOf('owner', 'year'),
  // Everybody whom performance concerns reads the ledger; the guests of a review read and decide.
  access: { read: ['group', 'service', 'ops', 'chain', 'contract', 'custodian', 'legal', 'finance', 'leader'], write: ['group', 'chain', 'contract', 'custodian', 'legal', 'finance', 'leader'] },
  editors: ['@owner', '@coEditors', '@made', 'contract', 'superior'],
  states: texts({
    draft: ['草擬', 'Draft'],
    template: ['範本', 'Template'],
    inReview: ['審核中', 'In review'],
    returned: ['已退回', 'Returned'],
    approved: ['已批准', 'Approved'],
    signed: ['已簽訂', 'Signed'],
    performing: ['履行中', 'Performing'],
    changing: ['變更中', 'Changing'],
    fulfilled: ['已履行', 'Fulfilled'],
    archived: ['已歸檔', 'Archived'],
    terminated: ['已解除', 'Terminated'],
    void: ['已作廢', 'Void'],
  }),
  initial: 'draft',
  settled: ['template', 'fulfilled', 'archived', 'terminated', 'void'],
  frozen: ['inReview', 'approved', 'signed', 'performing', 'changing', 'fulfilled', 'archived', 'terminated', 'void'],
  closed: ['archived', 'void'],
  numbered: { into: 'provisionalNo', prefix: 'HT' },
  reviews: ['approve'],
  // What was approved is signed by both sides.
  owed: { by: ['owner'], due: 'signedAt', while: ['approved'], undated: true },
  moves: {
    submit: { label: wording('提交審核', 'Submit for review'), from: ['draft', 'returned'], to: 'inReview', by: ['@owner', '@coEditors', '@made', 'contract'], needs: ['title', 'customer', 'owner', 'custodian', 'kind', 'amount'], demands: submitDemands, sealed: true, chain: 'contract', primary: true },
    approve: { label: wording('批准', 'Approve'), from: ['inReview'], to: 'approved', by: ['lead', 'head', 'deputy', 'legal', 'finance', 'leader'], notifies: ['@owner', '@coEditors'], note: 'optional', sealed: true, decides: 'approve', primary: true },
    return: { label: wording('退回修改', 'Return'), from: ['inReview'], to: 'returned', by: ['lead', 'head', 'deputy', 'legal', 'finance', 'leader'], notifies: ['@owner', '@coEditors'], note: 'required', sealed: true, decides: 'return' },
    withdraw: { label: wording('撤回', 'Withdraw'), from: ['inReview'], to: 'returned', by: ['@owner', '@made'], note: 'optional' },
    revise: { label: wording('修改後重審', 'Revise and review again'), from: ['approved'], to: 'returned', by: ['@owner', '@coEditors', 'contract'], note: 'required' },
    sign: { label: wording('簽訂', 'Sign'), from: ['approved'], to: 'signed', by: ['@owner', '@custodian', 'contract'], needs: ['signedAt', 'validFrom', 'validUntil', 'signedCopy'], demands: signDemands, notifies: ['@coEditors', '@custodian'], tells: ['head', 'ops', 'finance', 'service'], sealed: true, series: 'HT', primary: true },
    perform: { label: wording('開始履行', 'Begin to perform'), from: ['signed'], to: 'performing', by: ['@owner', '@custodian', 'contract', 'ops'], primary: true },
    fulfil: { label: wording('履行完畢', 'Fulfilled'), from: ['performing'], to: 'fulfilled', by: ['@owner', '@custodian', 'contract'], demands: fulfilDemands, notifies: ['@custodian'], tells: ['head'], primary: true },
    archive: { label: wording('歸檔', 'Archive'), from: ['fulfilled', 'terminated'], to: 'archived', by: ['@custodian', 'contract', 'custodian'], demands: archiveDemands(archiveList), primary: true },
    reopen: { label: wording('取出檔案', 'Take out of the archive'), from: ['archived'], to: 'fulfilled', returns: true, by: ['@custodian', 'contract', 'head'], note: 'required' },
    change: { label: wording('進入變更', 'Being changed'), from: ['signed', 'performing'], to: 'changing', by: ['@owner', '@custodian', 'contract', 'superior'], automatic: true, due: isBeingChanged },
    settle: { label: wording('變更辦結', 'Change settled'), from: ['changing'], to: 'performing', returns: true, by: ['@owner', '@custodian', 'contract', 'superior'], automatic: true, due: (contract, world) => !isBeingChanged(contract, world) && !isTerminated(contract, world) },
    terminate: { label: wording('解除', 'Terminated'), from: ['signed', 'performing', 'changing'], to: 'terminated', by: ['@owner', '@custodian', 'contract', 'superior'], notifies: ['@custodian'], tells: ['head', 'finance'], automatic: true, due: isTerminated },
    void: { label: wording('作廢', 'Make void'), from: ['draft', 'returned', 'approved'], to: 'void', by: ['@owner', '@made', 'contract', 'superior'], note: 'required', abandons: true },
    keepAsTemplate: { label: wording('存為範本', 'Keep as a template'), from: ['draft'], to: 'template', by: ['contract', 'legal', 'head'], abandons: true },
    redraft: { label: wording('改回草稿', 'Back to a draft'), from: ['template'], to: 'draft', by: ['contract', 'legal', 'head'] },
  },
  title: (values) => String(values.title ?? ''),
  list: { columns: ['no', 'title', 'customer', 'amountNow', 'signedAt', 'validFrom', 'endsAt'], sort: 'signedAt', descending: true, names: 'title', quick: [
    { label: wording('我承辦的', 'Mine'), filters: 'owner:any:me' },
    { label: wording('在審核', 'In review'), filters: 'state:any:inReview' },
    { label: wording('履行中', 'Being performed'), filters: 'state:any:signed,performing,changing' },
    { label: wording('節點逾期', 'Milestones late'), filters: 'nextMilestone:when:overdue' },
    { label: wording('範本', 'Templates'), filters: 'state:any:template' },
  ] },
  defaults: ({ me }) => ({ kind: 'sale', owner: me.id, custodian: me.id }),
  timeline: {
    about: 'customer',
    also: 'opportunity',
    on: 'signedAt',
    text: (values, naming) => [stringIn(values.title), naming.member(values.owner)].filter((part) => part !== undefined && part !== '').join(' · '),
    steps: ['submit', 'approve', 'sign', 'perform', 'fulfil', 'terminate', 'archive'],
  },
  begets: { book: 'tasks', rows: 'copies', by: 'sign', values: dutyOfCopy },
})

export type Contract = ValuesOf<typeof contracts>
