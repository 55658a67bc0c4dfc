import * as Y from 'yjs'

type Inline = string | { readonly text: string; readonly marks: Readonly<Record<string, object>> } | Block
/** A node as `[name, attributes?, ...children]`. */
export type Block = readonly [string, ...(Inline | Readonly<Record<string, unknown>>)[]]

const isBlock = (part: unknown): part is Block => Array.isArray(part)
const isMarked = (part: unknown): part is { readonly text: string; readonly marks: Readonly<Record<string, object>> } => typeof part === 'object' && part !== null && 'marks' in part

/** Writes nodes into a text as the editor would. */
export function write(fragment: Y.XmlFragment, ...blocks: readonly Block[]): void {
  fragment.doc?.transact(() => fragment.push(blocks.map(elementOf)))
}

export function elementOf([name, ...parts]: Block): Y.XmlElement {
  const element = new Y.XmlElement(name)
  const children: (Y.XmlElement | Y.XmlText)[] = []
  let text: Y.XmlText | undefined
  for (const part of parts) {
    if (isBlock(part)) {
      children.push(elementOf(part))
      text = undefined
    } else if (typeof part === 'string' || isMarked(part)) {
      if (text === undefined) children.push((text = new Y.XmlText()))
      const [words, marks] = typeof part === 'string' ? [part, {}] : [part.text, part.marks]
      const written = lengths.get(text) ?? 0
      text.insert(written, words, marks)
      lengths.set(text, written + words.length)
    } else for (const [key, value] of Object.entries(part)) (element as unknown as { setAttribute(name: string, value: unknown): void }).setAttribute(key, value)
  }
  element.insert(0, children)
  return element
}

/** The length of a text that is not part of a document yet cannot be read. */
const lengths = new WeakMap<Y.XmlText, number>()

const p = (...parts: readonly Inline[]): Block => ['paragraph', ...parts]
const li = (...parts: readonly Inline[]): Block => ['list_item', p(...parts)]
const task = (checked: boolean, ...parts: readonly Inline[]): Block => ['task_item', { checked }, p(...parts)]
const cell = (text: string, name = 'table_cell'): Block => [name, p(text)]
const strong = (text: string) => ({ text, marks: { strong: {} } })
const member = (id: string, label: string): Block => ['mention', { kind: 'member', id, label }]
const customer = (id: string, label: string): Block => ['mention', { kind: 'page', id, book: 'customers', shelf: 'g-east', label }]

/** The minutes of a weekly meeting, with everything a text can hold. */
export const sampleMinutes: readonly Block[] = [
  ['heading', { level: 1 }, '上次决议回顾'],
  p('与物流确认节前两周的发运窗口，', strong('沈书'), '已于 11 月 20 日完成；整理三家竞品的团购价目第 2 次带入，由', member('m-he', '何知夏'), '继续。'),
  ['heading', { level: 1 }, '讨论'],
  p('本周签约 ¥162,400，累计完成月计划 70.2%。差额集中在节庆礼盒，', customer('c1', '云岫市青禾示例印务'), '与', customer('c2', '澄渡市闻笙示例文创'), '普遍等待样品。建议先对 8 家核心客户统一送样，再跟进报价。'),
  p('望舒文具投诉的数量不符属装箱复核缺失，即日起发货清单双人核对。'),
  ['heading', { level: 2 }, '节前发运'],
  ['ordered_list', li('11 月 25 日前锁定礼盒库存，超出部分按', { text: '预售协议', marks: { link: { href: 'https://example.com/presale' } } }, '处理；'), li('12 月 1 日起每日 16:00 截单；'), li('偏远地区改走陆运，时效写进报价单。')],
  ['heading', { level: 3 }, '客户反馈'],
  ['blockquote', p('「卡片的烫金比样品浅，其余都好。下一批能否按样品做？」')],
  ['bullet_list', ['list_item', p('行政部苏经理主管年节采购，预算约五万元；'), ['bullet_list', li('关心定制周期'), li('希望 12 月 10 日前看到打样')]], li('采购流程改为三家比价。')],
  ['heading', { level: 1 }, '决议与事项'],
  ['task_list', task(true, '发货清单双人核对写入流程文件'), task(false, '向 8 家核心客户统一送样，附新价目 — ', member('m-lin', '林晚'), '，11 月 27 日'), task(false, '节前两周暂停新增定制款')],
  [
    'table',
    ['table_row', cell('品名', 'table_header'), cell('数量', 'table_header'), cell('单价', 'table_header'), cell('交期', 'table_header')],
    ['table_row', cell('节庆礼盒（甲）'), cell('320'), cell('¥128.00'), cell('12 月 5 日')],
    ['table_row', cell('节庆礼盒（乙）'), cell('150'), cell('¥216.00'), cell('12 月 8 日')],
  ],
  p('散会时间 10:25，下次例会 11 月 30 日 09:30。'),
]

const sentences = [
  '本周签约额较上周增长一成，主要来自节庆礼盒与办公用品两类。',
  '客户普遍关心交期与定制周期，建议在报价单上写明打样所需天数。',
  '物流反馈节前运力紧张，偏远地区须提前五个工作日下单。',
  '财务提醒三笔应收款即将到期，请负责人本周内完成对账。',
  '竞品下调了入门款价格，但不含印刷与配送，整体并不占优。',
  '售后统计显示数量不符占投诉的四成，已要求装箱双人复核。',
]

/** A text of about so many Chinese characters, as long minutes of many sections. */
export function longText(characters: number): readonly Block[] {
  const blocks: Block[] = []
  let written = 0
  for (let index = 0; written < characters; index++) {
    if (index % 9 === 0) blocks.push(['heading', { level: 2 }, `第 ${index / 9 + 1} 项议题`])
    else if (index % 9 === 5) blocks.push(['bullet_list', li(sentences[index % 6] ?? ''), li(sentences[(index + 1) % 6] ?? ''), li(sentences[(index + 2) % 6] ?? '')])
    else blocks.push(p(sentences[index % 6] ?? '', strong(sentences[(index + 3) % 6] ?? ''), sentences[(index + 4) % 6] ?? ''))
    written += index % 9 === 0 ? 8 : 84
  }
  return blocks
}
