import { who } from '../cast/people.ts'
import type { Season } from '../cast/products.ts'
import type { Block } from '../stage/rich-text.ts'
import { bullets, h, numbered, p, strong, table } from '../stage/rich-text.ts'

/** A target of a plan; `measure` says which book fills it. */
export interface Goal {
  readonly metric: string
  readonly target: number
  readonly unit: string
  readonly measure?: 'visits' | 'newFiles' | 'tasksDone'
  readonly assignedTo?: string
}

export interface PlanText {
  readonly body: readonly Block[]
  readonly goals: readonly Goal[]
}

type Span = 'annual' | 'quarter' | 'month'
type Unit = 'department' | 'sales' | 'operations' | 'service'

const goal = (metric: string, target: number, unit: string, measure?: Goal['measure'], assignedTo?: string): Goal => ({
  metric, target, unit, ...(measure === undefined ? {} : { measure }), ...(assignedTo === undefined ? {} : { assignedTo }),
})

/** What the centre and its departments set themselves for the year, the quarter and the month. */
export const unitPlans = ({ festival }: Season): Readonly<Record<Span, Readonly<Record<Unit, PlanText>>>> => ({
  annual: {
    department: {
      body: [
        h(2, '年度主线'), p('把节庆福利从一次性买卖做成年度框架，', strong('先把答应客户的事做准，再谈做大。')),
        h(2, '四件要紧事'), numbered('A 级客户全部签年度框架；', '分送错址率归零；', '满意度不低于 8.8；', '新人当年独立。'),
        h(2, '分工'), table(['部门', '主责', '配合'], ['销售部', '框架与回款', '客服回访'], ['运营部', '交付与质量', '销售排期'], ['客户服务部', '满意度与投诉', '运营改进']),
      ],
      goals: [goal('销售额', 960, '万元'), goal('客户满意度', 8.8, '分'), goal('完成的拜访与沟通', 1_300, '次', 'visits'), goal('新建客户档案', 48, '份', 'newFiles')],
    },
    sales: {
      body: [h(2, '年度销售计划'), p('四家 A 级、八家 B 级是底盘，十二家潜在客户每季淘汰一次。'), bullets('框架优先于单笔；', '回款写进每一份报价；', '客户原话进档案。')],
      goals: [goal('销售额', 960, '万元'), goal('新增合作客户', 16, '家'), goal('完成的拜访与沟通', 1_050, '次', 'visits'), goal('逾期率', 3, '%')],
    },
    operations: {
      body: [h(2, '年度运营计划'), p('首件检、批次、分送复核三件事做成制度。'), bullets('外购件首件检全覆盖；', '安全线每季重算；', '月末互盘。')],
      goals: [goal('按期交付率', 98, '%'), goal('盘点差异率', 0.3, '%'), goal('办结事项', 120, '件', 'tasksDone')],
    },
    service: {
      body: [h(2, '年度客服计划'), p('从「记数量」改为「记环节」，投诉只有一个口径。'), bullets('按级别回访；', '投诉写客户要什么；', '低分写原话。')],
      goals: [goal('满意度', 8.8, '分'), goal('投诉按时答复率', 98, '%'), goal('完成的回访', 260, '次', 'visits')],
    },
  },
  quarter: {
    department: {
      body: [h(2, '本季重点'), p(`${festival}备货与分送是本季唯一的大仗，其他事情给它让路。`), numbered('四家 A 级客户签约；', '备货缺口清零；', '客服与运营联合排班。'), h(2, '不做什么'), bullets('不接三十份以下的异地急单；', '不为单笔让价破坏信用要求。')],
      goals: [goal('销售额', 320, '万元'), goal('备货缺口', 0, '件'), goal('完成的拜访与沟通', 380, '次', 'visits')],
    },
    sales: {
      body: [h(2, '本季销售安排'), table(['客户级别', '目标', '节奏'], ['A 级', '全部签约', '每周一次'], ['B 级', '六家续订', '两周一次'], ['潜在', '三家试单', '按约定']), p('潜在客户每人只留三家，其余退回线索。')],
      goals: [goal('销售额', 320, '万元'), goal('完成的拜访与沟通', 310, '次', 'visits'), goal('新建客户档案', 14, '份', 'newFiles')],
    },
    operations: {
      body: [h(2, '本季运营安排'), numbered('内托切换；', '夜班两段排班；', '分送区十二区固定编号。'), p('插单当天答复，能不能都要说。')],
      goals: [goal('产能', 460, '份/天'), goal('破损率', 0.8, '%'), goal('办结事项', 40, '件', 'tasksDone')],
    },
    service: {
      body: [h(2, '本季客服安排'), bullets('回访按级别排进日历；', '分送客户抽 5% 收货人；', '缺陷流程成文。')],
      goals: [goal('满意度', 8.7, '分'), goal('完成的回访', 75, '次', 'visits'), goal('办结事项', 30, '件', 'tasksDone')],
    },
  },
  month: {
    department: {
      body: [h(2, '本月三件事'), numbered('A 级客户报价与签约；', `${festival}备货缺口；`, '投诉口径统一。'), p('每周一看进度，月底总结会对账。')],
      goals: [goal('完成的拜访与沟通', 105, '次', 'visits'), goal('新建客户档案', 6, '份', 'newFiles'), goal('办结事项', 32, '件', 'tasksDone'), goal('销售额', 108, '万元')],
    },
    sales: {
      body: [h(2, '本月安排'), bullets('青禾、云杉、济和、望川四单报价做准；', '柏舟逾期结清前不发货；', '移交客户两周内交清。'), p('询价当天回，报价三天内出。')],
      goals: [goal('完成的拜访与沟通', 85, '次', 'visits'), goal('新建客户档案', 6, '份', 'newFiles'), goal('销售额', 108, '万元')],
    },
    operations: {
      body: [h(2, '本月安排'), numbered('安全线重算；', '纸浆内托切换；', '分送区划线。'), p('补录写实际发生日。')],
      goals: [goal('分送错址', 0, '件'), goal('复核退回率', 2, '%'), goal('办结事项', 12, '件', 'tasksDone')],
    },
    service: {
      body: [h(2, '本月安排'), bullets('一页答法；', '回访名单进日历；', '渗水投诉闭环。')],
      goals: [goal('完成的回访', 20, '次', 'visits'), goal('满意度', 8.6, '分'), goal('办结事项', 14, '件', 'tasksDone')],
    },
  },
})

