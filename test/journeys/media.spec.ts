/** Pictures, sound and film as they come from a telephone's camera, a recorder and the clipboard. */
import { fileWords, previewWords } from '@hebu/web/words/files.ts'
import { uiWords } from '@hebu/web/words/ui.ts'
import type { CDPSession, Locator, Page } from '@playwright/test'

import { expectSynced, makePage, theField, thePage, theText } from '../kit/hands.ts'
import { expect, test, zh } from '../kit/journey.ts'
import { aChinesePdf, aPicture } from '../kit/sample-files.ts'
import { aFilm, aRecording } from '../kit/sample-media.ts'

const people = [{ name: '林小满', post: 'salesperson' }]
const field = (page: Page): Locator => theField(page, 'files')
const nameOf = (page: Page, name: string): Locator => field(page).getByRole('button', { name, exact: true })
const preview = (page: Page): Locator => page.getByRole('dialog')

/** Two fingers that go apart by so much on each side of the middle. */
async function spread(fingers: CDPSession, stage: Locator, fromPx: number, toPx: number): Promise<void> {
  const { x, y, width, height } = (await stage.boundingBox())!
  const at = (apart: number) => [{ x: x + width / 2 - apart, y: y + height / 2, id: 1 }, { x: x + width / 2 + apart, y: y + height / 2, id: 2 }]
  await fingers.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at(fromPx)[0]!] })
  await fingers.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(fromPx) })
  for (let step = 1; step <= 6; step++) await fingers.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(fromPx + ((toPx - fromPx) * step) / 6) })
  await fingers.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
}

test('[FIL10] [FIL12] [UI173] on a phone: the camera’s picture comes in, sound and film play, pictures and PDFs grow under two fingers', async ({ found }) => {
  test.slow()
  const lin = (await found({ people })).person('林小满')
  await lin.context({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  const page = await lin.open('/visits')
  await makePage(page, 'visits')
  const film = await aFilm(page, '开箱.webm')
  const chooser = page.waitForEvent('filechooser')
  await field(page).getByRole('button', { name: zh(fileWords.camera) }).tap()
  const camera = await chooser
  expect(await camera.element().evaluate((input) => [(input as HTMLInputElement).accept, (input as HTMLInputElement).getAttribute('capture')])).toEqual(['image/*', 'environment'])
  await camera.setFiles(aPicture('门店.png', 900, 600))
  await field(page).locator('input[type="file"][multiple]').setInputFiles([aRecording('会谈.wav'), film, aChinesePdf('合同.pdf', ['云岫市青禾示例印务'])])
  await expect(field(page).getByRole('listitem')).toHaveCount(4)

  const fingers = await page.context().newCDPSession(page)
  await nameOf(page, '门店.png').tap()
  const stage = preview(page).getByRole('group', { name: '门店.png' })
  const picture = stage.getByRole('img')
  await expect.poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(900)
  const before = (await picture.boundingBox())!.width
  await spread(fingers, stage, 30, 90)
  await expect.poll(async () => (await picture.boundingBox())!.width).toBeGreaterThan(before * 2)
  await spread(fingers, stage, 120, 30)
  await expect.poll(async () => (await picture.boundingBox())!.width).toBeLessThan(before * 1.5)
  await preview(page).getByRole('button', { name: zh(uiWords.close) }).tap()

  await nameOf(page, '合同.pdf').tap()
  const sheet = preview(page).getByRole('group', { name: zh(previewWords.pageNumber, { number: 1 }) })
  await expect(sheet).toContainText('云岫市青禾示例印务')
  const width = (await sheet.boundingBox())!.width
  await spread(fingers, preview(page).locator('[data-pinch]'), 30, 90)
  await expect.poll(async () => (await sheet.boundingBox())!.width).toBeGreaterThan(width * 1.8)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  await preview(page).getByRole('button', { name: zh(uiWords.close) }).tap()

  for (const [name, kind] of [['会谈.wav', 'audio'], ['开箱.webm', 'video']] as const) {
    await nameOf(page, name).tap()
    const player = preview(page).locator(kind)
    await expect.poll(() => player.evaluate((media) => (media as HTMLMediaElement).readyState)).toBeGreaterThan(1)
    expect(await player.evaluate(async (media) => { const own = media as HTMLMediaElement; own.muted = true; await own.play(); return own.error })).toBeNull()
    const box = (await player.boundingBox())!
    expect(box.x >= 0 && box.x + box.width <= 390).toBe(true)
    await preview(page).getByRole('button', { name: zh(uiWords.close) }).tap()
  }
  await expectSynced(page)
})

test('[FIL10] [TXT46] a picture on the clipboard is pasted with the keyboard: beside the page among its files, in a text where the caret is', async ({ found }) => {
  const lin = (await found({ people })).person('林小满')
  const context = await lin.context()
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const page = await lin.open('/visits')
  await makePage(page, 'visits')
  await page.evaluate(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 120, height: 60 })
    canvas.getContext('2d')!.fillRect(0, 0, 90, 60)
    const picture = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'))
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture! })])
  })
  await field(page).getByRole('button', { name: zh(fileWords.add) }).focus()
  await page.keyboard.press('Control+v')
  await expect(field(page).getByRole('listitem')).toHaveCount(1)
  await field(page).getByRole('listitem').getByRole('button').first().press('Enter')
  await expect(preview(page).locator('img')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(preview(page)).toBeHidden()

  await page.goto('/meetings')
  await makePage(page, 'meetings')
  await theText(page, 'discussion').click()
  await page.keyboard.type('样品如图：')
  await page.keyboard.press('Control+v')
  await expect(theText(page, 'discussion').locator('figure img')).toHaveAttribute('src', /^blob:/)
  await expect(thePage(page).getByRole('listitem').filter({ hasText: '.png' })).toHaveCount(0)
  await expectSynced(page)
})
