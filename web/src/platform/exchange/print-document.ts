import type { DocumentOut, OutBlock, OutRun } from './document-out.ts'

const looks = { bold: 'strong', italic: 'em', underlined: 'u', struck: 's', code: 'code' } as const

function element(doc: Document, name: string, inside: readonly (Node | string)[] = [], className = ''): HTMLElement {
  const made = doc.createElement(name)
  if (className !== '') made.className = className
  made.append(...inside)
  return made
}

function runNode(doc: Document, run: OutRun): Node {
  const lines = run.text.split('\n').flatMap((line, at) => (at === 0 ? [line] : [doc.createElement('br'), line]))
  let node: Node = element(doc, 'span', lines)
  for (const [look, name] of Object.entries(looks)) if (run[look as keyof typeof looks] === true) node = element(doc, name, [node])
  return node
}

const runNodes = (doc: Document, runs: readonly OutRun[]): readonly Node[] => runs.map((run) => runNode(doc, run))

function blockNode(doc: Document, block: OutBlock): HTMLElement {
  switch (block.kind) {
    case 'heading':
      return element(doc, `h${block.level + 1}`, runNodes(doc, block.runs))
    case 'paragraph': {
      const made = element(doc, 'p', runNodes(doc, block.runs), [block.quoted === true ? 'quoted' : '', block.faint === true ? 'faint' : '', block.list === undefined ? '' : block.list.ordered ? 'numbered' : 'bulleted'].filter((name) => name !== '').join(' '))
      if (block.list !== undefined) {
        made.style.marginInlineStart = `${(block.list.level + 1) * 1.5}em`
        // Each list counts from its own beginning.
        made.dataset['list'] = String(block.list.number)
      }
      return made
    }
    case 'facts':
      return element(doc, 'dl', block.facts.map(({ label, value }) => element(doc, 'div', [element(doc, 'dt', [label]), element(doc, 'dd', [runNode(doc, { text: value })])])))
    case 'table': {
      const sumsFrom = block.rows.length - (block.sums ?? 0)
      const line = (cells: readonly string[], name: 'th' | 'td', isSum: boolean): HTMLElement => element(doc, 'tr', cells.map((text, at) => element(doc, name, [text], block.columns?.[at]?.align === 'end' ? 'end' : '')), isSum ? 'sum' : '')
      const whole = (block.columns ?? []).reduce((sum, { weight }) => sum + weight, 0)
      const group = element(doc, 'colgroup', (block.columns ?? []).map(({ weight }) => { const column = doc.createElement('col'); column.style.width = `${(weight / whole) * 100}%`; return column }))
      return element(doc, 'table', [group, ...(block.head.length === 0 ? [] : [element(doc, 'thead', [line(block.head, 'th', false)])]), element(doc, 'tbody', block.rows.map((row, at) => line(row, 'td', at >= sumsFrom)))])
    }
    case 'stamps':
      return element(doc, 'div', block.stamps.map(({ name, under, broken }) => element(doc, 'figure', [element(doc, 'b', [name], broken === true ? 'broken' : ''), ...under.map((text) => element(doc, 'small', [text]))])), 'stamps')
    case 'signing':
      return element(doc, 'div', block.parties.map(({ label, lines }) => element(doc, 'section', [element(doc, 'b', [label]), ...lines.map((text) => element(doc, 'p', [text]))])), 'signing')
  }
}

/** A text as it stands in quotes of a style sheet. */
const quoted = (text: string): string => `"${text.replace(/["\\\n<]/g, ' ')}"`

