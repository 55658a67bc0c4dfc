import type { Result } from '@hebu/shared/vocabulary/result.ts'
import { granted, refused } from '@hebu/shared/vocabulary/result.ts'

import type { TableRefusal, TextSheet, TextTables } from '../tables.ts'
import { readFormats } from './sheet-formats.ts'
import { readSheet } from './read-sheet.ts'
import type { Zip } from './read-zip.ts'
import { openZip, ZipBomb } from './read-zip.ts'
import { attribute, plainText, scanXml } from './scan-xml.ts'

/** The targets of a part's relations, by id, as names within the archive. */
async function relationsOf(zip: Zip, part: string): Promise<ReadonlyMap<string, { readonly target: string; readonly type: string }>> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  const found = new Map<string, { readonly target: string; readonly type: string }>()
  scanXml((await zip.text(`${folder}_rels/${part.slice(folder.length)}.rels`)) ?? '', {
    open(name, attributes) {
      if (name !== 'Relationship') return
      const target = attribute(attributes, 'Target') ?? ''
      const steps = (target.startsWith('/') ? target.slice(1) : folder + target).split('/')
      const path = steps.reduce<string[]>((way, step) => (step === '..' ? way.slice(0, -1) : step === '.' ? way : [...way, step]), [])
      found.set(attribute(attributes, 'Id') ?? '', { target: path.join('/'), type: (attribute(attributes, 'Type') ?? '').split('/').at(-1)! })
    },
    close: () => undefined,
  })
  return found
}

/** Texts that several cells share; how they are to be pronounced is left out. */
function readSharedTexts(xml: string | undefined): readonly string[] {
  const texts: string[] = []
  let text: string[] | undefined
  let isIn = false
  let hidden = 0
  scanXml(xml ?? '', {
    open(name) {
      if (name === 'si') text = []
      else if (name === 'rPh') hidden++
      else if (name === 't') isIn = hidden === 0
    },
    text(from, to) {
      if (isIn) text?.push(xml!.slice(from, to))
    },
    close(name) {
      if (name === 't') isIn = false
      else if (name === 'rPh') hidden--
      else if (name === 'si') texts.push(plainText(text?.join('') ?? ''))
    },
  })
  return texts
}

interface NamedSheet {
  readonly name: string
  readonly hidden: boolean
  readonly relation: string
}

async function readAll(zip: Zip): Promise<Result<TextTables, TableRefusal>> {
  const root = [...(await relationsOf(zip, '')).values()].find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml'
  const workbook = await zip.text(root)
  if (root.endsWith('.bin')) return refused('binary-workbook')
  if (workbook === undefined && zip.names.includes('mimetype') && zip.names.includes('content.xml')) return refused('open-document')
  if (workbook === undefined) return refused(zip.names.some((name) => name.startsWith('word/') || name.startsWith('ppt/')) ? 'not-a-table' : 'damaged')
  const relations = await relationsOf(zip, root)
  const partOf = (type: string): string => [...relations.values()].find((relation) => relation.type === type)?.target ?? ''
  const named: NamedSheet[] = []
  let from1904 = false
  scanXml(workbook, {
    open(name, attributes) {
      if (name === 'sheet') named.push({ name: attribute(attributes, 'name') ?? '', hidden: (attribute(attributes, 'state') ?? 'visible') !== 'visible', relation: attribute(attributes, 'id') ?? '' })
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attribute(attributes, 'date1904') ?? '')
    },
    close: () => undefined,
  })
  const formats = readFormats(await zip.text(partOf('styles')))
  const shared = readSharedTexts(await zip.text(partOf('sharedStrings')))
  const sheets: TextSheet[] = []
  for (const { name, hidden, relation } of named) {
    const part = relations.get(relation)
    const xml = part?.type === 'worksheet' ? await zip.text(part.target) : undefined
    if (xml !== undefined) sheets.push({ name, hidden, ...readSheet(xml, { shared, formats, from1904 }) })
  }
  return sheets.length === 0 ? refused('damaged') : granted({ sheets })
}

/** Reads the sheets of a workbook (.xlsx), whoever wrote it. What it is locked with, and what it is not, is told. */
export async function readWorkbook(bytes: Uint8Array<ArrayBuffer>): Promise<Result<TextTables, TableRefusal>> {
  const zip = openZip(bytes)
  if (!zip.ok) return zip
  try {
    return await readAll(zip.value)
  } catch (error) {
    return refused(error instanceof ZipBomb ? 'bomb' : 'damaged')
  }
}
