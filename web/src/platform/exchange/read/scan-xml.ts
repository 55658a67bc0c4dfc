/** What a scan tells of: names without their prefix. `attributes` is the raw text between name and end, read by {@link attribute}. */
export interface XmlListener {
  open(name: string, attributes: string): void
  close(name: string): void
  /** Text as it stands in the file, entities and all: {@link plainText}. */
  text?(from: number, to: number): void
}

const local = (name: string): string => {
  const colon = name.indexOf(':')
  return colon === -1 ? name : name.slice(colon + 1)
}

const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9

/** Goes through a document once, without a tree. Entities that a document declares are not read, so none can grow. */
export function scanXml(xml: string, listener: XmlListener): void {
  let at = 0
  for (;;) {
    const open = xml.indexOf('<', at)
    if (open === -1) return
    if (open > at) listener.text?.(at, open)
    const second = xml.charCodeAt(open + 1)
    if (second === 33 || second === 63) {
      // <!-- …, <![CDATA[ …, <!DOCTYPE …, <? …
      if (xml.startsWith('<![CDATA[', open)) {
        const end = xml.indexOf(']]>', open)
        listener.text?.(open + 9, end === -1 ? xml.length : end)
        at = end === -1 ? xml.length : end + 3
      } else {
        const end = xml.startsWith('<!--', open) ? xml.indexOf('-->', open) + 2 : xml.indexOf('>', open)
        if (end < open) return
        at = end + 1
      }
      continue
    }
    const end = xml.indexOf('>', open)
    if (end === -1) return
    at = end + 1
    if (second === 47) {
      listener.close(local(xml.slice(open + 2, end).trim()))
      continue
    }
    const closes = xml.charCodeAt(end - 1) === 47
    let nameEnd = open + 1
    const tagEnd = closes ? end - 1 : end
    while (nameEnd < tagEnd && !isSpace(xml.charCodeAt(nameEnd))) nameEnd++
    const name = local(xml.slice(open + 1, nameEnd))
    listener.open(name, nameEnd === tagEnd ? '' : xml.slice(nameEnd, tagEnd))
    if (closes) listener.close(name)
  }
}

/** One attribute of a tag, by its name with or without prefix. */
export function attribute(attributes: string, name: string): string | undefined {
  for (let at = attributes.indexOf(name); at !== -1; at = attributes.indexOf(name, at + 1)) {
    const before = attributes.charCodeAt(at - 1)
    if (!isSpace(before) && before !== 58) continue
    const found = /^\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(attributes.slice(at + name.length, at + name.length + 4000))
    if (found !== null) return plainText(found[1] ?? found[2] ?? '')
  }
  return undefined
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Text with its entities, and with what spreadsheets write for letters that XML has not: `_x000D_`. */
export function plainText(raw: string): string {
  const plain = raw.includes('&') ? raw.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex?: string, digits?: string, name = '') => {
    if (hex === undefined && digits === undefined) return named[name] ?? whole
    const code = hex === undefined ? Number(digits) : Number.parseInt(hex, 16)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  }) : raw
  return plain.includes('_x') ? plain.replace(/_x([0-9A-F]{4})_/g, (_, hex: string) => (hex === '000D' ? '' : String.fromCharCode(Number.parseInt(hex, 16)))) : plain
}
