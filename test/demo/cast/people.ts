import type { PlainDate } from '@hebu/shared/vocabulary/dates.ts'
import { addDays } from '@hebu/shared/vocabulary/dates.ts'
import type { Directory, Member } from '@hebu/shared/vocabulary/directory.ts'

import type { Calendar } from '../stage/calendar.ts'
import { at } from '../stage/calendar.ts'
import { keyOf } from './keys.ts'

/** Everybody is invented, and so is the company. */
export const company = '青檐示例礼品有限公司'
export const workspaceId = 'qingyan'
export const workspaceName = '青檐示例礼品·销售运营服务中心（虚构数据）'
export const timeZone = 'Asia/Shanghai'

/** Members by a short name for the story; the values are their ids. */
export const who = {
  director: 'gu-wenxi',
  salesLead: 'lu-xingzhou',
  xu: 'xu-zhiyao',
  zhou: 'zhou-mingtang',
  he: 'he-yucen',
  deng: 'deng-shuhe',
  newcomer: 'ye-qingwu',
  opsLead: 'han-songting',
  ops: 'jiang-ruocheng',
  serviceLead: 'su-jingtan',
  lin: 'lin-shutong',
  yao: 'yao-nianhe',
  hr: 'qin-yimo',
  legal: 'fang-jibai',
  finance: 'song-weilan',
  leaver: 'ren-tingquan',
} as const

export interface Person extends Omit<Member, 'status' | 'joinedAt'> {
  readonly joinedOn: PlainDate
  /** The last day, of those who have gone. */
  readonly leftOn?: PlainDate
  readonly guest?: boolean
}

/** The staff of twelve, three guests, and one who left last month. */
export function castOf(calendar: Calendar): readonly Person[] {
  const { director, salesLead, opsLead, serviceLead } = who
  const years = (count: number): PlainDate => addDays(calendar.day(1), -365 * count - 40)
  const person = (id: string, name: string, code: string, post: string, more: Partial<Person>): Person => ({
    id, name, code, post, administrator: false, language: 'zh-Hans', joinedOn: years(2), ...more,
  })
  const sales = (id: string, name: string, code: string, more: Partial<Person> = {}) => person(id, name, code, 'salesperson', { group: 'sales', superior: salesLead, ...more })
  const service = (id: string, name: string, code: string) => person(id, name, code, 'serviceStaff', { group: 'service', superior: serviceLead })
  return [
    person(director, '顾闻溪', 'GWX', 'director', { administrator: true, joinedOn: years(3) }),
    person(salesLead, '陆行舟', 'LXZ', 'salesLead', { group: 'sales', superior: director }),
    sales(who.xu, '许知遥', 'XZY'),
    sales(who.zhou, '周明棠', 'ZMT'),
    sales(who.he, '何雨岑', 'HYC', { joinedOn: years(1) }),
    sales(who.deng, '邓书禾', 'DSH', { joinedOn: years(1) }),
    sales(who.newcomer, '叶青梧', 'YQW', { joinedOn: calendar.day(8) }),
    person(opsLead, '韩松亭', 'HST', 'operationsLead', { group: 'operations', superior: director }),
    person(who.ops, '蒋若澄', 'JRC', 'operator', { group: 'operations', superior: opsLead, joinedOn: years(1) }),
    person(serviceLead, '苏静檀', 'SJT', 'serviceLead', { group: 'service', superior: director }),
    service(who.lin, '林疏桐', 'LST'),
    service(who.yao, '姚念禾', 'YNH'),
    person(who.hr, '秦以墨', 'QYM', 'hr', { guest: true }),
    person(who.legal, '方既白', 'FJB', 'legal', { guest: true }),
    person(who.finance, '宋微澜', 'SWL', 'finance', { guest: true }),
    sales(who.leaver, '任听泉', 'RTQ', { leftOn: addDays(calendar.day(1), -9) }),
  ]
}

/** Everybody as of a day: those who have not come yet are not in it. */
export function directoryOn(date: PlainDate, cast: readonly Person[], charter: string): Directory {
  const members = cast
    .filter(({ joinedOn }) => joinedOn <= date)
    .map(({ id, name, code, post, group, superior, language, administrator, joinedOn, leftOn }): Member => ({
      id, name, code, post, group, superior, language, administrator,
      status: leftOn !== undefined && leftOn < date ? 'left' : 'active',
      joinedAt: new Date(at(joinedOn, '09:00')).toISOString(),
    }))
  const keys = members.map(({ id, joinedAt }) => ({ key: keyOf(id).key, member: id, since: joinedAt }))
  return { revision: members.length, workspace: { id: workspaceId, name: workspaceName, charter, timeZone }, members, keys }
}

/** Those who were at work on a day: the staff, without guests and those who are not there yet or any more. */
export const staffOn = (date: PlainDate, cast: readonly Person[]): readonly Person[] =>
  cast.filter(({ guest, joinedOn, leftOn }) => guest !== true && joinedOn <= date && (leftOn === undefined || leftOn >= date))
