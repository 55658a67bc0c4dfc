import { sentenceOf } from '@hebu/web/shell/members/audit/entry-sentence.ts'
import { auditKindWords, auditWords } from '@hebu/web/words/audit.ts'
import { createWords } from '@hebu/web/words/language.tsx'
import { expect, test } from 'vitest'

import { smallDirectory } from '../../kit/department.ts'

const words = createWords({ language: 'zh-Hans', timeZone: 'Asia/Shanghai' })
const names = { directory: smallDirectory(), say: words.say, bookName: (id: string) => id, postName: () => '', volumeName: (address: string) => address, moment: (at: string) => words.format().dateTime(at) }
const entry = { seq: 1, at: '2026-11-23T02:00:00.000Z', kind: 'export', member: 'lin', subject: 'customers' }

test('[AUD2] [XCH35] an export that could not be told at once is told with the time at which it was', () => {
  const exported = words.say(auditKindWords.export, { book: 'customers', pages: 12 })
  expect(sentenceOf({ ...entry, detail: '12' }, names)).toBe(exported)
  expect(sentenceOf({ ...entry, detail: '12 2026-11-22T08:30:00.000Z' }, names)).toBe(`${exported} · ${words.say(auditWords.takenOutAt, { when: names.moment('2026-11-22T08:30:00.000Z') })}`)
})
