import { styleOf } from './pasted-tables.ts'

interface Item {
  readonly element: Element
  /** Which list of the document, so that two that follow each other stay two. */
  readonly list: string
  readonly level: number
  readonly kind: 'ordered' | 'bullet' | 'task'
  readonly start: number
  readonly checked: boolean
}

/** Paragraphs that Word and WPS only paint as items become lists, nested by their levels. Numbered headings keep their number as words. */
export function officeLists(body: HTMLElement): void {
  for (const heading of body.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    const sign = signIn(heading)
    sign?.replaceWith(`${signText(sign)} `)
  }
  const parents = new Set([...body.querySelectorAll('p')].map((line) => line.parentElement).filter((parent) => parent !== null))
  for (const parent of parents) {
    let run: Item[] = []
    const close = (): void => {
      if (run.length > 0) build(run)
      run = []
    }
    for (const child of [...parent.children]) {
      const item = readItem(child)
      if (item === undefined) close()
      else run.push(item)
    }
    close()
  }
}

const signIn = (line: Element): Element | undefined => [...line.querySelectorAll('span')].find((span) => /mso-list\s*:\s*ignore/i.test(styleOf(span)))
const signText = (sign: Element): string => (sign.textContent ?? '').replaceAll(/[\s\u00a0]+/g, '')

function readItem(element: Element): Item | undefined {
  if (element.nodeName !== 'P') return undefined
  const place = /mso-list\s*:\s*(l\d+)\s+level(\d+)/i.exec(styleOf(element))
  const sign = signIn(element)
  const painted = sign === undefined ? paintedSign(element) : undefined
  if (sign === undefined && (place === null || painted === undefined) && !(painted !== undefined && /MsoListParagraph/i.test(element.className))) return undefined
  const text = sign === undefined ? (painted ?? '') : signText(sign)
  if (sign === undefined) dropPainted(element, text)
  sign?.remove()
  return { element, list: place?.[1] ?? '', level: Number(place?.[2] ?? 1), ...readSign(text, sign) }
}

const chineseDigits = '零一二三四五六七八九'

function readSign(text: string, sign: Element | undefined): Pick<Item, 'kind' | 'start' | 'checked'> {
  const isDrawn = sign !== undefined && /wingdings|symbol|courier/i.test(sign.outerHTML)
  if (/^[☐☑☒]$/u.test(text)) return { kind: 'task', start: 1, checked: text !== '☐' }
  const number = /^[（(]?(?:第)?([0-9０-９]+|[一二三四五六七八九十百]+|[a-z]{1,4})(?:\.[0-9]+)*[.．、)）]?$/iu.exec(text)?.[1]
  const isLetter = number !== undefined && /^[a-z]+$/i.test(number)
  const circled = /^[①-⑳]$/u.test(text)
  if (isDrawn || (number === undefined && !circled) || (isLetter && text === number)) return { kind: 'bullet', start: 1, checked: false }
  return { kind: 'ordered', start: circled ? text.codePointAt(0)! - 0x245f : isLetter ? 1 : numberOf(number ?? '1'), checked: false }
}

function numberOf(digits: string): number {
  const plain = digits.normalize('NFKC')
  if (/^\d+$/.test(plain)) return Math.min(Number(plain), 99_999)
  if (plain === '十') return 10
  const [tens, ones] = plain.includes('十') ? plain.split('十') : ['0', plain]
  const digit = (sign: string | undefined, empty: number): number => (sign === undefined || sign === '' ? empty : Math.max(0, chineseDigits.indexOf(sign)))
  return (plain.includes('十') ? digit(tens, 1) * 10 : 0) + digit(ones, 0) || 1
}

const paint = /^[\s\u00a0]*([·•●○◦▪■◆➢➤✓§]|[0-9]{1,3}[.．、)）]|[（(][0-9一二三四五六七八九十]{1,3}[)）]|[①-⑳]|[☐☑☒])[\s\u00a0]+/u

/** A sign that stands among the words. */
const paintedSign = (element: Element): string | undefined => paint.exec(element.textContent ?? '')?.[1]

function dropPainted(element: Element, sign: string): void {
  let rest = (element.textContent ?? '').indexOf(sign) + sign.length
  const walk = (node: Node): void => {
    for (const child of [...node.childNodes]) {
      if (rest <= 0) return
      if (child.nodeType !== 3) {
        walk(child)
        continue
      }
      const words = child.nodeValue ?? ''
      const taken = Math.min(rest, words.length)
      child.nodeValue = words.slice(taken)
      rest -= taken
    }
  }
  walk(element)
}

function build(items: readonly Item[]): void {
  const { ownerDocument } = items[0]!.element
  const open: { readonly list: HTMLElement; readonly item: Item }[] = []
  const make = (item: Item): HTMLElement => {
    const list = ownerDocument.createElement(item.kind === 'ordered' ? 'ol' : 'ul')
    if (item.kind === 'task') list.setAttribute('data-tasks', '')
    if (item.kind === 'ordered' && item.start !== 1) list.setAttribute('start', String(item.start))
    return list
  }
  for (const item of items) {
    while (open.length > 0 && open.at(-1)!.item.level > item.level) open.pop()
    const present = open.at(-1)
    const differs = present !== undefined && present.item.level === item.level && (present.item.kind !== item.kind || present.item.list !== item.list)
    if (differs) open.pop()
    if (open.length === 0 || open.at(-1)!.item.level < item.level) {
      const list = make(item)
      const last = open.at(-1)?.list.lastElementChild
      const holder = last?.hasAttribute('data-checked') === true ? last.querySelector(':scope > div') : last
      if (holder === null || holder === undefined) item.element.before(list)
      else holder.append(list)
      open.push({ list, item })
    }
    const line = ownerDocument.createElement('p')
    line.append(...item.element.childNodes)
    const entry = ownerDocument.createElement('li')
    if (item.kind === 'task') {
      entry.setAttribute('data-checked', String(item.checked))
      const content = ownerDocument.createElement('div')
      content.append(line)
      entry.append(content)
    } else entry.append(line)
    open.at(-1)!.list.append(entry)
    item.element.remove()
  }
}
