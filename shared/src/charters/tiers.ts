import { text } from '../vocabulary/text.ts'
import type { Tier } from './define-charter.ts'

/**
 * Classes A, B and C for regulations that classify customers without naming the levels. Their ids are those that the
 * suggested tier speaks of: the best class is `key`, customers without a deal are `potential`.
 */
export function classesABC(days: { readonly a: number; readonly b: number; readonly c: number }): Readonly<Record<'key' | 'core' | 'general' | 'potential', Tier>> {
  return {
    key: { label: text('A 級客戶', 'Class A'), followUpDays: days.a },
    core: { label: text('B 級客戶', 'Class B'), followUpDays: days.b },
    general: { label: text('C 級客戶', 'Class C'), followUpDays: days.c },
    potential: { label: text('未分級', 'Not classified') },
  }
}
