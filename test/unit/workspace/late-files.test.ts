import { createLateFiles } from '@hebu/web/workspace/files/late-files.ts'
import { createRoot } from 'solid-js'
import { expect, test, vi } from 'vitest'

import { memoryFiles } from '../../kit/memory-files.ts'

const page = { book: 'ledger', id: 'p1' }
const aFile = () => new File(['合同正文'], '合同.txt', { type: 'text/plain' })

const late = (open: () => Promise<ReturnType<typeof memoryFiles>>) => createRoot((dispose) => ({ files: createLateFiles(open), dispose }))

test('[FIL20] what is asked before the files are open waits for them, and opens them once', async () => {
  const opened = memoryFiles()
  const opening = Promise.withResolvers<typeof opened>()
  const open = vi.fn(() => opening.promise)
  const { files, dispose } = late(open)
  expect([files.waiting(), files.refused(), files.pending()]).toEqual([0, 0, []])
  expect(open).not.toHaveBeenCalled()
  const sha256 = 'a'.repeat(64)
  expect(files.state(page, { sha256, name: 'x', type: '', sizeBytes: 1 })).toEqual({ kind: 'away' })
  const adding = files.add(page, aFile())
  opening.resolve(opened)
  const added = await adding
  if (!added.ok) throw new Error(added.refusal)
  expect(added.value.name).toBe('合同.txt')
  expect(files.state(page, added.value).kind).not.toBe('away')
  const read = await files.read(page, added.value)
  expect(read.ok && (await read.value.text())).toBe('合同正文')
  expect(open).toHaveBeenCalledTimes(1)
  files.close()
  dispose()
})

test('[FIL20] where they cannot be opened a file is refused, and the next asking tries again', async () => {
  const open = vi.fn(() => Promise.resolve(memoryFiles()))
  open.mockRejectedValueOnce(new Error('not fetched'))
  const { files, dispose } = late(open)
  expect(await files.add(page, aFile())).toMatchObject({ ok: false, refusal: 'unreadable' })
  expect((await files.add(page, aFile())).ok).toBe(true)
  expect(open).toHaveBeenCalledTimes(2)
  files.close()
  dispose()
})

test('[FIL20] files that are open only when the window closes are closed with it', async () => {
  const opened = memoryFiles()
  const close = vi.spyOn(opened, 'close')
  const opening = Promise.withResolvers<typeof opened>()
  const { files, dispose } = late(() => opening.promise)
  const sending = files.send()
  files.close()
  opening.resolve(opened)
  await sending
  expect(close).toHaveBeenCalled()
  dispose()
})
