import { dateOf } from '@hebu/shared/vocabulary/dates.ts'

/** `客户档案 2026-11-23.xlsx`: what every system takes as a name. */
export const fileName = (title: string, nowMs: number, timeZone: string, ending: string): string =>
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  `${title.replace(/[\u0000-\u001f<>:"/\\|?*]/g, ' ').replace(/\s+/g, ' ').trim().slice(0, 80) || 'Hebu'} ${dateOf(nowMs, timeZone)}.${ending}`
