import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { fileDelayWords, fileWords, previewWords } from '@hebu/web/words/files.ts'
import { syncWords } from '@hebu/web/words/sync.ts'
import { uiWords } from '@hebu/web/words/ui.ts'
import type { Locator, Page } from '@playwright/test'

import { faultsOn } from '../kit/checker.ts'
import { expectSynced, keptForOffline, makePage, syncMark, theField } from '../kit/hands.ts'
import { expect, test, zh } from '../kit/journey.ts'
import { aChinesePdf, aPicture, aPlainFile, type SampleFile } from '../kit/sample-files.ts'

// Without a network the product is there from the device.
test.use({ serviceWorkers: 'allow' })

const field = (page: Page): Locator => theField(page, 'files')
const rowOf = (page: Page, name: string): Locator => field(page).getByRole('listitem').filter({ hasText: name })
const choose = (page: Page, files: SampleFile | readonly SampleFile[] | string) =>
  field(page).locator('input[type="file"][multiple]').setInputFiles(typeof files === 'string' ? files : Array.isArray(files) ? [...files] : [files as SampleFile])
const preview = (page: Page): Locator => page.getByRole('dialog')
const closePreview = async (page: Page): Promise<void> => {
  await page.keyboard.press('Escape')
  await expect(preview(page)).toBeHidden()
}

const expectClean = async (page: Page): Promise<void> => expect(await faultsOn(page)).toEqual([])

async function aVisit(page: Page): Promise<string> {
  const id = await makePage(page, 'visits')
  await field(page).scrollIntoViewIfNeeded()
  await expect(field(page).getByRole('button', { name: zh(fileWords.add) })).toBeVisible()
  return id
}

/** Where pieces of uploads began, as they are sent. */
function piecesOf(page: Page): readonly number[] {
  const begun: number[] = []
  page.on('request', (request) => {
    if (request.method() === 'PATCH' && request.url().includes('/api/files/')) begun.push(Number(request.headers()['upload-offset']))
  })
  return begun
}

test('[FIL2] [FIL6] a relay that dies in the middle of an upload has the file afterwards, from where it stopped', async ({ found }) => {
  test.slow()
  const department = await found({ people: [{ name: '林小满', post: 'salesperson' }, { name: '周启明', post: 'salesperson' }] })
  const lin = department.person('林小满')
  const page = await lin.open('/visits')
  await expectSynced(page)
  const id = await aVisit(page)
  await expectSynced(page)

  const bytes = randomBytes(14 * 1024 * 1024)
  const pieces = piecesOf(page)
  const first = page.waitForResponse((response) => response.request().method() === 'PATCH' && response.ok())
  await choose(page, { name: '样品照片.zip', mimeType: 'application/zip', buffer: bytes })
  await first
  await department.relay.kill()
  await expect(rowOf(page, '样品照片.zip')).toContainText(zh(fileDelayWords.offline))
  // The line that names the file may not have gone up either; then that is what the mark counts.
  await expect(syncMark(page)).toHaveText(new RegExp(`^(${zh(syncWords.offlineFiles, { n: 1 })}|${zh(syncWords.offlineWaiting, { n: '\\d+' })})$`))
  const before = pieces.length

  await department.relay.restart()
  await expectSynced(page)
  expect(pieces.slice(before).some((from) => from > 0)).toBe(true)
  expect(pieces.slice(before).filter((from) => from === 0)).toEqual([])

  const zhou = await department.person('周启明').open(`/visits/${id}`)
  await expect(rowOf(zhou, '样品照片.zip')).toContainText(zh(fileWords.away))
  await rowOf(zhou, '样品照片.zip').getByRole('button', { name: zh(fileWords.acts, { name: '样品照片.zip' }) }).click()
  const saved = zhou.waitForEvent('download')
  await zhou.getByRole('menuitem', { name: zh(fileWords.download) }).click()
  const hash = createHash('sha256')
  for await (const chunk of (await (await saved).createReadStream())) hash.update(chunk as Buffer)
  expect(hash.digest('hex')).toBe(createHash('sha256').update(bytes).digest('hex'))
})

