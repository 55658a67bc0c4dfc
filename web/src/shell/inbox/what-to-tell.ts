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

/** The name of the day's digest among what the system shows. */
export const digestTag = 'digest'

/** How the day of whoever is told stands. */
export interface DayToTell {
  readonly today: PlainDate
  /** Nobody is told of a day's work in the night before it. */
  readonly begun: boolean
  /** How much is to be done. */
  readonly due: number
}

/** What to tell of the new notices: what is urgent and was not told yet; a digest where today has had none and there is anything to say ([NOTE4]). */
export function whatToTell(fresh: readonly Notice[], before: Told, { today, begun, due }: DayToTell): { readonly urgent: readonly Notice[]; readonly digest: boolean; readonly told: Told } {
  const known = new Set(before.ids)
  const urgent = fresh.filter(({ id, urgent: presses }) => presses && !known.has(id))
  const digest = begun && before.day !== today && due + fresh.length > 0
  return { urgent, digest, told: { ids: [...before.ids, ...urgent.map(({ id }) => id)].slice(-mostIds), day: digest ? today : before.day } }
}

/** Of what the system still shows, that which the work or a look has settled since: it goes by itself ([NOTE5]). */
export const settledOf = (shown: readonly string[], fresh: readonly Notice[], due: number): readonly string[] => {
  const open = new Set(fresh.map(({ id }) => id))
  return shown.filter((tag) => (tag === digestTag ? due + fresh.length === 0 : !open.has(tag)))
}
