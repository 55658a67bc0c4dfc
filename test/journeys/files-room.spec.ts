import { randomBytes } from 'node:crypto'

import { fileRefusedWords, fileWords } from '@hebu/web/words/files.ts'
import { safetyWords } from '@hebu/web/words/safety.ts'

import { expectSynced, makePage, theField } from '../kit/hands.ts'
import { expect, test, zh } from '../kit/journey.ts'
import { tooSmall } from '../kit/too-small.ts'

const shots = process.env['HEBU_SHOTS']

test('[FIL17] [FIL7] a file beyond the room of its author is refused with the reason before it is sent, stays on the device, and the panel says how much there is', async ({ found }) => {
  const department = await found({ people: [{ name: '林小满', post: 'salesperson' }], env: { HEBU_FILES_MEMBER_GB: '0.001' } })
  const page = await department.person('林小满').open('/visits')
  await expectSynced(page)
  await makePage(page, 'visits')
  const files = theField(page, 'files')
  await files.scrollIntoViewIfNeeded()
  await expect(files.getByRole('button', { name: zh(fileWords.add) })).toBeVisible()
  const sent: string[] = []
  page.on('request', (request) => void (request.method() === 'PATCH' && request.url().includes('/api/files/') && sent.push(request.url())))

  const row = (name: string) => files.getByRole('listitem').filter({ hasText: name })
  const choose = (name: string, sizeBytes: number) => files.locator('input[type="file"][multiple]').setInputFiles([{ name, mimeType: 'application/zip', buffer: randomBytes(sizeBytes) }])
  await choose('样品照片.zip', 600_000)
  await expect.poll(() => sent.length).toBeGreaterThan(0)
  await expectSynced(page)
  const taken = sent.length
  await choose('展会视频.zip', 900_000)
  await expect(row('展会视频.zip')).toContainText(zh(fileRefusedWords['no-room-member']))
  expect(sent.length).toBe(taken)
  if (shots !== undefined) await page.screenshot({ path: `${shots}/no-room.png` })

  await page.goto('/me')
  const panel = page.getByText(zh(safetyWords.filesRoom), { exact: true })
  await expect(panel).toBeVisible()
  await expect(page.getByText(/您添加的：585\.9 kB，上限 1 MB/)).toBeVisible()
  await expect(page.getByText(zh(fileRefusedWords['no-room-member']))).toBeVisible()
  await panel.scrollIntoViewIfNeeded()
  if (shots !== undefined) await page.screenshot({ path: `${shots}/room.png`, fullPage: true })
  await page.setViewportSize({ width: 360, height: 780 })
  expect(await tooSmall(page)).toEqual([])
  if (shots !== undefined) await page.screenshot({ path: `${shots}/room-phone.png`, fullPage: true })
})
