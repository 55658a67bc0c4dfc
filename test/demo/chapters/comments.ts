import { mentionOf } from '@hebu/shared/codec/comments.ts'

import { who } from '../cast/people.ts'
import { at } from '../stage/calendar.ts'
import type { CustomerPlan } from './customers.ts'
import type { Acts, Setting } from './story.ts'
import { addressOf } from './story.ts'

/** Something that somebody said on the n-th working day of the month. */
interface Said {
  readonly day: number
  readonly time: string
  readonly by: string
  readonly text: string
}

interface Conversation extends Said {
  /** The customer whose file it is about, and the field where it is about one. */
  readonly on: string
  readonly field?: string
  readonly answers: readonly Said[]
  readonly resolved?: Omit<Said, 'text'>
}

const { director, salesLead, zhou, he, deng, serviceLead } = who

const conversations: readonly Conversation[] = [
  {
    on: 'qinghe', field: 'strategy', day: 8, time: '10:20', by: director, text: `${mentionOf(salesLead)} 特价测算出来以后，先把增减 5% 的口径和财务对一下，再发客户。`,
    answers: [
      { day: 8, time: '11:05', by: salesLead, text: '已对，按下单数量算，框架要点里单列了一条。' },
      { day: 9, time: '09:12', by: director, text: '口径可以，按这个报，预付三成那一版也带上。' },
    ],
    resolved: { day: 9, time: '09:40', by: salesLead },
  },
  { on: 'qinghe', day: 16, time: '15:48', by: serviceLead, text: `客户电话里问卡片寄语能不能换成手写体，${mentionOf(salesLead)} 麻烦跟进。`, answers: [{ day: 16, time: '16:30', by: salesLead, text: '可以换，打样加一天，已经和客户说了。' }] },
  {
    on: 'jiamuTwin', day: 14, time: '14:26', by: he, text: `和老档案电话相同、店名不同，${mentionOf(deng)} 你那边开票名称是哪一个？`,
    answers: [{ day: 15, time: '09:18', by: deng, text: '老店开票用全称，新店还没有开过票，等店长确认了再合并。' }],
  },
  { on: 'anlan', field: 'contacts', day: 18, time: '16:10', by: salesLead, text: `签样送到品牌部了。${mentionOf(deng)} 把签收人补到联系人里。`, answers: [{ day: 20, time: '09:05', by: deng, text: '已补，前台代签，经理随后确认。' }], resolved: { day: 20, time: '09:30', by: salesLead } },
  { on: 'jihe', field: 'preferences', day: 11, time: '10:42', by: zhou, text: '送货只收上午，护士站不收大箱，下次分三天送。', answers: [] },
]

/** What people say about customers on their files: asked, answered, resolved. */
export function commentActs({ calendar }: Setting, customers: readonly CustomerPlan[]): Acts {
  return conversations.flatMap((conversation) => {
    const customer = customers.find(({ script }) => script.key === conversation.on)
    if (customer === undefined) throw new Error(`no customer ${conversation.on} to talk about`)
    const atMs = ({ day, time }: Omit<Said, 'text' | 'by'>): number => at(calendar.day(day), time)
    let first = ''
    return [
      { atMs: atMs(conversation), by: conversation.by, run: (desk) => { first = desk.comment(addressOf(customer), { text: conversation.text, field: conversation.field }) } },
      ...conversation.answers.map((answer): Acts[number] => ({ atMs: atMs(answer), by: answer.by, run: (desk) => void desk.comment(addressOf(customer), { text: answer.text, replyTo: first }) })),
      ...(conversation.resolved === undefined ? [] : [{ atMs: atMs(conversation.resolved), by: conversation.resolved.by, run: (desk) => desk.resolve(addressOf(customer), first) } satisfies Acts[number]]),
    ] satisfies Acts
  })
}
