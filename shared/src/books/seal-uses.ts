import { text as wording } from '../vocabulary/text.ts'
import type { ValuesOf } from './define-book.ts'
import { byAll, defineBook } from './define-book.ts'
import { choice, computed, customer, dateTime, file, flag, link, longText, member, number, text, texts } from './field-kinds.ts'
import { pageNumberIn, stringIn } from './read-values.ts'

/** What the custodian registers is not for the applicant to fill in. */
const registered = { annotates: ['custodian'], theirs: true } as const

/**
 * The register of seal uses (domain B37): asked for, approved, used by the custodian, who counts them without gaps, and
 * given back. Which seals there are is a choice of the register until they have one of their own.
 * ⇐ S3: 3.2.3a 4.4.1–2 4.4.3
 */
export const sealUses = defineBook({
  id: 'sealUses',
  name: wording('用印登記', 'Seal uses'),
  one: wording('用印', 'Seal use'),
  purpose: wording('合同專用章、業務專用章每次使用都在這裡：誰申請、用在哪份文件、誰批准、何時用、何時歸還。', 'Every use of the contract and business seals: who asked, for which document, who approved, when it was used and given back.'),
  icon: 'stamp',
  under: 'control',
  version: 1,
  numbered: { into: 'provisionalNo', prefix: 'YY' },
  fields: {
    no: computed('用印編號', 'Number', 'text', wording('用印時由服務器按年連續編號；在此之前是暫編號', 'The server counts them by year, without gaps, as the seal is used; until then it is provisional'), pageNumberIn('provisionalNo'), { numbers: true }),
    provisionalNo: text('暫編號', 'Provisional no.', { internal: true }),
    purpose: text('用途', 'Purpose', { required: true, maxLength: 200 }),
    seal: choice('印章', 'Seal', { contractSeal: ['合同專用章', 'Contract seal'], businessSeal: ['業務專用章', 'Business seal'], other: ['其他', 'Other'] }, { required: true, material: true }),
    applicant: member('申請人', 'Applicant', { required: true }),
    contract: link('用印合同', 'Contract', 'contracts', { material: true }),
    customer: customer('對方', 'Other party', { keptAs: 'customerName' }),
    customerName: text('對方名稱', 'Name of the other party', { internal: true }),
    document: text('其他文件', 'Other document', { maxLength: 200, hint: wording('不是合同時，寫明文件名稱', 'Where it is no contract: what the document is called') }),
    attached: file('文件', 'Document file'),
    copies: number('份數', 'Copies', { required: true, min: 1, max: 10_000, material: true }),
    takenOut: flag('外帶', 'Taken out', { hint: wording('離開存放處使用，當天歸還', 'Used away from where it is kept, and given back the same day') }),
    custodian: member('保管人', 'Custodian', registered),
    usedAt: dateTime('用印時間', 'Used', registered),
    returnedAt: dateTime('歸還時間', 'Given back', registered),
    remark: longText('備註', 'Remark', registered),
  },
  sections: [
    { label: wording('申請', 'Application'), fields: ['no', 'purpose', 'seal', 'applicant', 'contract', 'customer', 'document', 'attached', 'copies', 'takenOut'] },
    { label: wording('登記', 'Registration'), fields: ['custodian', 'usedAt', 'returnedAt', 'remark'] },
  ],
  shelve: byAll('year'),
  access: { read: ['everyone', 'custodian', 'legal', 'finance', 'leader'], write: ['everyone', 'custodian', 'leader'] },
  editors: ['@applicant', '@made', 'custodian'],
  states: texts({ draft: ['草擬', 'Draft'], applied: ['已申請', 'Applied for'], approved: ['已批准', 'Approved'], used: ['已用印', 'Used'], returned: ['已歸還', 'Given back'], rejected: ['未批准', 'Not approved'] }),
  initial: 'draft',
  settled: ['returned', 'rejected'],
  frozen: ['applied', 'approved', 'used', 'returned', 'rejected'],
  reviews: ['approve'],
  awaits: ['use'],
  moves: {
    apply: { label: wording('申請用印', 'Apply'), from: ['draft', 'rejected'], to: 'applied', by: ['@applicant', '@made'], needs: ['purpose', 'seal', 'copies', 'contract|document'], sealed: true, chain: 'sealUse', primary: true },
    approve: { label: wording('批准', 'Approve'), from: ['applied'], to: 'approved', by: ['head', 'deputy', 'leader', 'custodian'], notifies: ['@applicant'], note: 'optional', sealed: true, decides: 'approve', primary: true },
    refuse: { label: wording('不批准', 'Refuse'), from: ['applied'], to: 'rejected', by: ['head', 'deputy', 'leader', 'custodian'], notifies: ['@applicant'], note: 'required', sealed: true, decides: 'return' },
    withdraw: { label: wording('撤回', 'Withdraw'), from: ['applied', 'approved'], to: 'draft', by: ['@applicant', '@made'], note: 'optional' },
    use: { label: wording('登記用印', 'Register the use'), from: ['approved'], to: 'used', by: ['custodian'], stamps: ['usedAt', 'custodian'], sealed: true, series: 'YY', notifies: ['@applicant'], primary: true },
    giveBack: { label: wording('登記歸還', 'Given back'), from: ['used'], to: 'returned', by: ['custodian'], stamps: ['returnedAt'], primary: true },
  },
  // A seal that is out is asked for from the moment of its use (S3-4.4.3).
  owed: { by: ['applicant', 'custodian'], due: 'usedAt', while: ['used'] },
  title: (values) => stringIn(values.purpose) ?? '',
  list: { columns: ['no', 'purpose', 'seal', 'applicant', 'contract', 'usedAt', 'returnedAt'], sort: 'usedAt', descending: true, names: 'purpose', quick: [
    { label: wording('未歸還', 'Not given back'), filters: 'state:any:used' },
    { label: wording('待批准', 'To be approved'), filters: 'state:any:applied' },
  ] },
  defaults: ({ me }) => ({ applicant: me.id, copies: 2, seal: 'contractSeal' }),
  timeline: { about: 'contract', also: 'customer', on: 'usedAt', text: (values, naming) => [naming.choice('seal', values.seal), stringIn(values.purpose)].filter((part) => part !== undefined && part !== '').join(' · '), steps: ['apply', 'use', 'giveBack'] },
})

export type SealUse = ValuesOf<typeof sealUses>
