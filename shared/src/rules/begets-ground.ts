import type { BegetsGround } from '../books/asks.ts'
import { calendarOf } from '../charters/settled.ts'
import { dateOf } from '../vocabulary/dates.ts'
import { memberById } from '../vocabulary/directory.ts'
import { addWorkingDays } from '../vocabulary/working-calendar.ts'
import type { Standing } from './access.ts'
import { nearestAbove } from './duties/responsible.ts'

/** What begotten pages follow from beside their page: the directory, and the working calendar as it was settled. */
export const begetsGround = (standing: Standing): BegetsGround => ({
  superiorOf(id) {
    const member = memberById(standing.directory, id)
    return member === undefined ? undefined : nearestAbove(member, standing.directory.members, standing)?.id
  },
  workingDaysAfter: (at, days) => addWorkingDays(dateOf(Date.parse(at), standing.directory.workspace.timeZone), days, calendarOf(standing.charter)),
})
