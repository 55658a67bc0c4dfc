import type { Charter } from '@hebu/shared/charters/define-charter.ts'
import type { Directory, Member } from '@hebu/shared/vocabulary/directory.ts'
import { text } from '@hebu/shared/vocabulary/text.ts'

const post = (hant: string, en: string, functions: Charter['posts'][string]['functions'], guest = false): Charter['posts'][string] =>
  ({ label: text(hant, en), functions, ...(guest ? { guest } : {}) })

/** A small charter for tests of rules: two groups, one of each kind of post. */
export const smallCharter: Charter = {
  id: 'small',
  name: text('小部門', 'Small department'),
  summary: text('供測試', 'For tests'),
  preamble: [],
  groups: { east: text('東組', 'East'), west: text('西組', 'West') },
  posts: {
    manager: post('經理', 'Manager', ['head']),
    deputy: post('副經理', 'Deputy', ['deputy']),
    lead: post('組長', 'Lead', ['lead', 'sales']),
    rep: post('業務員', 'Rep', ['sales']),
    service: post('客服', 'Service', ['service']),
    finance: post('財務', 'Finance', ['finance'], true),
  },
  founder: 'manager',
  tiers: { key: { label: text('重點', 'Key') } },
  defaultTier: 'key',
  orderStages: [],
  cadences: {},
  chains: {},
  indicators: {},
  review: { cycles: ['month'], inputs: { superior: 100 }, interview: true },
  titles: {},
  limits: {},
  without: [],
  leaseDays: 30,
}

export const aMember = (id: string, given: Partial<Member> = {}): Member => ({
  id,
  name: id,
  code: id.slice(0, 3).toUpperCase(),
  post: 'rep',
  group: 'east',
  status: 'active',
  administrator: false,
  joinedAt: '2026-01-05T01:00:00.000Z',
  ...given,
})

/** Wang heads, Lin leads the east where Zhou is a rep, Shen is a rep in the west, He serves, Fang is a guest. */
export const smallDirectory = (change: (member: Member) => Member = (member) => member): Directory => ({
  revision: 1,
  workspace: { id: 'w1', name: '示例部', charter: 'small', timeZone: 'Asia/Shanghai' },
  members: [
    aMember('wang', { post: 'manager', group: undefined, administrator: true }),
    aMember('lin', { post: 'lead' }),
    aMember('zhou'),
    aMember('shen', { group: 'west' }),
    aMember('he', { post: 'service', group: 'west' }),
    aMember('fang', { post: 'finance', group: undefined }),
  ].map(change),
})
