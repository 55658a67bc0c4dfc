// @vitest-environment happy-dom
import { moneyInCapitals } from '@hebu/shared/vocabulary/money-in-capitals.ts'
import { drawDocument } from '@hebu/web/platform/exchange/print-document.ts'
import { openZip } from '@hebu/web/platform/exchange/read/read-zip.ts'
import { writeDocument } from '@hebu/web/platform/exchange/write/write-document.ts'
import { expect, test } from 'vitest'

import { bytesOf } from '../../kit/crafted-workbook.ts'
import { yuan } from '../books/small-world.ts'
import { aPricedProposal } from './priced-proposal.ts'

test('[PROP10] [S2-3.1.4a] the customer’s copy says what is offered, and nothing of list prices, policy, cost or what is said in the house', async () => {
  const { draw, workspace } = await aPricedProposal()
  const told = JSON.stringify(draw('customer'))
  for (const said of ['澄渡市明德示例中学', 'FA-202611-WAN-1', '木铃茶礼', '品鉴装', '¥159.50', '¥135,575.00', '¥136,775.05', '人民币壹拾叁万陆仟柒佰柒拾伍元零伍分', '签约后二十天', '2026年12月23日', '破损包换', '刻校训', '草稿']) expect(told).toContain(said)
  for (const kept of ['198', '170', '121.21', '151.23', '政策', '首次合作', '再低一点', '标价', '优惠']) expect(told).not.toContain(kept)
  const house = JSON.stringify(draw('house'))
  for (const said of ['¥198', '低于政策下限', '首次合作', '单价再低一点', '标价']) expect(house).toContain(said)
  // Floor and cost stand on no paper at all.
  for (const kept of ['121.21', '151.23']) expect(house).not.toContain(kept)
  await workspace.close()
})

test('[PROP10] a proposal is written as Word reads it: figures on the right, the sum under them, and each part well-formed', async () => {
  const { draw, workspace } = await aPricedProposal()
  const out = draw('house')
  const stamped = { ...out, blocks: [...out.blocks, { kind: 'stamps' as const, stamps: [{ name: '顾闻溪', under: ['批准', '2026年11月20日'] }, { name: 'Ann Lee', under: [], broken: true }] }, { kind: 'paragraph' as const, runs: [{ text: '以上双方确认。' }] }, { kind: 'signing' as const, parties: [{ label: '甲', lines: ['签字：'] }, { label: '乙', lines: [] }] }] }
  const zip = openZip(await bytesOf(await writeDocument(stamped)))
  if (!zip.ok) throw new Error(zip.refusal)
  const parts = Object.fromEntries(await Promise.all(zip.value.names.map(async (name) => [name, (await zip.value.text(name))!] as const)))
  for (const [name, xml] of Object.entries(parts)) {
    const parsed = new DOMParser().parseFromString(xml.replace(/^<\?xml[^>]*\?>\n/, ''), 'application/xml')
    expect(`${name} ${parsed.querySelector('parsererror')?.textContent ?? 'is well-formed'}`).toBe(`${name} is well-formed`)
  }
  const body = parts['word/document.xml']!
  expect(body).toContain('<w:jc w:val="right"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">¥136,775.05')
  expect(body).toContain('顾</w:t><w:br/><w:t xml:space="preserve">闻</w:t><w:br/><w:t xml:space="preserve">溪')
  for (const [, style] of body.matchAll(/<w:(?:p|tbl)Style w:val="(\w+)"/g)) expect(parts['word/styles.xml']).toContain(`w:styleId="${style}"`)
  expect(body).not.toContain('</w:tbl><w:tbl>')
  // Nobody signs a sheet with nothing else on it.
  expect(body).toMatch(/<w:keepNext\/>.*?<\/w:pPr><w:r><w:t xml:space="preserve">以上双方确认。<\/w:t><\/w:r><\/w:p><w:tbl>/)
  // A whole date stands on one line beneath a stamp, in twentieths of a point; no long word breaks within one.
  for (const [, width] of body.matchAll(/<w:tcW w:w="(\d+)" w:type="dxa"\/><w:gridSpan w:val="2"\/>/g)) expect(Number(width)).toBeGreaterThan(2_200)
  expect(body).toMatch(/<w:sz w:val="22"\/><w:szCs w:val="22"\/><\/w:rPr><w:t xml:space="preserve">顾/)
  // The cells of every line of a table fill its columns.
  for (const [table] of body.matchAll(/<w:tbl>.*?<\/w:tbl>/g)) {
    const columns = table.match(/<w:gridCol /g)!.length
    for (const [row] of table.matchAll(/<w:tr>.*?<\/w:tr>/g)) expect([...row.matchAll(/<w:tcPr>(.*?)<\/w:tcPr>/g)].reduce((sum, [, cell]) => sum + Number(/gridSpan w:val="(\d+)"/.exec(cell!)?.[1] ?? 1), 0)).toBe(columns)
  }
  await workspace.close()
})

test('[PROP10] on paper a document reads in its order, with its lists counted each from one', async () => {
  const { draw, workspace } = await aPricedProposal()
  const doc = document.implementation.createHTMLDocument('')
  drawDocument(doc, draw('customer'))
  expect(doc.documentElement.lang).toBe('zh-Hans')
  expect(doc.querySelector('h1')!.textContent).toBe('三十周年庆典礼')
  expect([...doc.querySelectorAll('h2')].map((each) => each.textContent)).toEqual(['解决方案', '报价', '交付与有效期', '服务承诺'])
  expect([...doc.querySelectorAll('tbody tr')].map((each) => [...each.children].at(-1)!.textContent)).toEqual(['¥135,575.00', '¥1,200.05', '¥136,775.05'])
  expect([...doc.querySelectorAll('p.numbered')].map((each) => each.textContent)).toEqual(['打样', '大货'])
  await workspace.close()
})

test('[PROP10] amounts are written out in capitals as contracts have them', () => {
  const said = (amount: number) => moneyInCapitals(yuan(amount), 'zh-Hans')
  expect(said(0)).toBe('人民币零元整')
  expect(said(12_300.05)).toBe('人民币壹万贰仟叁佰元零伍分')
  expect(said(100_000)).toBe('人民币壹拾万元整')
  expect(said(100_005_000)).toBe('人民币壹亿零伍仟元整')
  expect(said(1_020_304.5)).toBe('人民币壹佰零贰万零叁佰零肆元伍角整')
  expect(said(0.07)).toBe('人民币柒分')
  expect(said(-0.3)).toBe('人民币负叁角整')
  expect(moneyInCapitals(yuan(20_000_000_006), 'zh-Hant')).toBe('人民幣貳佰億零陸元整')
  expect(moneyInCapitals({ amountCents: 100, currency: 'USD' }, 'zh-Hans')).toBeUndefined()
})
