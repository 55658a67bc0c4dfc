import { officeLists } from './office-lists.ts'
import { flattenTables, styleOf } from './pasted-tables.ts'

/** What is left of a page, a document or a chat that was copied. */
export interface CleanedHtml {
  readonly html: string
  /** How many pictures could not come along. */
  readonly imagesLeftOut: number
}

const ownMark = 'data-pm-slice'
const isOffice = (html: string): boolean => /urn:schemas-microsoft-com|class="?Mso|mso-|ProgId|content="?WPS|kingsoft|\bxl\d+\b/i.test(html)

/**
 * HTML from the clipboard without what only its program knows: conditional comments, hidden words, deleted words of tracked
 * changes, comments in the margin, smart tags, indents of blanks. Lists that Word only paints become lists, outline levels headings.
 * The rest is left to the schema, which has no rule for fonts and colours ([TXT13]). Reads in a document without a window: nothing is loaded or run.
 */
export function cleanHtml(html: string): CleanedHtml {
  // What comes from a text of ours is as it should be.
  if (html.includes(ownMark)) return { html, imagesLeftOut: 0 }
  const office = isOffice(html)
  const { body } = new DOMParser().parseFromString(html.replace(/<!\[(?:if|endif)[^>]*>/gi, '').replace(/<\/?(?:\w+:\w+|col\b|colgroup\b)[^>]*>/gi, ''), 'text/html')
  removeUnseen(body)
  const imagesLeftOut = replaceImages(body)
  readOutline(body)
  officeLists(body)
  flattenTables(body)
  tidyWords(body)
  splitAtDoubleBreaks(body)
  if (office) for (const line of body.querySelectorAll('p')) if (isBlank(line)) line.remove()
  return { html: body.innerHTML, imagesLeftOut }
}

const unseen = 'script, style, meta, link, title, xml, template, noscript, iframe, object, embed, svg, button, input[type=hidden], [hidden], del[cite], del[datetime], .msocomoff, .MsoCommentReference, a.msocomanchor'
const unseenStyle = /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|mso-element\s*:\s*(?:comment-list|comment|header|footer)\b|font-size\s*:\s*0(?:px|pt)?\s*(?:;|$)/i

function removeUnseen(body: HTMLElement): void {
  for (const element of body.querySelectorAll(unseen)) element.remove()
  for (const element of body.querySelectorAll('[style]')) if (unseenStyle.test(styleOf(element))) element.remove()
  for (const comment of commentsIn(body)) comment.remove()
  // What was added with tracked changes is text like any other.
  for (const element of body.querySelectorAll('ins, font')) element.replaceWith(...element.childNodes)
}

const commentsIn = (node: Node): ChildNode[] =>
  [...node.childNodes].flatMap((child) => (child.nodeType === 8 ? [child] : child.nodeType === 1 ? commentsIn(child) : []))

/** A picture elsewhere becomes a link to it: showing it would tell its owner who reads. Signs that are drawn become signs. */
function replaceImages(body: HTMLElement): number {
  let leftOut = 0
  for (const image of body.querySelectorAll('img, picture, video, audio')) {
    const alt = (image.getAttribute('alt') ?? '').trim()
    const address = image.getAttribute('src') ?? image.querySelector('img, source')?.getAttribute('src') ?? ''
    const isSign = /^\p{Extended_Pictographic}/u.test(alt)
    const isDot = ['width', 'height'].some((side) => /^[01](px)?$/.test(image.getAttribute(side) ?? ''))
    if (isSign || isDot) image.replaceWith(isSign ? alt : '')
    else if (/^https?:\/\//i.test(address)) {
      const link = body.ownerDocument.createElement('a')
      link.setAttribute('href', address)
      link.textContent = alt === '' ? nameIn(address) : alt
      image.replaceWith(image.closest('a') === null ? link : link.textContent)
    } else {
      leftOut++
      image.remove()
    }
  }
  return leftOut
}

function nameIn(address: string): string {
  const last = address.split(/[?#]/)[0]!.split('/').at(-1) ?? ''
  try {
    return decodeURIComponent(last) || address
  } catch {
    return last || address
  }
}

/** Word and WPS write some headings as paragraphs with an outline level or a class. */
function readOutline(body: HTMLElement): void {
  for (const line of body.querySelectorAll('p')) {
    const name = line.getAttribute('class') ?? ''
    const level = /mso-outline-level\s*:\s*([1-6])/i.exec(styleOf(line))?.[1] ?? /(?:heading|标题|標題)\s*([1-6])/i.exec(name)?.[1] ?? (/^MsoTitle\b/i.test(name) ? '1' : undefined)
    if (level === undefined || line.closest('td, th, li') !== null) continue
    const heading = body.ownerDocument.createElement(`h${level}`)
    heading.setAttribute('style', styleOf(line))
    heading.append(...line.childNodes)
    line.replaceWith(heading)
  }
  // A heading is bold by itself.
  for (const bold of body.querySelectorAll(':is(h1, h2, h3, h4, h5, h6) :is(b, strong), a u')) bold.replaceWith(...bold.childNodes)
  for (const part of body.querySelectorAll<HTMLElement>(':is(h1, h2, h3, h4, h5, h6), :is(h1, h2, h3, h4, h5, h6) span')) part.removeAttribute('style')
}

/** Blanks that a program put in for looks: indents, runs, line ends between Chinese characters. */
function tidyWords(node: Node): void {
  for (const child of node.childNodes) {
    if (child.nodeType === 3) {
      const words = child.nodeValue ?? ''
      child.nodeValue = words
        .replace(/([\p{Script=Han}\u3000-\u303f\uff00-\uffef“”…—])[ \t]*\r?\n[ \t]*(?=[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”…—])/gu, '$1')
        .replace(/[\u200b\ufeff]/g, '')
        .replace(/\u00a0{2,}|\u00a0/g, ' ')
    } else if (child.nodeType === 1 && child.nodeName !== 'PRE') tidyWords(child)
  }
  if (node.nodeName === 'P') trimStart(node)
}

/** A paragraph that begins with two wide blanks is indented; ours are not. */
function trimStart(node: Node): void {
  let first: Node | null = node
  while (first !== null && first.nodeType === 1) first = first.firstChild
  if (first !== null && first.nodeType === 3) first.nodeValue = (first.nodeValue ?? '').replace(/^[\u3000\s]+/, '')
}

const isBlank = (line: Element): boolean => (line.textContent ?? '').trim() === '' && line.querySelector('a[href], figure') === null && line.closest('td, th, li') === null

const blockNames = 'p, div, ul, ol, table, h1, h2, h3, h4, h5, h6, blockquote, pre, hr, section, article, header, footer, dl, figure'

/** Mail and chat part paragraphs with two line breaks. */
function splitAtDoubleBreaks(body: HTMLElement): void {
  for (const line of [...body.querySelectorAll('p, div'), body]) {
    if (line.querySelector(`:scope > ${blockNames.split(', ').join(', :scope > ')}`) !== null) continue
    const groups: Node[][] = [[]]
    let breaks = 0
    for (const child of [...line.childNodes]) {
      const isBreak = child.nodeName === 'BR'
      const isBlankText = child.nodeType === 3 && (child.nodeValue ?? '').trim() === ''
      if (isBreak) breaks++
      else if (!isBlankText || breaks === 0) {
        if (breaks >= 2) groups.push([])
        else if (breaks === 1) groups.at(-1)!.push(body.ownerDocument.createElement('br'))
        breaks = 0
        groups.at(-1)!.push(child)
      }
    }
    if (groups.length < 2) continue
    const lines = groups.filter((group) => group.length > 0).map((group) => {
      const paragraph = body.ownerDocument.createElement('p')
      paragraph.append(...group)
      return paragraph
    })
    if (line === body) line.replaceChildren(...lines)
    else line.replaceWith(...lines)
  }
}
