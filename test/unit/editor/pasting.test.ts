// @vitest-environment happy-dom
import { cleanHtml } from '@hebu/web/ui/editor/pasting/clean-html.ts'
import { readTabbed } from '@hebu/web/ui/editor/pasting/pasted-tables.ts'
import { describe, expect, test } from 'vitest'

import type { Block } from '../../kit/editor-harness/sample-text.ts'
import type { Typist } from '../../kit/editor-harness/typist.ts'
import { typists } from '../../kit/editor-harness/typist.ts'
import { chat, docs, excel, webPage, word, wps } from './clipboard.ts'

/** The text after a paste into an empty one. */
function pasted(html: string, into: Block = ['paragraph', '']): string {
  const [writer] = typists(1, [into])
  writer!.view.pasteHTML(html, new Event('paste') as ClipboardEvent)
  return writer!.shown()
}

/** As a browser hands over what another program copied as plain text. */
function pasteText(writer: Typist, text: string): string {
  const clipboardData = { getData: (type: string) => (type === 'text/plain' ? text : ''), files: [] }
  writer.view.dom.dispatchEvent(Object.assign(new Event('paste', { bubbles: true, cancelable: true }), { clipboardData }))
  return writer.shown()
}

describe('pasting', () => {
  test('[TXT40] from Word: headings, real lists with their levels, tables with their spans; nothing that was hidden, deleted or remarked', () => {
    const shown = pasted(word)
    expect(shown).toContain('heading("合作框架协议")')
    expect(shown).toContain('paragraph("甲方应于收到货物之日起", strong("三十日"), "内付清剩余 货款。")')
    expect(shown).toContain('ordered_list(list_item(paragraph("交付"), ordered_list(list_item(paragraph("首批")), list_item(paragraph("尾批")))), list_item(paragraph("验收")))')
    expect(shown).toContain('bullet_list(list_item(paragraph("样品"), bullet_list(list_item(paragraph("烫金")))))')
    expect(shown).toContain('table(table_row(table_cell(paragraph(strong("价目")))), table_row(table_cell(paragraph("礼盒")), table_cell(paragraph("￥128.00"))))')
    expect(shown).toContain('paragraph("附件与", link("网页"))')
    expect(shown).not.toMatch(/底价|这里再谈|全部|L1|Normal|mso|image/)
    expect(cleanHtml(word).imagesLeftOut).toBe(1)
  })

  test('[TXT40] from WPS: outline levels are headings, Chinese numbers a list, indents gone', () => {
    expect(pasted(wps)).toBe('doc(heading("二、本周安排"), ordered_list(list_item(paragraph("送样")), list_item(paragraph("报价"))), paragraph("负责人：林晚"))')
  })

  test('[TXT41] a range of a spreadsheet is a table, without hidden columns and blank rows', () => {
    expect(pasted(excel)).toContain('table(table_row(table_cell(paragraph("品名")), table_cell(paragraph("数量"))), table_row(table_cell(paragraph("礼盒")), table_cell(paragraph(strong("320")))))')
    expect(readTabbed('品名\t数量\r\n礼盒\t320\r\n')).toEqual([['品名', '数量'], ['礼盒', '320']])
    expect(readTabbed('一句\n两句')).toBeUndefined()
    expect(readTabbed('\t缩进一行')).toBeUndefined()
  })

  test('[TXT41] a range goes into the cells where the caret is in a table', () => {
    const cell = (words: string): Block => ['table_cell', ['paragraph', words]]
    const [writer] = typists(1, [['table', ['table_row', cell('甲'), cell('乙')], ['table_row', cell('丙'), cell('丁')]]])
    expect(pasteText(writer!.after('甲'), '一\t二\n三\t四')).toBe('doc(table(table_row(table_cell(paragraph("一")), table_cell(paragraph("二"))), table_row(table_cell(paragraph("三")), table_cell(paragraph("四")))))')
  })

  test('[TXT40] from a document on the web: its wrapping is not bold, lists beside items nest', () => {
    const shown = pasted(docs)
    expect(shown).toContain('heading("纪要"), paragraph(strong("结论"), "：缓办")')
    expect(shown).toMatch(/bullet_list\(list_item\(paragraph\("甲"\).*bullet_list\(list_item\(paragraph\("乙"\)\)\)/)
  })

  test('[TXT40] from a page: pictures elsewhere become links and are never fetched, drawn signs become signs, frames and traps are gone', () => {
    const { html } = cleanHtml(webPage)
    expect(html).not.toMatch(/<img|<iframe|<script|tracker|跳到正文/)
    const shown = pasted(webPage)
    expect(shown).toContain('heading("新品发布"), paragraph("详见这里与", link("新闻"), "。", link("礼盒.png"), "👍")')
    expect(shown).toContain('paragraph("第一段"), paragraph("第二段", hard_break, "同段")')
    expect(shown).toContain('table(table_row(table_cell(paragraph("内　格")), table_cell(paragraph("外"))))')
  })

  test('[TXT40] from a chat: a line each, in order', () => {
    expect(pasted(chat).replaceAll(', paragraph)', ')')).toMatch(/^doc\(paragraph\("林晚 09:30"\), paragraph\("样品什么时候到？"\),.*paragraph\("周启明 09:31"\), paragraph\("周五。"\)\)$/)
  })

  test('[TXT46] a picture copied from another text is kept beside this page too, and one with a made-up digest is none', () => {
    const copied: string[] = []
    const [writer] = typists(1, [['paragraph', '']], { onImagesCopied: (images) => copied.push(...images.map(({ sha256 }) => sha256)) })
    const digest = 'ab'.repeat(32)
    writer!.view.pasteHTML(`<figure data-pm-slice="0 0 []" data-image="${digest}" data-name="样品.png">样品.png</figure><figure data-image="https://example.com/a.png">坏</figure>`, new Event('paste') as ClipboardEvent)
    expect(copied).toEqual([digest])
    expect(writer!.shown()).toContain('image')
    expect(writer!.shown()).not.toContain('example.com')
  })

  test('[TXT40] plain text keeps its paragraphs, and what was copied from a text of ours stays as it is', () => {
    const [writer] = typists(1, [['paragraph', '']])
    expect(pasteText(writer!, '第一段\r\n\r\n第二段')).toBe('doc(paragraph("第一段"), paragraph("第二段"))')
    const own = '<p data-pm-slice="1 1 []">甲　乙</p>'
    expect(cleanHtml(own).html).toBe(own)
  })
})
