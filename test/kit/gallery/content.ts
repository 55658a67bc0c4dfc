import type { Workspace } from '@hebu/web/workspace/workspace.ts'

const places = ['云岫市', '澄渡市', '鹿汀市', '梧溪市', '青檐镇', '汐见市', '松陵县']
const names = ['青禾', '闻笙', '鸣谷', '望舒', '拾光', '南乔', '远岫', '知白', '半夏', '长亭', '听澜', '晴川', '扶摇', '疏影', '揽月', '观棠']
const trades = [['印务', '印刷'], ['文创', '文创'], ['商贸', '商贸'], ['文具', '文具'], ['酒店', '酒店'], ['学校', '学校'], ['物流', '物流'], ['医院', '医院'], ['餐饮', '餐饮'], ['广告', '广告']] as const
const people = ['wang', 'lin', 'zhou', 'he', 'shen']
const tiers = ['key', 'core', 'general', 'potential']

const at = (day: string, time: string) => new Date(`${day}T${time}:00+08:00`).toISOString()

function make(workspace: Workspace, book: string, values: Readonly<Record<string, unknown>>) {
  const done = workspace.commands.create(book, values)
  if (!done.ok) throw new Error(`${book}: ${JSON.stringify(done.refusal)}`)
  return done.value
}

/** Fills a workspace with records of an invented department. */
export function fill(workspace: Workspace, customers: number): void {
  const { commands } = workspace
  const links = Array.from({ length: customers }, (_, index) => {
    const [trade, industry] = trades[(index * 3) % trades.length]!
    const name = `${places[(index * 5) % places.length]}${names[index % names.length]}示例${trade}${index >= 160 ? `${Math.floor(index / 160) + 1}店` : ''}`
    const link = make(workspace, 'customers', {
      name, industry, region: places[(index * 5) % places.length], owner: people[index % people.length], tier: tiers[index < 4 ? 0 : index < 12 ? 1 : index % 3 === 0 ? 3 : 2],
      scale: ['large', 'medium', 'small'][index % 3], source: 'referral', kind: 'enterprise', potentialScore: (index * 37) % 101,
      ...(index < 40 ? { contacts: [{ id: 'c1', cells: { name: '苏经理', title: '行政部', phone: `138 0000 ${1000 + index}`, decides: index % 2 === 0 } }, { id: 'c2', cells: { name: '梁小姐', title: '采购', phone: '021 5550 1234', email: 'liang@example.com' } }] } : {}),
    })
    if (index % 5 !== 4) commands.move({ book: 'customers', id: link.id }, 'screen')
    return link
  })
  const first = { book: 'customers', id: links[0]!.id }
  commands.set(first, 'needs', '年节礼盒与暖杯套装，约五万元；关心定制周期和首批样品的时间。\n上次第二批少 12 套，希望发货前双人核对。')
  commands.set(first, 'businessScope', '商业印刷、包装、年历与贺卡定制')
  commands.set(first, 'decisionProcess', '行政部提出 → 采购比价 → 总经理批准')
  commands.set(first, 'coOwners', ['lin', 'he'])
  for (let index = 0; index < 24; index++) {
    const day = `2026-11-${String(23 - (index % 20)).padStart(2, '0')}`
    const visit = make(workspace, 'visits', {
      customer: links[index % Math.min(links.length, 12)], kind: ['visit', 'call', 'online', 'email'][index % 4], by: [people[index % 3], ...(index % 4 === 0 ? ['lin'] : [])], contact: '苏经理',
      happenedAt: at(day, `${String(9 + (index % 8)).padStart(2, '0')}:20`), needsFound: '与行政部谈年节采购，预算约五万元，关心定制周期', nextStep: '送样', nextAt: `2026-11-${String(18 + (index % 12)).padStart(2, '0')}`, intent: ['high', 'mid', 'low'][index % 3],
    })
    if (index % 3 !== 2) commands.move({ book: 'visits', id: visit.id }, 'log')
  }
  const titles = ['向 8 家核心客户统一送样，附新价目', '发货清单双人核对写入流程文件', '整理三家竞品的团购价目', '与物流确认节前两周的发运窗口', '答复望舒文具的数量不符投诉', '核实闻笙文创档案', '准备月度总结会材料']
  for (const [index, title] of titles.entries()) {
    const task = make(workspace, 'tasks', { title, assignee: people[index % people.length], dueAt: `2026-11-${19 + Math.min(11, index * 2)}`, priority: index % 3 === 0 ? 'urgent' : 'normal', checker: 'wang' })
    if (index % 3 === 1) commands.move({ book: 'tasks', id: task.id }, 'start')
  }
  const meeting = make(workspace, 'meetings', {
    kind: 'weekly', title: '部门例会 · 第 48 周', startsAt: at('2026-11-23', '09:30'), place: '三楼会议室', chair: 'wang', recorder: 'lin', distribution: ['wang', 'lin', 'zhou', 'he'],
    agenda: [{ id: 'a1', cells: { topic: '上次决议回顾', by: '林晚', minutes: 10 } }, { id: 'a2', cells: { topic: '本周签约与月计划差额', by: '王砚', minutes: 20 } }, { id: 'a3', cells: { topic: '年节礼盒送样安排', by: '周启明', minutes: 15 } }],
    attendance: [{ id: 'wang', cells: { status: 'present' } }, { id: 'lin', cells: { status: 'present' } }, { id: 'zhou', cells: { status: 'excused', reason: '外出拜访' } }],
    resolutions: [{ id: 'r1', cells: { content: '向 8 家核心客户统一送样，附新价目', assignee: 'lin', dueAt: '2026-11-27' } }],
  })
  commands.move({ book: 'meetings', id: meeting.id }, 'open')
  make(workspace, 'plans', { level: 'department', period: 'month', periodKey: '2026-11', theme: 'sales', owner: 'wang', goals: [{ id: 'g1', cells: { metric: '签约金额', target: 1200000, unit: '元' } }, { id: 'g2', cells: { metric: '拜访', measure: 'visits', target: 60, unit: '次', assignedTo: 'lin' } }] })
  for (const day of ['2026-11-20', '2026-11-19', '2026-11-18']) make(workspace, 'reports', { kind: 'daily', periodKey: day })
}
