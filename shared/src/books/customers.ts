import { text as wording } from '../vocabulary/text.ts'
import { completeness, fileExpects, verifyBy } from './customer-file.ts'
import { isContractInForce, openContracts, openRecords, paidOnContracts, paidWorkings, signedRecords, signedThisYear } from './customer-contracts.ts'
import { nextFollowUpAt } from './customer-care.ts'
import { lastContactAt, outstanding, purchaseHistory, satisfactionScore } from './customer-figures.ts'
import type { ValuesOf } from './define-book.ts'
import { byGroupOf, defineBook } from './define-book.ts'
import { choice, choiceFrom, computed, date, file, flag, link, links, longText, member, members, number, rows, text, texts } from './field-kinds.ts'
import { mergeRecords, remainsOf } from './merge-records.ts'
import { creditAdvice, screeningScore, screeningWorkings, worthList } from './screening-figures.ts'
import { dealsOfYear, isQuiet, lastDealAt, tierDiffers, tierSuggested, tierWorkings } from './tier-figures.ts'

const ratings = { A: ['A', 'A'], B: ['B', 'B'], C: ['C', 'C'], D: ['D', 'D'] } as const

const remainsOfCircle = remainsOf('customers', 'merged', 'mergedInto')

/**
 * Customer files: one living file for each customer, the hub of everything (domain B3).
 * The book's own volume is the index that all staff read; the file and the credit record lie in companions.
 * ⇐ S0: 2.1b 2.2a–b 3.1.1 4.1a–b 4.2a–b 4.2d · S1: 2.2.1c 2.2.2a–b 2.2.3d–e 3.1.2a–b 4.2.1a–c ·
 * S2: 2.2.2d 2.2.4c 3.1.2 3.1.3b 7.1.1 · S3: 2.2.2b–c 3.3.1a–b 3.3.6 · S4: 2.2.3c 3.1.1–2 3.2.3 6.2.3 7.1.1
 */
