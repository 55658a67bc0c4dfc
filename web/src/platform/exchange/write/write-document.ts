import type { DocumentOut, OutBlock, OutColumn, OutRun, OutStamp } from '../document-out.ts'
import { escapeXml, xmlHead } from './xml.ts'
import { writeZip } from './write-zip.ts'

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

/** Between the margins of A4, in twentieths of a point. */
const widthTwips = 9_638
const labelTwips = 2_000

/** Fonts that every office has, for Latin and for Chinese letters. */
const fonts = (language: string, serif = false): string => {
  const chinese = language === 'zh-Hant' ? (serif ? 'PMingLiU' : 'Microsoft JhengHei') : serif ? 'SimSun' : 'Microsoft YaHei'
  const latin = serif ? 'Times New Roman' : 'Calibri'
  return `<w:rFonts w:ascii="${latin}" w:hAnsi="${latin}" w:cs="${latin}" w:eastAsia="${chinese}"/>`
}

function runXml({ text, bold, italic, underlined, struck, code }: OutRun): string {
  const look = [bold === true ? '<w:b/>' : '', italic === true ? '<w:i/>' : '', struck === true ? '<w:strike/>' : '', underlined === true ? '<w:u w:val="single"/>' : '', code === true ? '<w:shd w:val="clear" w:color="auto" w:fill="F3F0E8"/>' : ''].join('')
  const parts = text.split('\n').map((line) => `<w:t xml:space="preserve">${escapeXml(line)}</w:t>`)
  return text === '' ? '' : `<w:r>${look === '' ? '' : `<w:rPr>${look}</w:rPr>`}${parts.join('<w:br/>')}</w:r>`
}

const paragraph = (runs: readonly OutRun[], properties = ''): string => `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${runs.map(runXml).join('')}</w:p>`

const style = (name: string): string => `<w:pStyle w:val="${name}"/>`

const cell = (width: number, content: string, shaded = false): string => `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${shaded ? '<w:shd w:val="clear" w:color="auto" w:fill="F3F0E8"/>' : ''}</w:tcPr>${content}</w:tc>`

const tableXml = (widths: readonly number[], rows: readonly string[], look: 'Grid' | 'Facts' | 'Plain'): string =>
  `<w:tbl><w:tblPr><w:tblStyle w:val="${look === 'Plain' ? 'TableNormal' : look}"/><w:tblW w:w="${widths.reduce((sum, width) => sum + width, 0)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${rows.join('')}</w:tbl>${paragraph([], style('Gap'))}`

/** `keep`: not parted from what comes after it by the end of a sheet. */
function blockXml(block: OutBlock, keep = false): string {
  switch (block.kind) {
    case 'heading':
      return paragraph(block.runs, style(`Heading${block.level}`))
    case 'paragraph': {
      const { list, quoted, faint } = block
      const indent = list === undefined ? '' : `<w:numPr><w:ilvl w:val="${Math.min(8, list.level)}"/><w:numId w:val="${list.number}"/></w:numPr>`
      return paragraph(block.runs, `${quoted === true ? style('Quote') : faint === true ? style('Faint') : ''}${keep ? '<w:keepNext/>' : ''}${indent}${keep ? '<w:spacing w:after="240"/>' : ''}`)
    }
    case 'facts':
      return tableXml([labelTwips, widthTwips - labelTwips], block.facts.map(({ label, value }) => `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cell(labelTwips, paragraph([{ text: label }], style('Label')))}${cell(widthTwips - labelTwips, paragraph([{ text: value }], style('Cell')))}</w:tr>`), 'Facts')
    case 'table': {
      const count = Math.max(1, block.head.length, ...block.rows.map((row) => row.length))
      const columns = Array.from({ length: count }, (_, at): OutColumn => block.columns?.[at] ?? { weight: 1 })
      const whole = columns.reduce((sum, { weight }) => sum + weight, 0)
      const widths = columns.map(({ weight }) => Math.floor((widthTwips * weight) / whole))
      const line = (cells: readonly string[], is: 'head' | 'row' | 'sum'): string => `<w:tr><w:trPr><w:cantSplit/>${is === 'head' ? '<w:tblHeader/>' : ''}</w:trPr>${widths.map((width, at) => cell(width, paragraph([{ text: cells[at] ?? '', bold: is !== 'row' }], `${style('Cell')}${columns[at]!.align === 'end' ? '<w:jc w:val="right"/>' : ''}`), is !== 'row')).join('')}</w:tr>`
      const sumsFrom = block.rows.length - (block.sums ?? 0)
      return tableXml(widths, [...(block.head.length === 0 ? [] : [line(block.head, 'head')]), ...block.rows.map((row, at) => line(row, at < sumsFrom ? 'row' : 'sum'))], 'Grid')
    }
    case 'stamps':
      return stampsXml(block.stamps)
    case 'signing': {
      const width = Math.floor(widthTwips / Math.max(1, block.parties.length))
      return tableXml(block.parties.map(() => width), [`<w:tr><w:trPr><w:cantSplit/></w:trPr>${block.parties.map(({ label, lines }) => cell(width, [paragraph([{ text: label, bold: true }], style('Cell')), ...lines.map((text) => paragraph([{ text }], `${style('Cell')}<w:spacing w:before="240"/>`))].join(''))).join('')}</w:tr>`], 'Grid')
    }
  }
}

