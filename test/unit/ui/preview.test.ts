import { fileTypeOf } from '@hebu/shared/vocabulary/file-types.ts'
import { decodeText } from '@hebu/web/ui/preview/decode-text.ts'
import { namedKind, shownAs } from '@hebu/web/ui/preview/file-kind.ts'
import { readCsv } from '@hebu/web/ui/preview/read-csv.ts'
import { describe, expect, test } from 'vitest'

import { aChinesePdf, aPicture } from '../../kit/sample-files.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const asBlob = (bytes: Uint8Array): Blob => new Blob([new Uint8Array(bytes)])

describe('what a file is', () => {
  test('[FIL12] is told by its bytes', () => {
    expect(fileTypeOf(aPicture('x').buffer)).toEqual({ type: 'image/png', shows: 'image' })
    expect(fileTypeOf(aChinesePdf('x', ['一']).buffer)).toEqual({ type: 'application/pdf', shows: 'pdf' })
    expect(fileTypeOf(bytesOf('\0\0\0\x18ftypavif'))?.type).toBe('image/avif')
    expect(fileTypeOf(bytesOf('\0\0\0\x18ftypmp42'))).toEqual({ type: 'video/mp4', shows: 'video' })
    expect(fileTypeOf(bytesOf('ID3\x03'))?.shows).toBe('audio')
    expect(fileTypeOf(Uint8Array.of(0x50, 0x4b, 3, 4))).toEqual({ type: 'application/zip' })
    for (const said of ['', '<svg xmlns="x">', '<!doctype html>', '<?xml version="1.0"?>', 'GIF', 'RIFFxxxxAVI ']) expect(fileTypeOf(bytesOf(said))).toBeUndefined()
  })

  test('[FIL12] decides how it is shown; a name that lies is not opened', async () => {
    const html = asBlob(bytesOf('<script>alert(1)</script>'))
    expect(await shownAs('报价.png', html)).toBe('lies')
    expect(await shownAs('合同.pdf', html)).toBe('lies')
    expect(await shownAs('page.html', html)).toBe('none')
    expect(await shownAs('drawing.svg', asBlob(bytesOf('<svg/>')))).toBe('none')
    expect(await shownAs('notes.txt', html)).toBe('text')
    expect(await shownAs('notes.txt', asBlob(aPicture('x').buffer))).toBe('image')
    expect(await shownAs('扫描件', asBlob(aChinesePdf('x', ['一']).buffer))).toBe('pdf')
    expect(await shownAs('报价.xlsx', asBlob(Uint8Array.of(0x50, 0x4b, 3, 4)))).toBe('none')
    expect(await shownAs('IMG_1.heic', asBlob(bytesOf('\0\0\0\x18ftypheic')))).toBe('none')
  })

  test('[FIL10] has a sign by its name', () => {
    expect(['a.JPG', '预算.et', '方案.wps', 'x.pptx', 'x.7z', 'README', '.gitignore', 'a.b.csv'].map(namedKind)).toEqual(['image', 'sheet', 'document', 'slides', 'archive', 'other', 'other', 'text'])
  })
})

describe('text', () => {
  test('[FIL12] is read in the encodings that Chinese programs write', () => {
    expect(decodeText(bytesOf('客户,金额\n青禾,12800'))).toEqual({ text: '客户,金额\n青禾,12800', encoding: 'UTF-8' })
    expect(decodeText(Uint8Array.of(0xbf, 0xcd, 0xbb, 0xa7, 0x2c, 0x31))).toEqual({ text: '客户,1', encoding: 'GB18030' })
    expect(decodeText(Uint8Array.of(0xff, 0xfe, 0x62, 0x5b))).toEqual({ text: '\u5b62', encoding: 'UTF-16' })
    expect(decodeText(bytesOf('\ufeff甲'))?.text).toBe('甲')
  })

  test('[FIL12] may be cut within a letter, and what is not text is not shown as such', () => {
    expect(decodeText(bytesOf('客户').subarray(0, 5))).toEqual({ text: '客', encoding: 'UTF-8' })
    expect(decodeText(Uint8Array.of(1, 2, 0, 4))).toBeUndefined()
    expect(decodeText(Uint8Array.of(0xff, 0xff, 0xff))).toBeUndefined()
  })
})

describe('rows of values', () => {
  const rowsOf = (text: string, most = 100) => readCsv(text, ',', most)

  test('[FIL12] are read as spreadsheets write them', () => {
    expect(rowsOf('客户,金额\r\n"青禾, 示例","1,200"\n"说 ""好""",\n')).toEqual({ rows: [['客户', '金额'], ['青禾, 示例', '1,200'], ['说 "好"', '']], whole: true })
    expect(rowsOf('"两\n行",b')).toEqual({ rows: [['两\n行', 'b']], whole: true })
    expect(rowsOf('a,')).toEqual({ rows: [['a', '']], whole: true })
    expect(rowsOf('')).toEqual({ rows: [], whole: true })
    expect(rowsOf('a\n\nb').rows).toEqual([['a'], [''], ['b']])
  })

  test('[FIL12] broken ones end, and only so many are read', () => {
    expect(rowsOf('"never closed').rows).toEqual([['never closed']])
    expect(rowsOf('a"b,c"d').rows).toEqual([['a"b', 'c"d']])
    expect(rowsOf('1\n2\n3\n', 2)).toEqual({ rows: [['1'], ['2']], whole: false })
  })
})