export const customers = defineBook({
  id: 'customers',
  name: wording('客戶檔案', 'Customer files'),
  purpose: wording('每個客戶一份檔案：是誰、哪一級、誰負責、需要什麼，以及與他往來的全部記錄。', 'One file for each customer: who they are, their tier and owner, what they need, and everything that happened with them.'),
  one: wording('客戶', 'Customer'),
  icon: 'contact-round',
  version: 1,
  fields: {
    name: text('客戶名稱', 'Name', { required: true, maxLength: 120 }),
    kind: choice('客戶類型', 'Kind', {
      enterprise: ['企業', 'Enterprise'],
      institution: ['機關事業', 'Institution'],
      school: ['學校', 'School'],
      channel: ['渠道', 'Channel'],
      individual: ['個人', 'Individual'],
    }),
    industry: text('行業', 'Industry'),
    scale: choice('規模', 'Scale', { large: ['大型', 'Large'], medium: ['中型', 'Medium'], small: ['小型', 'Small'] }),
    region: text('地區', 'Region'),
    address: text('地址', 'Address', { part: 'file' }),
    source: choice('來源渠道', 'Source', {
      industryReport: ['行業報告', 'Industry report'],
      web: ['網絡', 'Web'],
      directory: ['企業名錄', 'Directory'],
      social: ['社交平臺', 'Social platform'],
      expo: ['展會', 'Expo'],
      referral: ['客戶推薦', 'Referral'],
      walkIn: ['上門', 'Walk-in'],
      inquiry: ['諮詢轉入', 'Inquiry'],
    }),
    contacts: rows('聯繫人', 'Contacts', {
      name: text('姓名', 'Name', { required: true }),
      title: text('職務', 'Title'),
      phone: text('電話', 'Phone', { format: 'phone' }),
      email: text('郵箱', 'Email', { format: 'email' }),
      decides: flag('可決策', 'Decides'),
      note: text('備註', 'Note'),
    }, { required: true, part: 'file' }),
    businessScope: longText('業務範圍', 'Business scope', { part: 'file' }),
    operating: longText('經營狀況', 'Operating condition', { part: 'file' }),
    decisionProcess: longText('決策流程', 'Decision process', { part: 'file' }),
    needs: longText('需求與痛點', 'Needs and pains', { part: 'file' }),
    preferences: longText('偏好', 'Preferences', { part: 'file' }),
    potentialScore: number('潛在價值', 'Potential value', { min: 0, max: 100 }),
    willingness: choice('合作意向', 'Willingness', { high: ['高', 'High'], mid: ['中', 'Mid'], low: ['低', 'Low'] }),
    standing: choice('實力信譽', 'Standing', { leading: ['領先', 'Leading'], sound: ['良好', 'Sound'], weak: ['一般', 'Ordinary'] }),
    keyDevelopment: flag('重點開發', 'Key development'),
    screeningScore: computed('篩選評分', 'Screening score', 'number', wording('規模、實力信譽、潛在價值與合作意向的平均，滿分 100；四項都填了才評', 'The mean of scale, standing, potential value and willingness, out of 100; once all four are known'), screeningScore, { workings: screeningWorkings, whenTold: true }),
    worthDeveloping: computed('宜列入重點開發', 'Worth developing', 'flag', wording('篩選評分達到 60 的線索與已篩選客戶，由人確認', 'Prospects with a screening score of 60; a person confirms it'), worthList, { adopts: 'keyDevelopment', whenTold: true }),
    tier: choiceFrom('客戶級別', 'Tier', 'tiers', { required: true, material: true }),
    tierSuggested: computed('建議級別', 'Suggested tier', 'choice', wording('按近十二個月的金額、次數與潛在價值評分，由人確認', 'Scored by the amount and number of deals of twelve months and the potential value; a person confirms it'), tierSuggested, { workings: tierWorkings, adopts: 'tier' }),
    tierDiffers: computed('與建議級別不同', 'Differs from the suggested tier', 'flag', wording('現在的級別不是建議的級別', 'The tier is not the one suggested'), tierDiffers),
    owner: member('負責人', 'Owner', { required: true, material: true, handedOn: true }),
    coOwners: members('協同人', 'Co-owners'),
    strategy: longText('關係維護策略', 'Care strategy', { part: 'file' }),
    consents: rows('信息使用同意', 'Data-use consents', {
      purpose: text('用途', 'Purpose'),
      given: flag('同意', 'Given'),
      at: date('日期', 'Date', { begins: 'now' }),
      evidence: file('憑據', 'Evidence'),
    }, { part: 'file' }),
    paperLocation: text('紙質檔案位置', 'Paper file location', { part: 'file' }),
    verifiedAt: date('最近核實', 'Last verified'),
    lossReason: longText('流失原因', 'Loss reason', { part: 'file' }),
    creditNeed: text('信用措施要求', 'Credit measure required', {
      part: 'file',
      hint: wording('只公開要求的結果，不公開信用等級', 'Only what is required shows here, not the rating'),
    }),
    creditRating: choice('信用等級', 'Credit rating', ratings, { part: 'secret', material: true, annotates: ['head', 'finance'] }),
    creditAdvice: computed('章程要求的信用措施', 'What the charter asks for', 'list', wording('信用等級為 C、D 時章程對合同的要求；寫入「信用措施要求」後，合同才提交得了', 'What the charter asks of contracts with a rating of C or D; once it stands under “Credit measure required”, no contract is handed in without it'), creditAdvice, { part: 'secret', whenTold: true }),
    creditReviews: rows('信用評估', 'Credit reviews', {
      at: date('日期', 'Date', { begins: 'now' }),
      by: member('評估人', 'By', { begins: 'me' }),
      basis: longText('依據', 'Basis'),
      rating: choice('等級', 'Rating', ratings),
      measure: choice('措施', 'Measure', { none: ['無', 'None'], guarantee: ['擔保', 'Guarantee'], prepay: ['提高預付', 'Higher prepayment'] }),
    }, { part: 'secret', annotates: ['head', 'finance'] }),
    mergedInto: link('併入的客戶', 'Merged into', 'customers', { internal: true }),
    notTheSame: links('不是同一家', 'Not the same', 'customers', { internal: true }),
    merges: mergeRecords(),
    fileMerges: mergeRecords('file'),
    secretMerges: mergeRecords('secret'),
    history: computed('購買歷史', 'Purchase history', 'links', wording('已下的訂單，新的在前', 'Orders placed, the newest first'), purchaseHistory),
    lastContactAt: computed('最近聯繫', 'Last contact', 'date', wording('最近一次已完成的拜訪、溝通或回訪', 'The latest visit, call or return visit that took place'), lastContactAt),
    nextFollowUpAt: computed('下次回訪', 'Next follow-up', 'date', wording('約定而尚未兌現的最早日期', 'The earliest date agreed on that no contact has answered yet'), nextFollowUpAt),
    satisfactionScore: computed('滿意度', 'Satisfaction', 'number', wording('最近一份滿意度答卷，滿分 100', 'The latest survey answer, out of 100'), satisfactionScore),
    lastDealAt: computed('最近成交', 'Last deal', 'date', wording('最近一次訂單、合同或成交的商機', 'The latest order, contract or won opportunity'), lastDealAt),
    dealsOfYear: computed('近一年成交次數', 'Deals of twelve months', 'number', wording('近十二個月的訂單、合同或成交的商機；兩次以上是回頭客', 'Orders, contracts or won opportunities of twelve months; two make a customer who comes back'), dealsOfYear),
    quiet: computed('久未成交', 'Without a deal for long', 'flag', wording('合作中的客戶，超過章程規定的月數沒有成交', 'An active customer without a deal for longer than the months of the charter'), isQuiet, { whenTold: true }),
    signedThisYear: computed('本年簽訂', 'Signed this year', 'money', wording('今年簽訂的合同，連同已生效的變更；只計您能看到的', 'Contracts signed this year, with the changes that took effect; those that you may read'), signedThisYear, { records: signedRecords, whenTold: true, sums: true }),
    openContracts: computed('在履行合同', 'Open contracts', 'money', wording('已簽訂、還沒有履行完的合同現在的金額；只計您能看到的', 'What contracts that are being performed are worth now; those that you may read'), openContracts, { records: openRecords, whenTold: true, sums: true }),
    paidOnContracts: computed('其中已收', 'Paid of these', 'money', wording('在履行合同的節點上記下的收款', 'What the milestones of open contracts say was paid'), paidOnContracts, { workings: paidWorkings, records: openRecords, whenTold: true, sums: true }),
    outstanding: computed('未收款', 'Outstanding', 'money', wording('應收金額減去已收款', 'Amounts due less receipts'), outstanding, { whenTold: true, sums: true }),
    complete: computed('完整度', 'Completeness', 'percent', wording('應有的內容填了多少', 'How much of what is expected is filled in'), completeness),
    nextVerifyAt: computed('應核實', 'Verify by', 'date', wording('上次核實之後按級別再核實的日子', 'When the file is to be checked again, by its tier'), verifyBy),
  },
  sections: [
    { label: wording('基本情況', 'Basics'), fields: ['name', 'kind', 'industry', 'scale', 'region', 'source', 'address', 'contacts'] },
    { label: wording('分級與負責', 'Tier and owner'), fields: ['tier', 'tierSuggested', 'tierDiffers', 'owner', 'coOwners', 'willingness', 'potentialScore', 'standing', 'screeningScore', 'keyDevelopment', 'worthDeveloping'] },
    { label: wording('了解與維護', 'Knowing and caring'), fields: ['businessScope', 'operating', 'decisionProcess', 'needs', 'preferences', 'strategy'] },
    { label: wording('往來', 'Dealings'), fields: ['lastContactAt', 'nextFollowUpAt', 'lastDealAt', 'dealsOfYear', 'quiet', 'history', 'signedThisYear', 'openContracts', 'paidOnContracts', 'satisfactionScore', 'outstanding', 'lossReason'] },
    { label: wording('檔案與信用', 'File and credit'), fields: ['verifiedAt', 'nextVerifyAt', 'complete', 'paperLocation', 'consents', 'creditNeed', 'creditRating', 'creditAdvice', 'creditReviews'] },
  ],
  parts: {
    file: { label: wording('完整檔案', 'Full file'), access: { read: ['group', 'service', 'chain', 'contract'], write: ['group', 'service', 'chain'] } },
    secret: { label: wording('信用', 'Credit'), access: { read: ['head', 'finance'], write: ['head', 'finance'] } },
  },
  shelve: byGroupOf('owner'),
  access: { read: ['everyone', 'finance'], write: ['group', 'service', 'chain'] },
  editors: ['@owner', '@coOwners', 'service', 'superior'],
  states: texts({
    lead: ['線索', 'Lead'],
    screened: ['已篩選', 'Screened'],
    active: ['合作中', 'Active'],
    dormant: ['休眠', 'Dormant'],
    lost: ['流失', 'Lost'],
    invalid: ['作廢', 'Invalid'],
    merged: ['已合併', 'Merged'],
  }),
  initial: 'lead',
  frozen: ['invalid', 'merged'],
  moves: {
    screen: { label: wording('篩選通過', 'Screen'), from: ['lead'], to: 'screened', by: ['@owner', '@coOwners', 'superior'], needs: ['industry', 'scale', 'source'], primary: true },
    activate: { label: wording('成交', 'Deal made'), from: ['screened', 'dormant', 'lost'], to: 'active', by: ['@owner', '@coOwners', 'service', 'contract', 'superior'], notifies: ['head'], primary: true },
    // Taken back by `notYet`, it is not made again.
    begin: { label: wording('合同生效，轉為合作中', 'A contract came into force'), from: ['lead', 'screened', 'dormant', 'lost'], to: 'active', by: ['@owner', '@coOwners', 'service', 'contract', 'superior'], notifies: ['head', '@owner'], automatic: true, due: isContractInForce, abandons: true },
    notYet: { label: wording('撤回「合作中」', 'Not active after all'), from: ['active'], to: 'screened', returns: true, by: ['@owner', '@coOwners', 'service', 'contract', 'superior'], note: 'optional', abandons: true },
    sleep: { label: wording('轉為休眠', 'Go dormant'), from: ['active'], to: 'dormant', by: ['@owner', '@coOwners', 'superior'], notifies: ['@owner'] },
    lose: { label: wording('確認流失', 'Mark as lost'), from: ['screened', 'active', 'dormant'], to: 'lost', by: ['@owner', 'superior'], needs: ['lossReason'], notifies: ['head'] },
    invalidate: { label: wording('作廢', 'Invalidate'), from: ['lead', 'screened', 'dormant', 'lost'], to: 'invalid', by: ['lead', 'head'], note: 'required', abandons: true },
    merge: { label: wording('併入另一客戶', 'Merge into another'), from: ['lead', 'screened', 'active', 'dormant', 'lost'], to: 'merged', by: ['@owner', '@coOwners', 'lead', 'head'], note: 'optional', abandons: true, apart: true },
    separate: { label: wording('撤銷合併', 'Undo the merge'), from: ['merged'], to: 'screened', returns: true, by: ['@owner', '@coOwners', 'lead', 'head'], note: 'optional', abandons: true, apart: true },
    // Two that were merged into each other at the same time: one of them stays.
    remain: { label: wording('互相併入，保留這一份', 'Merged into each other, this one stays'), from: ['merged'], to: 'screened', returns: true, by: ['@owner', '@coOwners', 'service', 'superior', 'lead', 'head'], automatic: true, due: remainsOfCircle, abandons: true },
    restore: { label: wording('恢復', 'Restore'), from: ['invalid'], formerly: ['merged'], to: 'screened', by: ['lead', 'head'], note: 'required' },
  },
  identity: {
    name: 'name',
    phones: ['contacts/phone'],
    emails: ['contacts/email'],
    region: 'region',
    merge: 'merge',
    separate: 'separate',
    into: 'mergedInto',
    others: 'notTheSame',
    records: { own: 'merges', parts: { file: 'fileMerges', secret: 'secretMerges' } },
  },
  title: (values) => String(values.name ?? ''),
  list: { columns: ['name', 'tier', 'owner', 'industry', 'region', 'lastContactAt', 'nextFollowUpAt'], sort: 'name', quick: [
    { label: wording('待核實', 'To be verified'), filters: 'nextVerifyAt:when:overdue' },
    { label: wording('檔案不完整', 'Incomplete files'), filters: 'complete:range:,99' },
    { label: wording('建議調級', 'Tier to be reviewed'), filters: 'tierDiffers:is:yes' },
    { label: wording('重點開發', 'Key development'), filters: 'keyDevelopment:is:yes' },
    { label: wording('回頭客', 'Coming back'), filters: 'dealsOfYear:range:2,' },
    { label: wording('久未成交', 'No deal for long'), filters: 'quiet:is:yes' },
    { label: wording('逾期未聯繫', 'Contact overdue'), filters: 'nextFollowUpAt:when:overdue' },
  ] },
  dossier: {
    rank: 'tier',
    owner: 'owner',
    beside: 'coOwners',
    figures: ['nextFollowUpAt', 'lastContactAt', 'signedThisYear', 'openContracts', 'paidOnContracts', 'outstanding', 'creditNeed'],
    expects: fileExpects,
    complete: 'complete',
    verified: 'verifiedAt',
    verifyBy: 'nextVerifyAt',
    learns: [
      { into: 'needs', book: 'visits', about: 'customer', from: 'needsFound', on: 'happenedAt', once: 'done', settled: 'needsSettled' },
      { into: 'needs', book: 'followUps', about: 'customer', from: 'newNeeds', on: 'doneAt', once: 'done', settled: 'needsSettled' },
    ],
  },
  defaults: ({ me, defaultTier }) => ({ owner: me.id, ...(defaultTier === undefined ? {} : { tier: defaultTier }) }),
})

export type Customer = ValuesOf<typeof customers>
