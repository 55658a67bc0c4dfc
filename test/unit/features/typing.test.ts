import * as f from '@hebu/shared/books/field-kinds.ts'
import { textLink } from '@hebu/web/features/books/values/text-link.ts'
import { narrow } from '@hebu/web/ui/fields/pick/options.ts'
import { withThousands } from '@hebu/web/ui/fields/thousands.ts'
import { describe, expect, test } from 'vitest'

/** `|` is the caret. */
const typed = (text: string) => {
  const caret = text.indexOf('|')
  const set = withThousands({ text: text.replace('|', ''), caret })
  return set === undefined ? text : `${set.text.slice(0, set.caret)}|${set.text.slice(set.caret)}`
}

describe('thousands while typing', () => {
  test.each([
    ['1234|', '1,234|'],
    ['12|34567', '1,2|34,567'],
    ['1,23|4567', '1,23|4,567'],
    ['1,2345.6|', '12,345.6|'],
    ['|1234', '|1,234'],
    ['-123456|', '-123,456|'],
    // A comma that was deleted comes back behind the caret.
    ['1|234', '1|,234'],
    // What falls under a thousand loses its comma.
    ['1,23|', '123|'],
  ])('[FLD3] %s becomes %s', (before, after) => {
    expect(typed(before)).toBe(after)
  })

  test.each(['3.5万|', '¥1234|', '１２３４|', '999|', '1.2.3|', '|'])('[FLD3] %s stays as it is typed', (text) => {
    expect(typed(text)).toBe(text)
  })
})

test('[FLD4] a picker finds by name, by pinyin, by initials and by what is said beside the name, in that order', () => {
  const options = [
    { id: '1', label: '云岫市青禾示例印务', detail: 'A 级客户 · 周明棠' },
    { id: '2', label: '青禾文创' },
    { id: '3', label: 'QH Trading' },
    { id: '4', label: '鹿汀市海岳示例影像', detail: '邓书禾' },
  ]
  const found = (words: string) => narrow(options, words, 10).map(({ id }) => id)
  expect(found('qh')).toEqual(['3', '2', '1'])
  expect(found('青禾')).toEqual(['2', '1'])
  expect(found('书禾')).toEqual(['4'])
  expect([found('qinghe'), found('luting')]).toEqual([['2', '1'], ['4']])
  expect(found('ＱＨ')).toEqual(['3', '2', '1'])
  expect(narrow(options, 'qh', 2).map(({ id }) => id)).toEqual(['3', '2'])
})

test.each([
  ['phone', '138 0000 0000', 'tel:13800000000'],
  ['phone', '（021）６０００-０００转8', 'tel:0216000000'],
  ['phone', '请找前台', undefined],
  ['email', 'lin@example.com', 'mailto:lin@example.com'],
  ['email', 'lin@example.com?bcc=x@y.z', undefined],
  ['url', 'example.com/a', 'https://example.com/a'],
  ['url', 'http://example.com', 'http://example.com'],
  ['url', 'javascript:alert(1)', undefined],
  ['url', 'data:text/html,x.y', undefined],
] as const)('[FLD22] the %s %s leads to %s', (format, value, href) => {
  expect(textLink(f.text('某', 'Some', { format }), value)).toBe(href)
  expect(textLink(f.text('某', 'Some'), value)).toBeUndefined()
})