const stampTwips = 900
/** Room for a whole date beneath each. */
const perLine = 4

/** How large a name stands in its stamp, in half points, and how high its lines are: two to four Chinese letters under each other, or the longest Latin word. */
function stampType(name: string): { readonly letters: string; readonly size: number; readonly line: string } {
  const count = [...name].length
  if (/^[\p{Script=Han}]{2,4}$/u.test(name)) return { letters: [...name].join('\n'), size: count === 4 ? 19 : 22, line: `w:line="${count === 4 ? 208 : 260}" w:lineRule="exact"` }
  const longest = Math.max(...name.split(/\s+/u).map((word) => word.length))
  return { letters: name, size: Math.max(9, Math.min(20, Math.floor(104 / longest))), line: 'w:line="240" w:lineRule="auto"' }
}

/** Square stamps, several on a line, each with its words beneath: a table in which every second row is a name. */
function stampsXml(stamps: readonly OutStamp[]): string {
  const width = Math.floor(widthTwips / perLine)
  const rest = width - stampTwips
  const side = (name: string, colour: string): string => `<w:${name} w:val="single" w:sz="18" w:space="0" w:color="${colour}"/>`
  const stamp = ({ name, broken }: OutStamp): string => {
    const colour = broken === true ? '938D82' : 'B3301D'
    const borders = ['top', 'left', 'bottom', 'right'].map((each) => side(each, colour)).join('')
    const { letters, size, line } = stampType(name)
    return `<w:tc><w:tcPr><w:tcW w:w="${stampTwips}" w:type="dxa"/><w:tcBorders>${borders}</w:tcBorders><w:tcMar><w:left w:w="30" w:type="dxa"/><w:right w:w="30" w:type="dxa"/></w:tcMar><w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr>${style('Stamp')}<w:spacing w:before="20" w:after="20" ${line}/></w:pPr>${runXml({ text: letters }).replace('<w:r>', `<w:r><w:rPr>${broken === true ? '<w:strike/>' : ''}<w:color w:val="${colour}"/><w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr>`)}</w:p></w:tc>`
  }
  const lines = Array.from({ length: Math.ceil(stamps.length / perLine) }, (_, at) => stamps.slice(at * perLine, (at + 1) * perLine))
  return lines.map((line) => {
    const widths = line.flatMap(() => [stampTwips, rest])
    const names = `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="${stampTwips}" w:hRule="atLeast"/></w:trPr>${line.map((each) => `${stamp(each)}${cell(rest, paragraph([], style('Cell')))}`).join('')}</w:tr>`
    const under = `<w:tr><w:trPr><w:cantSplit/></w:trPr>${line.map((each) => `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/><w:gridSpan w:val="2"/></w:tcPr>${(each.under.length === 0 ? [''] : each.under).map((text) => paragraph([{ text }], style('Label'))).join('')}</w:tc>`).join('')}</w:tr>`
    return tableXml(widths, [names, under], 'Plain')
  }).join('')
}