const { director, salesLead, xu, zhou, he, deng, newcomer, opsLead, ops, serviceLead, lin, yao } = who

/** What each person means to do this month: in their own words, and the counts they are measured by. */
export const personalPlans: Readonly<Record<string, { readonly lines: readonly string[]; readonly goals: readonly Goal[] }>> = {
  [director]: { lines: ['陪访 A 级客户两次，只听不谈价。', '三部门口径统一，书面只发一份。', '评级与付款要求当月落地。'], goals: [goal('陪访', 2, '次', 'visits'), goal('投诉闭环', 1, '件')] },
  [salesLead]: { lines: ['青禾特价与框架一起谈。', '带新人走完三家移交客户。', '报价模板只留一份。'], goals: [goal('完成的拜访', 14, '次', 'visits'), goal('签约', 2, '家')] },
  [xu]: { lines: ['云杉中标并排好三地发货。', '闻笙投诉闭环、恢复试卖。', '景行软件做成样板单。'], goals: [goal('完成的拜访', 18, '次', 'visits'), goal('新建档案', 2, '份', 'newFiles')] },
  [zhou]: { lines: ['济和两款按科室登记不出错。', '柏舟逾期清掉一半以上。', '汇川年签条款定稿。'], goals: [goal('完成的拜访', 17, '次', 'visits'), goal('逾期收回', 2.6, '万元')] },
  [he]: { lines: ['启明校庆过校务会。', '沐野首批按时上架。', '学校类客户的政采格式整理成套。'], goals: [goal('完成的拜访', 15, '次', 'visits'), goal('新建档案', 2, '份', 'newFiles')] },
  [deng]: { lines: ['安澜周年庆签约。', '嘉木开业不缺货。', '衡信预付谈到三成。'], goals: [goal('完成的拜访', 14, '次', 'visits'), goal('新建档案', 2, '份', 'newFiles')] },
  [newcomer]: { lines: ['三家移交客户都见一面。', '十四个产品背熟。', '独立完成一次回访，不漏问。'], goals: [goal('完成的拜访', 8, '次', 'visits'), goal('办结事项', 2, '件', 'tasksDone')] },
  [opsLead]: { lines: ['首件检落成记录。', '夜班开起来，交接双签。', '分送路线与济和走一遍。'], goals: [goal('办结事项', 6, '件', 'tasksDone'), goal('分送错址', 0, '件')] },
  [ops]: { lines: ['安全线重算并上墙。', '补录全部写实际日期。', '内托切换不断料。'], goals: [goal('办结事项', 7, '件', 'tasksDone'), goal('盘点差异率', 0.3, '%')] },
  [serviceLead]: { lines: ['渗水投诉一个口径。', '流程初稿出来。', '节前值班不漏人。'], goals: [goal('回访', 4, '次', 'visits'), goal('办结事项', 4, '件', 'tasksDone')] },
  [lin]: { lines: ['一页答法上墙。', '投诉记录改写法。', '录音抽听二十条。'], goals: [goal('回访', 9, '次', 'visits'), goal('办结事项', 3, '件', 'tasksDone')] },
  [yao]: { lines: ['回访名单进日历。', '抽样按收货点分层。', '补发当天安排。'], goals: [goal('回访', 8, '次', 'visits'), goal('办结事项', 4, '件', 'tasksDone')] },
}