test('[FIL1] [FIL12] what is added offline survives a reload and goes up once; a colleague sees it; names that lie and files too large are told', async ({ found }) => {
  test.slow()
  const department = await found({ people: [{ name: '林小满', post: 'salesperson' }, { name: '周启明', post: 'salesperson' }] })
  const lin = department.person('林小满')
  const page = await lin.open('/visits')
  await expectSynced(page)
  const id = await aVisit(page)
  await expectSynced(page)
  const pieces = piecesOf(page)
  // The app itself has to be on the device before it can be reloaded without a network.
  await page.evaluate(() => navigator.serviceWorker.ready)

  await lin.goOffline()
  await choose(page, [aPicture('门店照片.png'), aPlainFile('报价.png', '<!doctype html><script>document.title="!"</script>', 'image/png')])
  // Two entries on the page and two files.
  await expect(syncMark(page)).toHaveText(zh(syncWords.offlineWaiting, { n: 4 }))
  await page.reload()
  await expect(rowOf(page, '门店照片.png')).toContainText('待上传')
  await rowOf(page, '门店照片.png').getByRole('button', { name: '门店照片.png', exact: true }).click()
  await expect(preview(page).getByRole('img', { name: '门店照片.png' })).toBeVisible()
  await closePreview(page)
  expect(pieces).toEqual([])

  await lin.goOnline()
  await expectSynced(page)
  expect(pieces).toEqual([0, 0])

  const folder = await mkdtemp(join(tmpdir(), 'hebu-large-'))
  const large = join(folder, '产品视频.mp4')
  const file = await open(large, 'w')
  await file.truncate(60 * 1024 * 1024)
  await file.close()
  await choose(page, large)
  await expect(field(page)).toContainText('超过 50')
  await expect(rowOf(page, '产品视频.mp4')).toHaveCount(0)
  await rm(folder, { recursive: true })

  const zhou = await department.person('周启明').open(`/visits/${id}`)
  await rowOf(zhou, '门店照片.png').getByRole('button', { name: '门店照片.png', exact: true }).click()
  const picture = preview(zhou).getByRole('img', { name: '门店照片.png' })
  await expect(picture).toBeVisible()
  await expect.poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(320)
  await zhou.keyboard.press('ArrowLeft')
  await expect(preview(zhou)).toContainText(zh(previewWords.lies, { claimed: 'png' }))
  await closePreview(zhou)
  await expect(rowOf(zhou, '门店照片.png').getByRole('button', { name: '门店照片.png', exact: true })).toBeFocused()
})