function stylesXml(language: string): string {
  const named = (id: string, name: string, paragraphs: string, runs: string, based = 'Normal', more = ''): string =>
    `<w:style w:type="paragraph" w:styleId="${id}"${id === 'Normal' ? ' w:default="1"' : ''}><w:name w:val="${name}"/>${id === 'Normal' ? '' : `<w:basedOn w:val="${based}"/>`}${more}<w:qFormat/><w:pPr>${paragraphs}</w:pPr><w:rPr>${runs}</w:rPr></w:style>`
  const heading = (level: number, size: number): string => named(`Heading${level}`, `heading ${level}`, `<w:keepNext/><w:spacing w:before="${level === 1 ? 320 : 220}" w:after="100"/><w:outlineLvl w:val="${level - 1}"/>`, `${fonts(language, true)}<w:b/><w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`, 'Normal', '<w:next w:val="Normal"/>')
  const lines = (color: string): string => ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="${color}"/>`).join('')
  return `${xmlHead}<w:styles xmlns:w="${main}"><w:docDefaults><w:rPrDefault><w:rPr>${fonts(language)}<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="en-US" w:eastAsia="${language === 'zh-Hant' ? 'zh-TW' : 'zh-CN'}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="80" w:line="320" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>${[
    named('Normal', 'Normal', '', ''),
    named('Title', 'Title', '<w:spacing w:after="60"/>', `${fonts(language, true)}<w:b/><w:sz w:val="40"/><w:szCs w:val="40"/>`),
    heading(1, 28), heading(2, 24), heading(3, 22),
    named('Faint', 'Subtitle', '<w:spacing w:after="160"/>', '<w:color w:val="57534B"/><w:sz w:val="19"/><w:szCs w:val="19"/>'),
    named('Label', 'Label', '<w:spacing w:after="40"/>', '<w:color w:val="57534B"/><w:sz w:val="19"/><w:szCs w:val="19"/>'),
    named('Cell', 'Cell', '<w:spacing w:after="40"/>', '<w:sz w:val="20"/><w:szCs w:val="20"/>'),
    named('Stamp', 'Stamp', '<w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>', `${fonts(language, true)}<w:b/><w:color w:val="B3301D"/><w:sz w:val="22"/><w:szCs w:val="22"/>`),
    named('Quote', 'Quote', '<w:pBdr><w:left w:val="single" w:sz="12" w:space="10" w:color="CFC8B8"/></w:pBdr><w:ind w:left="300"/>', '<w:color w:val="57534B"/>'),
    named('Gap', 'Gap', '<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>', '<w:sz w:val="8"/>'),
  ].join('')}<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style><w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>${lines('CFC8B8')}</w:tblBorders></w:tblPr></w:style><w:style w:type="table" w:styleId="Facts"><w:name w:val="Facts"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:insideH w:val="single" w:sz="4" w:space="0" w:color="E4DFD3"/></w:tblBorders></w:tblPr></w:style></w:styles>`
}

/** One list for each that the text has, so that each counts from its own beginning. */
function numberingXml(blocks: readonly OutBlock[]): string {
  const lists = new Map<number, boolean>()
  for (const block of blocks) if (block.kind === 'paragraph' && block.list !== undefined && !lists.has(block.list.number)) lists.set(block.list.number, block.list.ordered)
  const levels = (ordered: boolean): string => Array.from({ length: 9 }, (_, level) => `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${ordered ? 'decimal' : 'bullet'}"/><w:lvlText w:val="${ordered ? `%${level + 1}.` : ['•', '◦', '▪'][level % 3]!}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${420 * (level + 1)}" w:hanging="420"/></w:pPr></w:lvl>`).join('')
  return `${xmlHead}<w:numbering xmlns:w="${main}">${[...lists].map(([number, ordered]) => `<w:abstractNum w:abstractNumId="${number}"><w:multiLevelType w:val="multilevel"/>${levels(ordered)}</w:abstractNum>`).join('')}${[...lists.keys()].map((number) => `<w:num w:numId="${number}"><w:abstractNumId w:val="${number}"/></w:num>`).join('')}</w:numbering>`
}

const countedField = (name: string): string => `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${name} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`

const footXml = (foot: string): string => foot.split(/(\{pages?\})/).map((part) => (part === '{page}' ? countedField('PAGE') : part === '{pages}' ? countedField('NUMPAGES') : runXml({ text: part }))).join('')

/** A document as Word, WPS and LibreOffice read it: styles by name, headings in the outline, tables whose heads come again on every sheet. */
export async function writeDocument(out: DocumentOut): Promise<Blob> {
  const { title, subtitle, head, foot, language, blocks } = out
  const body = `${paragraph([{ text: title }], style('Title'))}${subtitle === '' ? '' : paragraph([{ text: subtitle }], style('Faint'))}${blocks.map((block, at) => blockXml(block, blocks[at + 1]?.kind === 'signing')).join('')}`
  const part = (name: string, type: string): string => `<Override PartName="/word/${name}.xml" ContentType="${word}.${type}+xml"/>`
  return writeZip({
    '[Content_Types].xml': `${xmlHead}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('document', 'document.main')}${part('styles', 'styles')}${part('numbering', 'numbering')}${part('header1', 'header')}${part('footer1', 'footer')}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
    '_rels/.rels': `${xmlHead}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="${packages}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    'docProps/core.xml': `${xmlHead}<cp:coreProperties xmlns:cp="${packages}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(title)}</dc:title><dc:creator>${escapeXml(head)}</dc:creator></cp:coreProperties>`,
    'word/document.xml': `${xmlHead}<w:document xmlns:w="${main}" xmlns:r="${office}"><w:body>${body}<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1304" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`,
    'word/_rels/document.xml.rels': `${xmlHead}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${office}/numbering" Target="numbering.xml"/><Relationship Id="rId3" Type="${office}/header" Target="header1.xml"/><Relationship Id="rId4" Type="${office}/footer" Target="footer1.xml"/></Relationships>`,
    'word/styles.xml': stylesXml(language),
    'word/numbering.xml': numberingXml(blocks),
    'word/header1.xml': `${xmlHead}<w:hdr xmlns:w="${main}">${paragraph([{ text: head }], style('Label'))}</w:hdr>`,
    'word/footer1.xml': `${xmlHead}<w:ftr xmlns:w="${main}"><w:p><w:pPr>${style('Label')}<w:jc w:val="right"/></w:pPr>${footXml(foot)}</w:p></w:ftr>`,
  }, `${word}.document`)
}
