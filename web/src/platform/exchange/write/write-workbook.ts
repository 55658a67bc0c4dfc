import type { OutCell, OutKind, SheetOut } from '../sheet-out.ts'
import { escapeXml, xmlHead } from './xml.ts'
import { writeZip } from './write-zip.ts'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A cell of Excel holds no more. */
const mostLetters = 32_767

/** The styles of all sheets: looks for the kinds of figures, each plain, of a group and of a sum. */
const kinds = ['text', 'number', 'percent', 'date', 'dateTime', 'CNY', 'USD', 'EUR', 'HKD', 'guarded'] as const
type Look = (typeof kinds)[number]
const formats: Readonly<Record<Look, number>> = { text: 49, guarded: 49, number: 0, percent: 164, date: 165, dateTime: 166, CNY: 167, USD: 168, EUR: 169, HKD: 170 }
const formatCodes = { 164: '0.##%', 165: 'yyyy-mm-dd', 166: 'yyyy-mm-dd hh:mm', 167: '#,##0.00', 168: '[$USD] #,##0.00', 169: '[$€-2] #,##0.00', 170: '[$HKD] #,##0.00' }
const weights = ['plain', 'group', 'sum'] as const
/** 0 is nothing, 1 the head. */
const styleOf = (look: Look, weight: (typeof weights)[number]): number => 2 + weights.indexOf(weight) * kinds.length + kinds.indexOf(look)

