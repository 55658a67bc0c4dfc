/** A number that the relay gave a page: counted from 1 within the series, without gaps. */
export interface RunningNumber {
  /** `HT-2026` */
  readonly series: string
  readonly number: number
}

/** As it is written: `HT-2026-0007`, so that texts in order are numbers in order. */
export const writeRunningNumber = ({ series, number }: RunningNumber): string => `${series}-${String(number).padStart(4, '0')}`

/** The series in which a page is numbered on a day: it begins anew with each year. */
export const seriesOn = (prefix: string, day: string): string => `${prefix}-${day.slice(0, 4)}`

/** Whether a number is one that a member's device counted, `HT-202611-ZHO-3`, and not the relay. */
export const isProvisionalNumber = (number: string): boolean => /^[A-Z][A-Z0-9]*-\d{6}-.+-\d+$/.test(number)

/** How long new numbers are held back at most after an older backup was restored: as long as devices bring back what it lacks. */
export const numbersHeldForMs = 7 * 24 * 3_600_000
