/** What members are told of the relay's backups, apart from `http.ts`: the first screen needs none of it. */
import * as v from 'valibot'

const instant = v.pipe(v.string(), v.isoTimestamp())

/** `GET /api/backups`, for every member. */
export const BackupRecord = v.object({
  /** When the last backup was taken. */
  takenAt: v.optional(instant),
  /** When a backup was last restored aside and found whole, and when that one was taken. */
  rehearsedAt: v.optional(instant),
  rehearsedOf: v.optional(instant),
  /** The store is backed up by other means than Hebu's own: nothing is known here. */
  elsewhere: v.optional(v.boolean()),
})
export type BackupRecord = v.InferOutput<typeof BackupRecord>
