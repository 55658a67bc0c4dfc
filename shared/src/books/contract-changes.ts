import { parseShelf } from '../vocabulary/address.ts'
import { text as wording } from '../vocabulary/text.ts'
import { changeDemands, effectDemands } from './contract-demands.ts'
import { contractOf, isMajor } from './contract-figures.ts'
import type { ShelfScope, ShelvingInput, ValuesOf } from './define-book.ts'
import { defineBook } from './define-book.ts'
import type { Actor, ComputedInput, World } from './field-kinds.ts'
import { choice, computed, customer, date, file, link, member, money, richText, text, texts } from './field-kinds.ts'
import { linkIn, stringIn } from './read-values.ts'

/** Who notes beside the text, once it is closed, that the supplement was signed. */
const keepers: readonly Actor[] = ['@owner', 'contract', 'custodian', 'superior']

const shelfOfContract = ({ values }: ShelvingInput) => parseShelf(linkIn(values.contract)?.shelf ?? '')

/** The group that the contract's shelf is of; the maker's where that says none. */
function scopeOf(input: ShelvingInput): ShelfScope {
  const scope = shelfOfContract(input)?.scope
  if (scope === undefined) return input.me.group === undefined ? 'all' : `group:${input.me.group}`
  return scope === 'all' ? 'all' : 'group' in scope ? `group:${scope.group}` : `member:${scope.member}`
}

/** A termination always goes the way of what is major where its contract does. */
const isMajorChange = (change: ComputedInput, world: World): boolean => {
  const contract = contractOf(change, world)
  return contract !== undefined && isMajor(contract, world)
}

/**
 * Changes and terminations of contracts, each with its written supplement; one that took effect counts in the ledger by
 * itself (domain B16). ⇐ S3: 3.2.5a–b
 */
export const contractChanges = defineBook({
  id: 'contractChanges',
  name: wording('合同變更與解除', 'Contract changes'),
  purpose: wording('簽訂之後的變更與解除：為何要改，改了什麼，書面協議簽了沒有；生效後臺賬自動跟著變。', 'Changes and terminations after the signature: why, what, and whether the supplement is signed; once in effect the ledger follows by itself.'),
  one: wording('合同變更', 'Contract change'),
  icon: 'file-diff',
  under: 'dealings',
  version: 1,
  fields: {
    title: text('事由', 'Subject', { required: true, maxLength: 200 }),
    contract: link('原合同', 'Contract', 'contracts', { required: true, material: true }),
    customer: customer('客戶', 'Customer', { material: true }),
    owner: member('經辦人', 'Responsible', { required: true, handedOn: ['draft', 'inReview', 'agreed'] }),
    kind: choice('類別', 'Kind', { change: ['變更', 'Change'], termination: ['解除', 'Termination'] }, { required: true }),
    cause: choice('原因', 'Cause', {
      forceMajeure: ['不可抗力', 'Force majeure'],
      market: ['市場變化', 'Market'],
      customer: ['客戶要求', 'Customer'],
      other: ['其他', 'Other'],
    }, { required: true }),
    content: richText('變更內容', 'Content', { required: true, reviewable: true }),
    supplement: file('書面協議', 'Written supplement', { required: true }),
    amountDelta: money('金額增減', 'Amount change', { material: true, sums: true, hint: wording('減少寫負數；解除時寫不再履行的金額', 'Write less than zero for a reduction; with a termination, what is performed no more') }),
    newUntil: date('新履行期止', 'New end date', { material: true }),
    major: computed('按重大合同審核', 'Reviewed as major', 'flag', wording('原合同是重大合同', 'Its contract is a major one'), isMajorChange),
    effectiveAt: date('生效日期', 'Effective on', { material: true, annotates: keepers }),
    signedCopy: file('簽署件', 'Signed copy', { annotates: keepers }),
  },
  sections: [
    { label: wording('變更', 'Change'), fields: ['title', 'contract', 'customer', 'kind', 'cause', 'owner', 'major'] },
    { label: wording('內容', 'Content'), fields: ['content', 'amountDelta', 'newUntil', 'supplement'] },
    { label: wording('生效', 'Effect'), fields: ['effectiveAt', 'signedCopy'] },
  ],
  // With its contract.
  shelve: { scope: scopeOf, period: 'year', on: (input) => { const period = shelfOfContract(input)?.period; return period === undefined ? undefined : `${period.slice(0, 4)}-01-01` } },
  access: { read: ['group', 'service', 'ops', 'chain', 'contract', 'custodian', 'legal', 'finance', 'leader'], write: ['group', 'chain', 'contract', 'custodian', 'legal', 'finance', 'leader'] },
  editors: ['@owner', '@made', 'contract', 'superior'],
  states: texts({ draft: ['草擬', 'Draft'], inReview: ['審核中', 'In review'], agreed: ['已同意', 'Agreed'], effective: ['已生效', 'In effect'], rejected: ['不同意', 'Rejected'] }),
  initial: 'draft',
  settled: ['effective', 'rejected'],
  frozen: ['inReview', 'agreed', 'effective', 'rejected'],
  reviews: ['agree'],
  // What was agreed is signed by both sides, and takes effect on its day.
  owed: { by: ['owner'], due: 'effectiveAt', while: ['agreed'], undated: true },
  moves: {
    submit: { label: wording('提交審核', 'Submit for review'), from: ['draft'], to: 'inReview', by: ['@owner', '@made', 'contract'], demands: changeDemands, sealed: true, chain: 'contractChange', primary: true },
    agree: { label: wording('同意', 'Agree'), from: ['inReview'], to: 'agreed', by: ['contract', 'lead', 'head', 'deputy', 'legal', 'finance', 'leader'], notifies: ['@owner'], note: 'optional', sealed: true, decides: 'approve', primary: true },
    return: { label: wording('退回修改', 'Return'), from: ['inReview'], to: 'draft', by: ['contract', 'lead', 'head', 'deputy', 'legal', 'finance', 'leader'], notifies: ['@owner'], note: 'required', sealed: true, decides: 'return' },
    reject: { label: wording('不同意', 'Reject'), from: ['inReview'], to: 'rejected', by: ['lead', 'head', 'deputy', 'legal', 'leader'], notifies: ['@owner'], note: 'required', sealed: true, decides: 'return' },
    withdraw: { label: wording('撤回', 'Withdraw'), from: ['inReview', 'agreed'], to: 'draft', by: ['@owner', '@made'], note: 'required' },
    takeEffect: { label: wording('生效', 'Take effect'), from: ['agreed'], to: 'effective', by: ['@owner', 'contract', 'custodian'], needs: ['effectiveAt', 'signedCopy'], demands: effectDemands, tells: ['head', 'finance', 'ops'], sealed: true, primary: true },
  },
  title: (values, naming) => stringIn(values.title) ?? [naming.choice('kind', values.kind), naming.page(values.contract, 'contracts')].filter((part) => part !== '').join(' · '),
  list: { columns: ['title', 'contract', 'kind', 'cause', 'amountDelta', 'newUntil', 'effectiveAt'], sort: 'effectiveAt', descending: true },
  defaults: ({ me }) => ({ owner: me.id, kind: 'change' }),
  timeline: { about: 'contract', also: 'customer', on: 'effectiveAt', text: (values, naming) => [naming.choice('kind', values.kind), stringIn(values.title)].filter((part) => part !== undefined && part !== '').join(' · '), steps: ['submit', 'takeEffect'] },
})

export type ContractChange = ValuesOf<typeof contractChanges>
