import { books } from '@hebu/shared/books/catalogue.generated.ts'
import type { Charter } from '@hebu/shared/charters/define-charter.ts'
import type { PlainDate } from '@hebu/shared/vocabulary/dates.ts'
import type { Directory } from '@hebu/shared/vocabulary/directory.ts'
import * as Y from 'yjs'

import type { Person } from './cast/people.ts'
import { castOf, directoryOn } from './cast/people.ts'
import { seasonOf } from './cast/products.ts'
import { leaveDays } from './cast/settled.ts'
import { boardActs } from './chapters/board.ts'
import { commentActs } from './chapters/comments.ts'
import { contractActs, planContracts } from './chapters/contracts.ts'
import { customerActs, planCustomers } from './chapters/customers.ts'
import { followUpActs } from './chapters/follow-ups.ts'
import { inquiryActs, planInquiries } from './chapters/inquiries.ts'
import { meetingActs, offlineMinutes, planMeetings } from './chapters/meetings.ts'
import { opportunityActs, planOpportunities } from './chapters/opportunities.ts'
import { planActs, planPlans } from './chapters/plans.ts'
import { planProducts, productActs } from './chapters/products.ts'
import { planProjects, projectActs } from './chapters/projects.ts'
import { planProposals, proposalActs } from './chapters/proposals.ts'
import { planReports, reportActs } from './chapters/reports.ts'
import type { Setting } from './chapters/story.ts'
import { cite, mention } from './chapters/story.ts'
import { planTasks, taskActs } from './chapters/tasks.ts'
import { planVisits, visitActs } from './chapters/visits.ts'
import type { Author } from './daily/compose.ts'
import { createAuthor } from './daily/compose.ts'
import type { Attachment, Edit } from './stage/archive.ts'
import { calendarFor } from './stage/calendar.ts'
import { play } from './stage/play.ts'

export interface Demo {
  /** Everybody as of today, the one who left among them. */
  readonly directory: Directory
  /** The state of each volume, as one Yjs update. */
  readonly volumes: ReadonlyMap<string, Uint8Array>
  /** The same as it came about: each author's updates, each volume's in causal order. */
  readonly edits: readonly Edit[]
  /** The files that pages name. */
  readonly attachments: readonly Attachment[]
  readonly cast: readonly Person[]
}

/** A month of an invented department of twelve. The same day gives the same workspace. */
export async function demo(charter: Charter, today: PlainDate): Promise<Demo> {
  if (charter.id !== 'salesOps') throw new RangeError(`the story is not told for the charter ${charter.id}`)
  const calendar = calendarFor(today)
  const cast = castOf(calendar)
  const leaves = new Map<string, string[]>()
  for (const [member, date] of leaveDays(calendar)) leaves.set(member, [...(leaves.get(member) ?? []), date])
  const setting: Setting = { calendar, season: seasonOf(today), cast, leaves }

  const customers = planCustomers(setting)
  const visits = planVisits(setting, customers)
  const opportunities = planOpportunities(customers)
  const priceList = planProducts()
  const offers = planProposals(opportunities)
  const contracts = planContracts(customers, opportunities)
  const inquiries = planInquiries(setting, customers, opportunities)
  const projects = planProjects(setting)
  const meetings = planMeetings(setting, projects[0])
  const tasks = planTasks(setting, meetings, customers)
  const plans = planPlans(setting)
  const reports = planReports(setting)

  const authors = new Map<string, Author>()
  const authorOf = (id: string): Author => {
    const known = authors.get(id) ?? createAuthor({ setting, customers, visits, meetings, tasks }, cast.find((person) => person.id === id)!)
    authors.set(id, known)
    return known
  }
  const say = {
    person: (id: string) => mention(cast, id),
    customer: (key: string) => {
      const customer = customers.find(({ script }) => script.key === key)!
      return cite(customer, customer.script.name)
    },
  }
  const written = reportActs(setting, reports, authorOf)
  const archive = await play({
    charter,
    books,
    directoryOn: (date) => directoryOn(date, cast, charter.id),
    acts: [
      ...customerActs(setting, customers),
      ...commentActs(setting, customers),
      ...planActs(setting, plans),
      ...visitActs(setting, visits),
      ...inquiryActs(setting, inquiries),
      ...opportunityActs(setting, opportunities, (opportunity) => inquiries.find(({ turns }) => turns?.into === opportunity), (opportunity) => contracts.find((contract) => contract.opportunity === opportunity)),
      ...productActs(setting, priceList),
      ...proposalActs(setting, offers, priceList),
      ...contractActs(setting, contracts),
      ...followUpActs(setting, customers),
      ...projectActs(setting, projects),
      ...boardActs(setting),
      ...meetingActs(setting, meetings, say, (member, meeting) => authorOf(member).part(meeting.date)),
      ...taskActs(setting, tasks),
      ...written.acts,
    ],
    offline: [...offlineMinutes(setting, meetings), ...written.offline],
  })
  return {
    directory: directoryOn(today, cast, charter.id),
    volumes: new Map([...archive.docs].map(([name, doc]) => [name, Y.encodeStateAsUpdate(doc)])),
    edits: archive.edits,
    attachments: archive.attachments,
    cast,
  }
}
