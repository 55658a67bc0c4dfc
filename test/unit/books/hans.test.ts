import type { HansRules } from '@hebu/shared/vocabulary/hans.ts'
import { createHans } from '@hebu/shared/vocabulary/hans.ts'
import { say } from '@hebu/shared/vocabulary/text.ts'
import fc from 'fast-check'
import { globSync } from 'node:fs'
import { join } from 'node:path'
import * as OpenCC from 'opencc-js'
import { expect, test } from 'vitest'

import { projectFolder } from '../../kit/project-folder.ts'

/** The generator's own parts: scripts belong to no project that tests may refer to. */
const script = async <T>(name: string): Promise<T> => (await import(join(projectFolder, 'shared/scripts', name))) as T

const { collectTexts } = await script<{ collectTexts(value: unknown, found: Set<string>): Set<string> }>('collect-texts.ts')
const { deriveHans } = await script<{ deriveHans(hansByHant: ReadonlyMap<string, string>): HansRules }>('derive-hans.ts')
const { hansOverrides } = await script<{ hansOverrides: Readonly<Record<string, string>> }>('hans-overrides.ts')

const byDictionary = OpenCC.Converter({ from: 'tw', to: 'cn' })

const wanted = (hant: string): string => byDictionary(Object.entries(hansOverrides).reduce((wording, [fragment, hans]) => wording.replaceAll(fragment, hans), hant))

test('[LNG3] every authored wording reads as simplified exactly as the dictionary has it', async () => {
  const wordings = new Set<string>()
  for (const file of globSync(['shared/src/books/*.ts', 'shared/src/charters/*.ts', 'web/src/words/*.ts'], { cwd: projectFolder })) {
    if (!file.includes('.generated.')) collectTexts({ ...((await import(join(projectFolder, file))) as object) }, wordings)
  }
  expect(wordings.size).toBeGreaterThan(900)
  expect([...wordings].filter((hant) => say({ hant, en: '' }, 'zh-Hans') !== wanted(hant))).toEqual([])
})

test('[LNG3] characters that become one thing here and another there are told apart by what stands around them', () => {
  const pairs = new Map(['乾淨', '乾杯', '乾坤', '名著', '看著', '接著', '著名', '以後', '皇后', '後天', '裡程碑', '這裡', '每週', '周到', '覆核', '回覆', '顛覆', '恢復', '麵條', '面談', '並且', '併入', '覆蓋', '一覽'].map((hant) => [hant, wanted(hant)] as const))
  const rules = deriveHans(pairs)
  const convert = createHans(rules)
  for (const [hant, hans] of pairs) expect(convert(hant)).toBe(hans)
  expect(Object.keys(rules.phrases).length).toBeGreaterThan(0)
})

test('[LNG3] whatever the wordings are to become, the rules make it of them', () => {
  const wording = fc.string({ unit: fc.constantFrom('乾', '著', '後', '覆', '面', '(', '.', '甲'), minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(fc.dictionary(wording, fc.string({ unit: fc.constantFrom('干', '乾', '着', '著', '后', '复', '面', '('), minLength: 1, maxLength: 6 }), { maxKeys: 12 }), (hansByHant) => {
      const pairs = new Map(Object.entries(hansByHant))
      const convert = createHans(deriveHans(pairs))
      for (const [hant, hans] of pairs) expect(convert(hant)).toBe(hans)
    }),
  )
})
