/** A member's calendar as a file that calendar programs fetch by a secret address. The member's devices write it; the relay keeps its bytes unread. */
import * as v from 'valibot'

/** `GET /api/calendar`: whether there is one, and when it was last written. `POST /api/calendar` with the file's bytes writes it. */
export const CalendarFeed = v.object({ on: v.boolean(), madeAt: v.optional(v.string()), writtenAt: v.optional(v.string()) })
export type CalendarFeed = v.InferOutput<typeof CalendarFeed>

/** `POST /api/calendar/link`: a new address; the one before opens nothing any more. It is in this answer only. `POST /api/calendar/end` ends it. */
export const CalendarLink = v.object({ link: v.string() })

/** The most that a feed may weigh. */
export const maxFeedBytes = 512 * 1024
