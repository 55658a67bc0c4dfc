import { who } from '../cast/people.ts'
import { at } from '../stage/calendar.ts'
import type { Act } from '../stage/play.ts'
import { bullets, p } from '../stage/rich-text.ts'
import type { Planned, Setting } from './story.ts'
import { addressOf } from './story.ts'

const { director, salesLead, opsLead, ops, serviceLead, lin } = who

/** A task force in the story. */
export interface ProjectPlan extends Planned {
  readonly title: string
}

/** The one task force of the month, which gets the festival's goods ready; and one that is only proposed. */
export const planProjects = ({ season }: Setting): readonly [force: ProjectPlan, proposed: ProjectPlan] => [
  { book: 'projects', title: `${season.festival}备货专项小组` },
  { book: 'projects', title: '客户档案清理小组' },
]

/** What is done in them, its meetings aside. */
export function projectActs({ calendar, season }: Setting, [force, proposed]: ReturnType<typeof planProjects>): readonly Act[] {
  const act = (atMs: number, by: string, run: Act['run']): Act => ({ atMs, by, run })
  const rows: string[] = []
  const milestones: readonly (readonly [what: string, assignee: string, due: number, done?: number])[] = [
    ['各客户预订量汇总，按周滚动', salesLead, 6, 6],
    ['外购件首件检合格', ops, 12, 13],
    ['夜班排班与补贴方案批准', opsLead, 18, 18],
    ['首批大货入库，抽检合格率 98% 以上', opsLead, 27],
    ['全部客户确认送达时段', serviceLead, 33],
  ]
  const dayOf = (nth: number): string => (nth <= 22 ? calendar.day(nth) : calendar.workingDay(calendar.lastDay, nth - 22))
  return [
    act(at(calendar.day(4), '10:20'), director, async (desk) => {
      force.link = await desk.create('projects', { title: force.title, leader: opsLead, members: [opsLead, ops, salesLead, serviceLead, lin] })
    }),
    act(at(calendar.day(4), '16:10'), opsLead, (desk) => {
      desk.write(addressOf(force), 'goal', [
        p(`${season.festival}前一周，所有已签订单备齐入库；客户要的时段送得到，缺货提前十天告知。`),
        bullets('备货准确率 98%，缺货提前十天通知客户', '夜班不超过 20 晚，补贴在预算内', '每周三更新一次预订量，三个部门看同一张表'),
      ])
      for (const [what, assignee, due] of milestones) rows.push(desk.addRow(addressOf(force), 'milestones', { what, assignee, dueAt: dayOf(due) }))
    }),
    act(at(calendar.day(4), '17:30'), director, (desk) => desk.move(addressOf(force), 'start')),
    ...milestones.flatMap(([, , , done], index) => (done === undefined ? [] : [act(at(calendar.day(done), '17:45'), opsLead, (desk) => desk.setCell(addressOf(force), 'milestones', rows[index]!, 'doneAt', calendar.day(done)))])),
    act(at(calendar.day(20), '11:05'), salesLead, async (desk) => {
      proposed.link = await desk.create('projects', { title: proposed.title, leader: serviceLead, members: [serviceLead, lin, salesLead] })
      desk.write(addressOf(proposed), 'goal', [p('季度末前核对一遍全部客户档案：重复的合并，失效的作废，缺联系人的补齐。')])
      for (const [what, assignee, due] of [['列出疑似重复与缺项', lin, 24], ['逐户核实，负责人确认', salesLead, 32]] as const) desk.addRow(addressOf(proposed), 'milestones', { what, assignee, dueAt: dayOf(due) })
    }),
  ]
}
