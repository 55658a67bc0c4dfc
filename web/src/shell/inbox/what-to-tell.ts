import type { Notice } from '@hebu/shared/rules/notices/notices.ts'
import type { PlainDate } from '@hebu/shared/vocabulary/dates.ts'

/** What a device has told by the system. */
export interface Told {
  /** Notices that were told one by one, the latest last. */
  readonly ids: readonly string[]
  /** The day of the last digest. */
  readonly day: PlainDate | undefined
}

const mostIds = 500

/** What to tell of the new notices: what is urgent and was not told yet; a digest where today has had none ([NOTE4]). */
export function whatToTell(fresh: readonly Notice[], before: Told, today: PlainDate): { readonly urgent: readonly Notice[]; readonly digest: boolean; readonly told: Told } {
  const known = new Set(before.ids)
  const urgent = fresh.filter(({ id, urgent: presses }) => presses && !known.has(id))
  return { urgent, digest: before.day !== today, told: { ids: [...before.ids, ...urgent.map(({ id }) => id)].slice(-mostIds), day: today } }
}
