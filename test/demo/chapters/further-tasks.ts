import { who } from '../cast/people.ts'
import type { TaskPlan } from './tasks.ts'

/** Days are counted in working days of the month; above 22 they lie ahead. */
export interface FurtherTask extends Partial<Pick<TaskPlan, 'checker' | 'helpers' | 'priority' | 'why'>>, Pick<TaskPlan, 'title' | 'assignedBy' | 'assignee' | 'outcome' | 'notes'> {
  readonly made: number
  readonly due: number
  readonly customer?: string
  readonly putOffFrom?: number
  readonly reason?: string
}

const { director, salesLead, xu, zhou, he, deng, newcomer, opsLead, ops, serviceLead, lin, yao } = who

/** What was asked for outside of meetings, and what people set themselves. */
export const furtherTasks: readonly FurtherTask[] = [
  // From the director.
  { title: '青禾印务特价测算复核，附年度框架要点', assignedBy: director, assignee: salesLead, made: 7, due: 9, outcome: 'verified', priority: 'urgent', customer: 'qinghe', notes: ['按预付三成与全额月结各算一版', '框架要点五条，增减 5% 单列'] },
  { title: '三部门客户满意度一页报表', assignedBy: director, assignee: serviceLead, made: 4, due: 10, outcome: 'verified', helpers: [lin], notes: ['口径与销售对过，低分只列原话', '报表已发，改为每月第三个工作日出'] },
  { title: '供应商首件检制度一页纸', assignedBy: director, assignee: opsLead, made: 12, due: 17, putOffFrom: 15, reason: '等密封圈供应商补件', outcome: 'verified', notes: ['三类外购件先行', '供应商会上宣读通过'] },
  { title: '下季度人员编制与夜班补贴测算', assignedBy: director, assignee: opsLead, made: 18, due: 26, outcome: 'doing', notes: ['夜班按 6 人 20 晚测算，补贴两档'] },
  // The newcomer's first weeks.
  { title: '入职清单：文化、制度、流程三项学习与签字', assignedBy: salesLead, assignee: newcomer, made: 8, due: 12, outcome: 'verified', notes: ['制度与流程已学，各写半页小结', '三项签字完成'] },
  { title: '保密协议补签（报到第四天）', assignedBy: salesLead, assignee: newcomer, made: 9, due: 11, outcome: 'verified', priority: 'urgent', notes: ['人力资源秦以墨当面签收，原件归档'] },
  { title: '三家移交客户陪访各一次并写小结', assignedBy: salesLead, assignee: newcomer, made: 10, due: 24, outcome: 'doing', helpers: [xu], notes: ['白露餐饮已陪访，小结发陆经理'] },
  { title: '背熟 14 个产品的规格与起订量', assignedBy: newcomer, assignee: newcomer, made: 8, due: 22, checker: salesLead, outcome: 'done', notes: ['卡片做好，差暖杯两款', '14 个都过了一遍'] },
  // Standing in for somebody on leave.
  { title: '何雨岑请假两天：启明中学色样寄送代办', assignedBy: he, assignee: deng, made: 9, due: 11, outcome: 'verified', customer: 'qiming', notes: ['色样当天寄出，单号已发何雨岑'] },
  { title: '林疏桐请假：当天投诉电话转接与登记', assignedBy: serviceLead, assignee: yao, made: 13, due: 14, outcome: 'verified', notes: ['转接 6 通，登记 2 件'] },
  { title: '邓书禾请假：安澜仪表签样送达', assignedBy: deng, assignee: salesLead, made: 18, due: 19, checker: deng, outcome: 'done', customer: 'anlan', notes: ['签样已送品牌部，路经理签收'] },
  // Their own.
  { title: '核对嘉木家居两份档案是否同一客户', assignedBy: he, assignee: he, made: 14, due: 20, checker: salesLead, helpers: [deng], customer: 'jiamuTwin', outcome: 'overdue', notes: ['电话相同，店名不同，等店长确认开票名称'] },
  { title: '整理医疗类客户的送货禁区与时段', assignedBy: zhou, assignee: zhou, made: 3, due: 9, checker: salesLead, outcome: 'verified', notes: ['济和、晨曦、同泽三家完成'] },
  { title: '暖杯冻结批次处理费用清单交财务', assignedBy: opsLead, assignee: ops, made: 10, due: 16, outcome: 'verified', notes: ['退货运费、检测费、补发三项共列 11 笔'] },
  { title: '景行软件插画打样加急排期', assignedBy: xu, assignee: ops, made: 13, due: 18, checker: xu, customer: 'jingxing', outcome: 'verified', notes: ['周四夜班插一版', '样已交许知遥'] },
  { title: '更新产品图册：纸浆内托与大容量杯两页', assignedBy: salesLead, assignee: deng, made: 15, due: 25, outcome: 'doing', notes: ['内托页已排版，杯子照片未拍'] },
  { title: '沐野民宿箱角加护方案', assignedBy: yao, assignee: ops, made: 14, due: 23, checker: yao, customer: 'muye', outcome: 'doing', notes: ['试了护角条和加厚瓦楞两种'] },
  { title: '客服旺季录音抽听 20 条', assignedBy: serviceLead, assignee: lin, made: 16, due: 24, outcome: 'todo', notes: [] },
  { title: '远帆物流运力备忘跟签', assignedBy: salesLead, assignee: deng, made: 20, due: 23, customer: 'yuanfan', outcome: 'todo', notes: [] },
  { title: '旧款礼盒清库方案', assignedBy: director, assignee: salesLead, made: 6, due: 15, outcome: 'cancelled', why: '运营重算后旧款仅剩 60 套，转样品用，不再单独做方案', notes: [] },
]
