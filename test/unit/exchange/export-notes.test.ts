import { createExportNotes } from '@hebu/web/platform/export-notes.ts'
import { readTable } from '@hebu/web/platform/exchange/read/read-table.ts'
import { openZip } from '@hebu/web/platform/exchange/read/read-zip.ts'
import { writeWorkbook } from '@hebu/web/platform/exchange/write/write-workbook.ts'
import { granted, refused } from '@hebu/shared/vocabulary/result.ts'
import readXlsxFile from 'read-excel-file/node'
import { expect, test } from 'vitest'

import { bytesOf } from '../../kit/crafted-workbook.ts'

/** A device with a relay that is reached or not, and a clock. */
function aDevice() {
  const kept = new Map<string, string>()
  const told: unknown[] = []
  const device = { reached: true, answer: 'offline' as 'offline' | 'malformed', nowMs: Date.parse('2026-11-23T01:00:00Z'), told }
  const notes = () => createExportNotes({
    workspace: 'w1', member: 'zhou', now: () => device.nowMs,
    storage: () => ({ getItem: (name) => kept.get(name) ?? null, setItem: (name, value) => void kept.set(name, value) }),
    api: { ask: async (_shape, _method, path, body) => { if (!device.reached) return refused(device.answer); told.push([path, body]); return granted(undefined as never) } },
  })
  return { device, notes, kept }
}

test('[XCH35] what is exported is told to the audit at once, and what was exported without a connection later, with its time, once each', async () => {
  const { device, notes, kept } = aDevice()
  const first = notes()
  first.note('customers', 12)
  await first.send()
  device.reached = false
  first.note('contracts', 3)
  first.note('tasks', 1)
  await first.send()
  expect(device.told).toEqual([['/api/audit/exports', { book: 'customers', pages: 12 }]])
  // Another start of the app, hours later.
  device.reached = true
  device.nowMs += 3 * 3_600_000
  const second = notes()
  await Promise.all([second.send(), second.send()])
  expect(device.told.slice(1)).toEqual([['/api/audit/exports', { book: 'contracts', pages: 3, at: '2026-11-23T01:00:00.000Z' }], ['/api/audit/exports', { book: 'tasks', pages: 1, at: '2026-11-23T01:00:00.000Z' }]])
  expect(JSON.parse(kept.get('hebu.exports.w1.zhou')!)).toEqual([])
})

test('[XCH35] a note that the relay does not take holds up no other, and damaged ones are passed over', async () => {
  const { device, notes, kept } = aDevice()
  kept.set('hebu.exports.w1.zhou', JSON.stringify([{ book: 5 }, 'x', { book: 'customers', pages: 2, at: '2026-11-23T00:59:50.000Z' }]))
  device.reached = false
  device.answer = 'malformed'
  await notes().send()
  expect(JSON.parse(kept.get('hebu.exports.w1.zhou')!)).toEqual([])
  kept.set('hebu.exports.w1.zhou', '{')
  device.reached = true
  const again = notes()
  again.note('customers', 1)
  await again.send()
  expect(device.told).toEqual([['/api/audit/exports', { book: 'customers', pages: 1 }]])
})

test('[XCH36] a workbook says who took it out of which department and when: at the foot of every page, beside its sheet and in its properties', async () => {
  const file = await writeWorkbook({
    name: '客户档案', columns: [{ title: '客户名称', kind: 'text' }], lines: [{ cells: ['云岫示例食品有限公司'] }], sums: [], sumLabel: '合计',
    origin: { title: '导出说明', by: '林小满', facts: [['部门', '华东 & 销售部'], ['导出人', '林小满']], foot: '华东 & 销售部 · 林小满 于 2026-11-23 导出' },
  })
  const zip = openZip(await bytesOf(file))
  if (!zip.ok) throw new Error(zip.refusal)
  expect(await zip.value.text('xl/worksheets/sheet1.xml')).toContain('<oddFooter>&amp;L华东 &amp;&amp; 销售部 · 林小满 于 2026-11-23 导出&amp;R&amp;P / &amp;N</oddFooter>')
  expect(await zip.value.text('docProps/core.xml')).toContain('<dc:creator>林小满</dc:creator>')
  const read = await readTable(await bytesOf(file))
  expect(read).toMatchObject({ ok: true, value: { sheets: [{ name: '客户档案', lines: [['客户名称'], ['云岫示例食品有限公司']] }, { name: '导出说明', lines: [['部门', '华东 & 销售部'], ['导出人', '林小满']] }] } })
  const others = await readXlsxFile(Buffer.from(await file.arrayBuffer()))
  expect(JSON.stringify(others)).toContain('林小满')
})