function stylesXml(): string {
  const fonts = ['<font><sz val="11"/><name val="Microsoft YaHei"/><family val="2"/><charset val="134"/></font>', '<font><b/><sz val="11"/><name val="Microsoft YaHei"/><family val="2"/><charset val="134"/></font>']
  const fills = ['<fill><patternFill patternType="none"/></fill>', '<fill><patternFill patternType="gray125"/></fill>', '<fill><patternFill patternType="solid"><fgColor rgb="FFF3F0E8"/><bgColor indexed="64"/></patternFill></fill>']
  const borders = ['<border><left/><right/><top/><bottom/><diagonal/></border>', '<border><left/><right/><top/><bottom style="thin"><color rgb="FFCFC8B8"/></bottom><diagonal/></border>', '<border><left/><right/><top style="thin"><color rgb="FFCFC8B8"/></top><bottom/><diagonal/></border>']
  const cells = weights.flatMap((weight) => kinds.map((look) =>
    `<xf numFmtId="${formats[look]}" fontId="${weight === 'plain' ? 0 : 1}" fillId="${weight === 'group' ? 2 : 0}" borderId="${weight === 'sum' ? 2 : 0}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"${look === 'guarded' ? ' quotePrefix="1"' : ''}><alignment vertical="top"${look === 'text' || look === 'guarded' ? ' wrapText="1"' : ''}/></xf>`))
  return `${xmlHead}<styleSheet xmlns="${main}"><numFmts count="${Object.keys(formatCodes).length}">${Object.entries(formatCodes).map(([id, code]) => `<numFmt numFmtId="${id}" formatCode="${escapeXml(code)}"/>`).join('')}</numFmts><fonts count="2">${fonts.join('')}</fonts><fills count="3">${fills.join('')}</fills><borders count="3">${borders.join('')}</borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${2 + cells.length}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="2" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>${cells.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
}

/** 0 is `A`, 26 is `AA`. */
function letters(column: number): string {
  let name = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
  return name
}

/** Days since the end of 1899, as spreadsheets count; `undefined` for what is no day or lies before they can. */
function serialOf(day: string): number | undefined {
  const ms = Date.parse(`${day.slice(0, 10)}T${day.length > 10 ? day.slice(11, 16) : '00:00'}:00Z`)
  const serial = ms / 86_400_000 + 25_569
  return Number.isNaN(ms) || serial < 61 ? undefined : serial
}

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g

const lettersWide = (text: string): number => Math.max(...text.split('\n').map((line) => line.length + (line.match(wide)?.length ?? 0)))

/** Lines that tell how wide a column is. */
const measuredLines = 500

function widthsOf({ columns, lines }: SheetOut): readonly number[] {
  return columns.map(({ title, kind }, at) => {
    const least = kind === 'dateTime' ? 17 : kind === 'date' ? 12 : kind === 'text' ? 8 : 12
    const widest = lines.slice(0, measuredLines).reduce((most, { kind: of, cells }) => {
      const cell = cells[at]
      return of === undefined && typeof cell === 'string' && kind === 'text' ? Math.max(most, lettersWide(cell)) : most
    }, lettersWide(title) + 4)
    return Math.min(48, Math.max(least, widest + 2))
  })
}

/** What a spreadsheet would reckon, or run, where a person changes the cell ([XCH22]). */
const looksReckoned = /^[=+\-@\t\r]/

/** What a sheet is of, as a sheet beside it. */
const aboutXml = (facts: readonly (readonly [string, string])[]): string =>
  `${xmlHead}<worksheet xmlns="${main}"><cols><col min="1" max="1" width="14" customWidth="1"/><col min="2" max="2" width="40" customWidth="1"/></cols><sheetData>${facts.map((cells, at) => `<row r="${at + 1}">${cells.map((words, column) => `<c r="${letters(column)}${at + 1}" s="${styleOf('text', 'plain')}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(words)}</t></is></c>`).join('')}</row>`).join('')}</sheetData></worksheet>`

/** A sheet as a workbook: figures as figures, days as days, everything else as text; with its head in sight, groups as an outline, and sums. */
export async function writeWorkbook(sheet: SheetOut): Promise<Blob> {
  const shared = new Map<string, number>()
  let uses = 0
  const rows: string[] = []
  const textCell = (place: string, text: string, style: number): string => {
    const kept = text.slice(0, mostLetters)
    let index = shared.get(kept)
    if (index === undefined) shared.set(kept, (index = shared.size))
    uses++
    return `<c r="${place}" s="${style}" t="s"><v>${index}</v></c>`
  }
  const cellXml = (place: string, cell: OutCell | undefined, kind: OutKind, weight: (typeof weights)[number]): string => {
    if (cell === null || cell === undefined || cell === '') return weight === 'plain' ? '' : `<c r="${place}" s="${styleOf('text', weight)}"/>`
    if (typeof cell === 'boolean') return `<c r="${place}" s="${styleOf('number', weight)}" t="b"><v>${cell ? 1 : 0}</v></c>`
    if (typeof cell === 'object') {
      const look = kinds.find((each) => each === cell.currency)
      return look === undefined ? textCell(place, `${cell.currency} ${cell.amountCents / 100}`, styleOf('text', weight)) : `<c r="${place}" s="${styleOf(look, weight)}"><v>${cell.amountCents / 100}</v></c>`
    }
    if (typeof cell === 'number') return Number.isFinite(cell) ? `<c r="${place}" s="${styleOf(kind === 'percent' ? 'percent' : 'number', weight)}"><v>${kind === 'percent' ? cell / 100 : cell}</v></c>` : ''
    const serial = kind === 'date' || kind === 'dateTime' ? serialOf(cell) : undefined
    if (serial !== undefined) return `<c r="${place}" s="${styleOf(kind as 'date' | 'dateTime', weight)}"><v>${serial}</v></c>`
    return textCell(place, cell, styleOf(looksReckoned.test(cell) ? 'guarded' : 'text', weight))
  }
  rows.push(`<row r="1">${sheet.columns.map(({ title }, column) => textCell(`${letters(column)}1`, title, 1)).join('')}</row>`)
  for (const [at, line] of sheet.lines.entries()) {
    const row = at + 2
    rows.push(`<row r="${row}"${line.level === 1 ? ' outlineLevel="1"' : ''}>${sheet.columns.map(({ kind }, column) => cellXml(`${letters(column)}${row}`, line.cells[column], kind, line.kind ?? 'plain')).join('')}</row>`)
  }
  const end = sheet.lines.length + 1
  if (sheet.sums.length > 0) {
    const row = end + 1
    const inGroups = sheet.lines.some(({ kind }) => kind === 'group')
    rows.push(`<row r="${row}">${sheet.columns.map((_, column) => {
      const place = `${letters(column)}${row}`
      const sum = sheet.sums.find((each) => each.column === column)
      if (sum === undefined) return column === 0 ? textCell(place, sheet.sumLabel, styleOf('text', 'sum')) : `<c r="${place}" s="${styleOf('text', 'sum')}"/>`
      const look = kinds.find((each) => each === sum.currency) ?? 'number'
      // What is filtered away is not added; the lines of groups hold sums themselves, so then the sum stands as it is.
      const formula = inGroups ? '' : `<f>SUBTOTAL(109,${letters(column)}2:${letters(column)}${end})</f>`
      return `<c r="${place}" s="${styleOf(look, 'sum')}">${formula}<v>${sum.total}</v></c>`
    }).join('')}</row>`)
  }
  const last = letters(Math.max(0, sheet.columns.length - 1))
  const hasGroups = sheet.lines.some(({ kind }) => kind === 'group')
  const columnsXml = widthsOf(sheet).map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join('')
  const sheetXml = `${xmlHead}<worksheet xmlns="${main}"><sheetPr><outlinePr summaryBelow="0"/><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:${last}${end + (sheet.sums.length > 0 ? 1 : 0)}"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/><selection pane="topRight"/><selection pane="bottomLeft"/><selection pane="bottomRight"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="18"${hasGroups ? ' outlineLevelRow="1"' : ''}/><cols>${columnsXml}</cols><sheetData>${rows.join('')}</sheetData>${hasGroups ? '' : `<autoFilter ref="A1:${last}${end}"/>`}<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>${sheet.origin === undefined ? '' : `<headerFooter><oddFooter>${escapeXml(`&L${sheet.origin.foot.replaceAll('&', '&&')}&R&P / &N`)}</oddFooter></headerFooter>`}</worksheet>`
  const about = sheet.origin === undefined ? undefined : { ...sheet.origin, title: escapeXml(sheet.origin.title.slice(0, 31)), xml: aboutXml(sheet.origin.facts) }
  const name = escapeXml(sheet.name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31).trim() || 'Sheet1')
  return writeZip({
    '[Content_Types].xml': `${xmlHead}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${workbookType}.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>${about === undefined ? '' : '<Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'}<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`,
    '_rels/.rels': `${xmlHead}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/>${about === undefined ? '' : `<Relationship Id="rId2" Type="${packages}/relationships/metadata/core-properties" Target="docProps/core.xml"/>`}</Relationships>`,
    ...(about === undefined ? {} : {
      'docProps/core.xml': `${xmlHead}<cp:coreProperties xmlns:cp="${packages}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>${escapeXml(about.by)}</dc:creator><dc:description>${escapeXml(about.foot)}</dc:description></cp:coreProperties>`,
      'xl/worksheets/sheet2.xml': about.xml,
    }),
    'xl/workbook.xml': `${xmlHead}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/>${about === undefined ? '' : `<sheet name="${about.title}" sheetId="2" r:id="rId4"/>`}</sheets>${hasGroups ? '' : `<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'${name.replaceAll("'", "''")}'!$A$1:$${last}$${end}</definedName></definedNames>`}</workbook>`,
    'xl/_rels/workbook.xml.rels': `${xmlHead}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${office}/sharedStrings" Target="sharedStrings.xml"/>${about === undefined ? '' : `<Relationship Id="rId4" Type="${office}/worksheet" Target="worksheets/sheet2.xml"/>`}</Relationships>`,
    'xl/styles.xml': stylesXml(),
    'xl/sharedStrings.xml': `${xmlHead}<sst xmlns="${main}" count="${uses}" uniqueCount="${shared.size}">${[...shared.keys()].map((text) => `<si><t xml:space="preserve">${escapeXml(text.replace(/_(?=x[0-9A-F]{4}_)/g, '_x005F_'))}</t></si>`).join('')}</sst>`,
    'xl/worksheets/sheet1.xml': sheetXml,
  }, workbookType)
}