const styleOf = ({ head, foot, language }: DocumentOut): string => {
  const counted = foot.split(/(\{pages?\})/).filter((part) => part !== '').map((part) => (part === '{page}' ? 'counter(page)' : part === '{pages}' ? 'counter(pages)' : quoted(part))).join(' ')
  const sans = language === 'zh-Hant' ? '"PingFang TC", "Microsoft JhengHei", "Noto Sans CJK TC", sans-serif' : '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif'
  const serif = language === 'zh-Hant' ? '"Songti TC", PMingLiU, "Noto Serif CJK TC", serif' : '"Songti SC", SimSun, "Noto Serif CJK SC", serif'
  return `@page { size: A4; margin: 22mm 18mm 20mm; @top-left { content: ${quoted(head)}; color: #57534b; font: 9pt ${sans}; } @bottom-right { content: ${counted}; color: #57534b; font: 9pt ${sans}; } }
    body { margin: 0; color: #000; font: 10.5pt/1.7 ${sans}; }
    h1, h2, h3, h4 { font-family: ${serif}; break-after: avoid; margin: 14pt 0 5pt; } h1 { font-size: 20pt; margin: 0 0 2pt; } h2 { font-size: 14pt; } h3 { font-size: 12pt; } h4 { font-size: 11pt; }
    p { margin: 0 0 4pt; } .faint { color: #57534b; font-size: 9.5pt; } .quoted { padding-left: 8pt; border-left: 2pt solid #cfc8b8; color: #57534b; }
    .bulleted { display: list-item; list-style: disc; } .numbered { display: list-item; list-style: decimal; }
    dl { margin: 4pt 0; } dl > div { display: grid; grid-template-columns: 7em 1fr; padding: 3pt 0; border-bottom: .5pt solid #e4dfd3; break-inside: avoid; } dt { color: #57534b; } dd { margin: 0; }
    table { width: 100%; margin: 4pt 0 6pt; border-collapse: collapse; font-size: 10pt; font-variant-numeric: tabular-nums; } th, td { padding: 3pt 6pt; border: .5pt solid #cfc8b8; text-align: left; vertical-align: top; } th, .sum td { background: #f3f0e8; font-weight: 600; print-color-adjust: exact; } .end { text-align: right; white-space: nowrap; } tr { break-inside: avoid; }
    .stamps { display: flex; flex-wrap: wrap; gap: 14pt; } figure { display: grid; justify-items: center; gap: 2pt; margin: 6pt 0; break-inside: avoid; } figure b { padding: 4pt 6pt; border: 2pt solid #b3301d; border-radius: 3pt; color: #b3301d; font: 700 12pt/1.1 ${serif}; writing-mode: vertical-rl; rotate: -3deg; print-color-adjust: exact; } figure b.broken { border-color: #938d82; color: #938d82; text-decoration: line-through; } figure small { color: #57534b; font-size: 9pt; }
    .signing { display: grid; grid-auto-flow: column; grid-auto-columns: 1fr; margin-top: 18pt; border: .5pt solid #cfc8b8; break-before: avoid; break-inside: avoid; } .signing section { padding: 8pt; } .signing section + section { border-left: .5pt solid #cfc8b8; } .signing p { margin: 16pt 0 0; }`
}

/** Numbers the entries of ordered lists, each list from one. */
function number(blocks: readonly HTMLElement[]): void {
  const counts = new Map<string, number>()
  for (const block of blocks) {
    const { list } = block.dataset
    if (list === undefined || !block.classList.contains('numbered')) continue
    const next = (counts.get(list) ?? 0) + 1
    counts.set(list, next)
    block.style.setProperty('counter-set', `list-item ${next}`)
  }
}

/** Draws a document into another one, as it stands on paper. */
export function drawDocument(doc: Document, out: DocumentOut): void {
  doc.documentElement.lang = out.language
  doc.title = out.title
  const blocks = out.blocks.map((block) => blockNode(doc, block))
  number(blocks)
  doc.head.append(element(doc, 'style', [styleOf(out)]))
  doc.body.append(element(doc, 'h1', [out.title]), ...(out.subtitle === '' ? [] : [element(doc, 'p', [out.subtitle], 'faint')]), ...blocks)
}

/** Hands a document to the printer's dialog, from a frame that nobody sees and that goes afterwards. */
export function printDocument(out: DocumentOut): void {
  const frame = document.createElement('iframe')
  frame.style.cssText = 'position:fixed;inset:0;width:0;height:0;border:0;visibility:hidden'
  frame.setAttribute('aria-hidden', 'true')
  frame.tabIndex = -1
  document.body.append(frame)
  const { contentDocument: doc, contentWindow: view } = frame
  if (doc === null || view === null) return frame.remove()
  drawDocument(doc, out)
  view.addEventListener('afterprint', () => frame.remove(), { once: true })
  view.focus()
  view.print()
}
