import { who } from '../cast/people.ts'
import { at } from '../stage/calendar.ts'
import type { Act } from '../stage/play.ts'
import { bullets, numbered, p } from '../stage/rich-text.ts'
import type { Block } from '../stage/rich-text.ts'
import type { Planned, Setting } from './story.ts'
import { addressOf, minuteMs } from './story.ts'

const { director, salesLead, xu, zhou, he, deng, newcomer, opsLead, ops, serviceLead, lin, yao } = who

interface Post {
  readonly on: number
  readonly time: string
  readonly by: string
  readonly kind: 'notice' | 'question' | 'experience' | 'praise' | 'resource'
  readonly title: string
  readonly body: readonly Block[]
  readonly replies?: readonly (readonly [by: string, text: string])[]
  /** Who acknowledged it so far. */
  readonly acks?: readonly string[]
  readonly pinned?: boolean
  readonly closes?: boolean
}

/** Twelve posts of the month. */
const postsOf = (festival: string): readonly Post[] => [
  { on: 1, time: '09:05', by: director, kind: 'notice', title: '本月工作重点', body: [p('本月三件事，其他事给它们让路：'), numbered(`${festival}备货按预订量滚动，三个部门看同一张表`, '咨询两小时内答复，承诺的时间必须兑现', 'A 级客户每家一次当面回访')], acks: [salesLead, opsLead, serviceLead, xu, zhou, he, deng, ops, lin, yao], pinned: true },
  { on: 2, time: '14:20', by: xu, kind: 'question', title: '学校客户要发票分两张开，财务能不能办？', body: [p('启明中学说一半走工会、一半走办公经费，抬头相同，项目不同。')], replies: [[salesLead, '可以，合同里把两部分金额分开写清楚，财务宋薇澜已确认。'], [he, '我上季度这么开过，记得附清单。']], closes: true },
  { on: 4, time: '17:50', by: zhou, kind: 'experience', title: '医院送货：先找总务，再找科室', body: [p('济和医院这次一次进门，靠的是前一天把车牌报给总务。记几条：'), bullets('早上七点半前可以进内院，过点只能停后门', '科室收货要双人签字，带两份单', '冷藏品别放门卫处')], replies: [[deng, '同泽药房也一样，后门要绕一圈，提前说一声。']] },
  { on: 6, time: '10:15', by: serviceLead, kind: 'resource', title: '咨询答复口径（更新到本月）', body: [p('价格、交期、退换货三类常见问题的说法，按产品分好。拿不准的先承诺时间，再问负责人。'), bullets('加印司名：起订 100 份，交期加 5 天', '木铃茶礼不单拆，退换以整盒计')] },
  { on: 8, time: '09:30', by: salesLead, kind: 'notice', title: '欢迎叶青梧加入销售部', body: [p('今天报到，先跟许知遥、周明棠各走一周。三家移交客户的陪访已经排好。')], replies: [[newcomer, '谢谢大家，请多指教！'], [zhou, '欢迎，周四白露餐饮一起去。']], closes: true },
  { on: 9, time: '16:40', by: ops, kind: 'question', title: '暖杯密封圈换批次，旧库存怎么标？', body: [p('新旧两批外观一样，怕混发。')], replies: [[opsLead, '旧批次外箱贴黄签，系统里冻结，只走样品。']], closes: true },
  { on: 11, time: '11:10', by: director, kind: 'praise', title: '表扬：姚念禾一通电话留住一家客户', body: [p('沐野民宿箱角压坏，姚念禾当天答复、次日补发，客户把全年的节令果篮都交给了我们。')], replies: [[lin, '鼓掌！'], [salesLead, '向客服学习。']] },
  { on: 13, time: '15:25', by: he, kind: 'experience', title: '怎么跟行政谈分档礼盒', body: [p('别先报价，先问人数和场合。三档拿出来，对方自己会往中间那档走。'), bullets('先给样品，再给价格表', '把交期写在报价单第一行')] },
  { on: 15, time: '10:00', by: opsLead, kind: 'notice', title: '夜班排班与补贴标准', body: [p('从下周起开一条夜班线，名单和补贴标准见附表。有困难的今天下班前找我。')], acks: [ops, salesLead, serviceLead] },
  { on: 17, time: '14:05', by: deng, kind: 'resource', title: '产品图册新两页（纸浆内托、大容量杯）', body: [p('内托一页可以直接发客户；杯子照片下周补。')], replies: [[xu, '内托那页客户反馈不错。']] },
  { on: 19, time: '17:30', by: lin, kind: 'question', title: '客户问能不能看生产进度，怎么答？', body: [p('好几家都问，能不能给一张照片？')], replies: [[opsLead, '每周三拍一次产线，放在这里，大家自取。'], [yao, '拍的时候别带到别家的司名。']] },
  { on: 21, time: '18:10', by: director, kind: 'notice', title: '月底盘点与档案核对安排', body: [p('月底最后两天盘点仓库；各人名下客户档案核对一遍，缺项补齐，重复的报客服合并。')], acks: [salesLead, serviceLead, xu, lin], pinned: true },
]

/** What people posted, answered and acknowledged. */
export const boardActs = ({ calendar, season }: Setting): readonly Act[] =>
  postsOf(season.festival).flatMap(({ on, time, by, kind, title, body, replies = [], acks, pinned, closes }): readonly Act[] => {
    const post: Planned = { book: 'board' }
    const postedMs = at(calendar.day(on), time)
    const act = (minutes: number, member: string, run: Act['run']): Act => ({ atMs: postedMs + minutes * minuteMs, by: member, run })
    return [
      act(0, by, async (desk) => {
        post.link = await desk.create('board', { kind, title, by, postedOn: calendar.day(on), ...(acks === undefined ? {} : { ackNeeded: true }) })
        desk.write(addressOf(post), 'body', body)
      }),
      ...(pinned === true ? [act(1, by, (desk) => desk.move(addressOf(post), 'pin'))] : []),
      ...replies.map(([member, text], index) => act(12 + index * 17, member, (desk) => void desk.addRow(addressOf(post), 'replies', { by: member, at: desk.now(), text }))),
      ...(acks ?? []).map((member, index) => act(9 + index * 3, member, (desk) => void desk.addRow(addressOf(post), 'acks', { at: desk.now() }, member))),
      ...(closes === true ? [act(80, by, (desk) => desk.move(addressOf(post), 'close'))] : []),
    ]
  })