test('[FIL13] [FIL10] [FIL11] on a phone: a Chinese PDF opens, also without a network; files are pasted, dropped on the page, renamed, removed and taken back', async ({ found }) => {
  test.slow()
  const department = await found({ people: [{ name: '林小满', post: 'salesperson' }] })
  const lin = department.person('林小满')
  await lin.context({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  const page = await lin.open('/visits')
  await aVisit(page)
  await expect(field(page).getByRole('button', { name: zh(fileWords.camera) })).toBeVisible()

  await choose(page, aChinesePdf('购销合同.pdf', ['云岫市青禾示例印务', '第二页：付款与交付']))
  await expectSynced(page)
  // What showing it takes is kept once the window is at rest.
  await expect.poll(() => page.evaluate(async () => (await (await caches.open('hebu-pdf')).keys()).some(({ url }) => url.endsWith('offline.json'))), { timeout: 30_000 }).toBe(true)
  await keptForOffline(page)
  await lin.goOffline()
  await page.reload()
  await rowOf(page, '购销合同.pdf').getByRole('button', { name: '购销合同.pdf', exact: true }).click()
  await expect(preview(page).getByRole('group', { name: zh(previewWords.pageNumber, { number: 1 }) })).toContainText('云岫市青禾示例印务')
  await preview(page).getByRole('button', { name: zh(previewWords.nextPage) }).click()
  await expect(preview(page).getByRole('textbox')).toHaveValue('2')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  await expectClean(page)
  await preview(page).getByRole('button', { name: zh(uiWords.close) }).click()
  await expect(preview(page)).toBeHidden()
  await expectClean(page)
  const small = await field(page).evaluate((root) => [...root.querySelectorAll('button')].filter((button) => button.getClientRects().length > 0 && button.getBoundingClientRect().height < 44).map(({ outerHTML }) => outerHTML.slice(0, 120)))
  expect(small).toEqual([])
  await lin.goOnline()

  const give = (kind: 'paste' | 'drop', name: string) =>
    page.getByRole('article').evaluate((article, { how, called }) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File(['现场记录'], called, { type: 'text/plain' }))
      const event = how === 'paste' ? new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: transfer }) : new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer })
      article.dispatchEvent(event)
    }, { how: kind, called: name })
  await give('drop', '现场记录.txt')
  await expect(rowOf(page, '现场记录.txt')).toBeVisible()
  await rowOf(page, '现场记录.txt').getByRole('button', { name: zh(fileWords.acts, { name: '现场记录.txt' }) }).click()
  await page.getByRole('menuitem', { name: zh(fileWords.rename) }).click()
  await page.getByRole('textbox', { name: zh(fileWords.newName) }).fill('现场记录（终稿）')
  await page.keyboard.press('Enter')
  await expect(rowOf(page, '现场记录（终稿）.txt')).toBeVisible()
  await rowOf(page, '现场记录（终稿）.txt').getByRole('button', { name: zh(fileWords.acts, { name: '现场记录（终稿）.txt' }) }).click()
  await page.getByRole('menuitem', { name: zh(fileWords.remove) }).click()
  await expect(rowOf(page, '现场记录（终稿）.txt')).toBeHidden()
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(rowOf(page, '现场记录（终稿）.txt')).toBeVisible()
})

test('[FIL6] two windows send each file once, and the second takes over when the first closes', async ({ found }) => {
  const department = await found({ people: [{ name: '林小满', post: 'salesperson' }] })
  const lin = department.person('林小满')
  const one = await lin.open('/visits')
  const sent: string[] = []
  const context = await lin.context()
  context.on('request', (request) => void (request.method() === 'PATCH' && request.url().includes('/api/files/') && sent.push(request.url())))
  const id = await aVisit(one)
  await choose(one, aPlainFile('一.txt', '一'))
  await expect.poll(() => sent.length).toBe(1)
  const two = await lin.open(`/visits/${id}`)
  await choose(two, [aPicture('二.png'), aPlainFile('三.txt', '三')])
  await expect.poll(() => sent.length).toBe(3)
  await expectSynced(two)
  await one.close()
  await choose(two, aPlainFile('四.txt', '四'))
  await expect.poll(() => sent.length).toBe(4)
  await expectSynced(two)
  expect(new Set(sent).size).toBe(4)
})

test('[FIL21] while a file is read the window is not closed without a question; once it is there a reload keeps it', async ({ found }) => {
  const lin = (await found({ people: [{ name: '林小满', post: 'salesperson' }] })).person('林小满')
  await lin.context({ serviceWorkers: 'block' })
  const page = await lin.open('/visits')
  await aVisit(page)
  await expectSynced(page)
  let read: () => void = () => undefined
  const held = new Promise<void>((resolve) => (read = resolve))
  // What reads it does not come for a while.
  await page.route(/\/sha256-[^/]*\.js$/, async (route) => {
    await held
    await route.continue()
  })
  await choose(page, aPicture('门店照片.png'))
  await expect(rowOf(page, '门店照片.png')).toContainText('尚未保存')
  const asked = page.waitForEvent('dialog')
  await page.close({ runBeforeUnload: true })
  const question = await asked
  expect(question.type()).toBe('beforeunload')
  await question.dismiss()
  read()
  await expect(rowOf(page, '门店照片.png')).not.toContainText('尚未保存')
  await page.reload()
  await expect(rowOf(page, '门店照片.png').getByRole('button', { name: '门店照片.png', exact: true })).toBeVisible()
})
