import { who } from '../cast/people.ts'
import type { Season } from '../cast/products.ts'
import { bullets, h, numbered, p, strong, table } from '../stage/rich-text.ts'
import type { Minutes } from './script.ts'
import { finished, overdue, verified } from './script.ts'

const { opsLead, ops } = who

/** The four Mondays of the operations department; the minutes of the last were sent back. */
export const operationsMeetings = ({ festival }: Season): readonly Minutes[] => [
  {
    agenda: [['库存与在途', '蒋若澄', 15], ['节前产能', '韩松亭', 20], ['数据准确性', '蒋若澄', 10]],
    discussion: ({ person }) => [
      h(2, '一、库存与在途'),
      table(['品类', '可用', '在途', '安全线', '说明'],
        ['望月礼盒', '1240', '800', '1000', '内托余量不足三周'],
        ['暖杯套装', '960', '0', '600', '一批待复检，已冻结 240'],
        ['木铃茶礼', '530', '400', '500', '铭牌另采'],
        ['云笺文具包', '2100', '0', '800', '学生款偏多']),
      h(2, '二、节前产能'),
      p(`${festival}前四周装配线按每天 420 份排，超过就要开夜班。`, strong('插单一律当天答复能不能，不拖到第二天。')),
      h(2, '三、数据'),
      bullets(['抽查 40 条出入库，错 2 条，都是补录时日期写成当天；', person(ops), ' 改补录表头。'], '安全线按近三个月出库重算。'),
    ],
    resolutions: [
      verified('补录表头加「实际发生日」，老表停用', ops, 2, '新表头已换，老表设只读'),
      verified('安全库存线按近三个月出库重算并公示', ops, 4, '重算 14 个品，6 个上调', '已贴仓库看板'),
      verified('节前装配线排班表（含夜班候选名单）', opsLead, 4, '夜班候选 11 人，均已签字同意'),
    ],
  },
  {
    agenda: [['上次决议回顾', '韩松亭', 5], ['杯盖渗水', '韩松亭', 25], ['内托切换', '蒋若澄', 10]],
    discussion: ({ person, customer }) => [
      h(2, '一、杯盖渗水'),
      p(customer('wensheng'), ' 退回的 36 套里 31 套渗水，集中在同一密封圈批次。供应商承认模具换人后没有首件检。'),
      numbered('该批次冻结 240 套全部退回供应商；', '已发出的按客户名单逐个通知，不等投诉；', '恢复供货前提：首件检记录、逐只灌水、批次可追。'),
      p(person(opsLead), '：这次先认错再查账，费用按合同向供应商追。'),
      h(2, '二、内托切换'),
      p('纸浆内托两版承重都过，第二版成本高 0.4 元，但不掉屑。', customer('wangchuan'), ' 选了第二版，建议全线切换。'),
    ],
    resolutions: [
      verified('冻结批次退回供应商并取得首件检记录', opsLead, 4, '退回 240 套，物流单已留存', '首件检与灌水记录已收，附在批次档'),
      verified('已发客户名单逐个通知，回执归档', ops, 3, '名单 17 家，全部电话通知', '14 家回执已收，3 家口头确认有记录'),
      verified('纸浆内托第二版全线切换的成本表', ops, 4, '按年 3.2 万份计，多 1.28 万元，少损耗约 0.6 万元'),
    ],
  },
  {
    agenda: [['上次决议回顾', '韩松亭', 10], ['分送发货方案', '韩松亭', 20], ['供应商评估', '韩松亭', 10]],
    discussion: ({ person, customer }) => [
      h(2, '一、分送发货方案'),
      p('三大单都要分送，仓库人手按「一单一组」排，', strong('装箱与复核不能是同一个人')),
      bullets([customer('jihe'), ' 走东门，晚六点后，分三天；'], [customer('yunshan'), ' 三地直寄约 300 件，面单提前两天生成；'], [customer('huichuan'), ' 夜班果篮改下午送。']),
      h(2, '二、供应商评估'),
      p(customer('baichuan'), ' 想供内托，样品已收。评估与它作为客户的事分开谈，', person(ops), ' 做承重、气味、掉屑三项。'),
    ],
    resolutions: [
      verified('济和医院夜间送货班次与东门卸货点图', opsLead, 3, '与总务石科长走过一遍，图已双方签字'),
      overdue('百川印包内托样三项测试报告', ops, 3, '承重、掉屑合格，气味要放置七天才能下结论'),
      finished('沃野农业果篮互供的损耗测算', ops, 4, '按 200 篮试算，市内 3.1%，外市 6.8%'),
    ],
  },
  {
    agenda: [['上次决议回顾', '韩松亭', 10], ['夜班与加班', '韩松亭', 15], ['盘点', '蒋若澄', 15]],
    discussion: ({ person }) => [
      h(2, '一、夜班'),
      p('下周起开夜班，每晚 6 人，先做青禾与济和两单。加班餐由部门出。'),
      h(2, '二、盘点'),
      p('月末盘点改成两人一组互盘，', person(ops), ' 出盘点路线图。差异当晚找，不留到第二天。'),
      bullets('冻结区单独盘；', '在途按面单核，不按口头。'),
    ],
    resolutions: [
      { content: '月末盘点路线图与分组', assignee: ops, due: 3, open: true, outcome: 'todo', notes: [] },
      { content: '夜班餐标准与签到办法', assignee: opsLead, due: 4, open: true, outcome: 'todo', notes: [] },
    ],
  },
]
