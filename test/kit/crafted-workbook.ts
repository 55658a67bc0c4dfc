import { writeZip } from '@hebu/web/platform/exchange/write/write-zip.ts'

/** The parts of a workbook as some producer would write them. */
export interface CraftedWorkbook {
  readonly sheet: string
  readonly shared?: string
  readonly styles?: string
  readonly workbook?: string
  readonly prefix?: string
}

const relation = (id: string, type: string, target: string): string => `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`

export const bytesOf = async (file: Blob): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await file.arrayBuffer())

/** A workbook of raw parts, for what no well-behaved library writes. */
export async function aWorkbook({ sheet, shared, styles, workbook = '<workbook xmlns:r="r"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>' }: CraftedWorkbook): Promise<Uint8Array<ArrayBuffer>> {
  return bytesOf(await writeZip({
    '_rels/.rels': `<Relationships>${relation('rId1', 'officeDocument', '/xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': workbook,
    'xl/_rels/workbook.xml.rels': `<Relationships>${relation('rId1', 'worksheet', 'worksheets/sheet1.xml')}${relation('rId2', 'sharedStrings', 'sharedStrings.xml')}${relation('rId3', 'styles', 'styles.xml')}</Relationships>`,
    'xl/worksheets/sheet1.xml': sheet,
    ...(shared === undefined ? {} : { 'xl/sharedStrings.xml': shared }),
    ...(styles === undefined ? {} : { 'xl/styles.xml': styles }),
  }, ''))
}
