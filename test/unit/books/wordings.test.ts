import { books } from '@hebu/shared/books/catalogue.generated.ts'
import { actLabels } from '@hebu/shared/books/member-acts.ts'
import { charters } from '@hebu/shared/charters/catalogue.ts'
import { type Text, say } from '@hebu/shared/vocabulary/text.ts'
import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

import { runCommand } from '../../kit/run-command.ts'

const projectFolder = resolve(import.meta.dirname, '../../..')

/** Every wording in a value, with the way to it. */
function textsIn(value: unknown, path: string): readonly { readonly path: string; readonly text: Text }[] {
  if (typeof value !== 'object' || value === null) return []
  if ('hant' in value && 'en' in value) return [{ path, text: value as Text }]
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, `${path}.${key}`))
}

const all = [...books.flatMap((book) => textsIn(book, book.id)), ...charters.flatMap((charter) => textsIn(charter, charter.id)), ...textsIn(actLabels, 'acts')]

/** Characters in frequent use that differ between the scripts, pair by pair. */
const traditional = '們個來為與從對說請當時會號經過還實際發間業務員責項類級別層標題選擇處關聯絡訂單據結論產種維護評審閱見記錄導預編無線區規範銷質價額貨運應賬資財權諮詢佔'
const simplified = '们个来为与从对说请当时会号经过还实际发间业务员责项类级别层标题选择处关联络订单据结论产种维护评审阅见记录导预编无线区规范销质价额货运应账资财权咨询占'

const hasAnyOf = (wording: string, characters: string): boolean => [...wording].some((character) => characters.includes(character))

test('[BOOK18] every wording of books and charters is there in three languages', () => {
  expect(all.length).toBeGreaterThan(600)
  for (const { path, text } of all) {
    for (const language of ['zh-Hant', 'zh-Hans', 'en'] as const) expect(say(text, language).trim(), `${path} ${language}`).not.toBe('')
    expect(text.en, path).not.toMatch(/[\u4e00-\u9fff]/)
  }
})

test('[BOOK18] what is authored is traditional, what is derived is simplified', () => {
  expect(simplified).toHaveLength(traditional.length)
  expect(all.filter(({ text }) => hasAnyOf(text.hant, simplified)).map(({ path, text }) => `${path} ${text.hant}`)).toEqual([])
  expect(all.filter(({ text }) => hasAnyOf(say(text, 'zh-Hans'), traditional)).map(({ path, text }) => `${path} ${say(text, 'zh-Hans')}`)).toEqual([])
})

test('[BOOK18] simplified wordings keep the words of the regulations and change their characters only', () => {
  const pairs = { 聯繫人: '联系人', 應收賬款檢查: '应收账款检查', 合同臺賬統計: '合同台账统计', 諮詢回覆及時率: '咨询回复及时率', 已批閱: '已批阅', 週報: '周报', 周: '周', 信息使用同意: '信息使用同意', 市場佔有率: '市场占有率', 運營支持: '运营支持', 數據: '数据', 回覆: '回复' }
  for (const [hant, hans] of Object.entries(pairs)) expect(say({ hant, en: '' }, 'zh-Hans')).toBe(hans)
})

test('[BOOK18] what stands in a book or charter file reads as simplified without a traditional character', () => {
  const files = ['books', 'charters'].flatMap((folder) => globSync('*.ts', { cwd: join(projectFolder, 'shared/src', folder) }).map((name) => join(projectFolder, 'shared/src', folder, name)))
  const literals = files.flatMap((file) => [...readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '').matchAll(/'([^'\n]*[\u4e00-\u9fff][^'\n]*)'/g)].map((match) => match[1]!))
  expect(literals.length).toBeGreaterThan(400)
  expect([...new Set(literals)].filter((literal) => hasAnyOf(say({ hant: literal, en: '' }, 'zh-Hans'), traditional))).toEqual([])
})

test('[BOOK19] what is generated follows from what is declared: nothing is out of date', async () => {
  const checked = await runCommand(process.execPath, ['shared/scripts/generate-catalogue.ts', '--check'], { cwd: projectFolder })
  expect(checked.code, checked.output).toBe(0)
})

test('[BOOK19] the rail leads with customers and what is done with them, meetings, plans, reports and tasks, and no two books share an id', () => {
  const ids = books.map(({ id }) => id)
  expect(ids.slice(0, 12)).toEqual(['customers', 'opportunities', 'visits', 'followUps', 'inquiries', 'proposals', 'contracts', 'contractChanges', 'meetings', 'plans', 'reports', 'tasks'])
  expect(ids.slice(12)).toEqual(ids.slice(12).toSorted())
  expect(new Set(ids).size).toBe(ids.length)
})
