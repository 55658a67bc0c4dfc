import { handoverWords } from '@hebu/web/words/handover.ts'
import { undoWords } from '@hebu/web/words/undo.ts'
import type { Page } from '@playwright/test'

import { chooseOption } from '../../../kit/hands.ts'
import { zh } from '../../../kit/journey.ts'
import type { Measure } from '../../measure.ts'
import { handed, untilSynced, waitMs, walked, walkMeasures } from './ground.ts'

const total = Object.values(handed).reduce((sum, count) => sum + count, 0).toLocaleString('zh-CN')

/** A member's whole work is handed on, taken back at once, handed on again and taken back after a reload, while another looks on. */
export async function walkHandover(page: Page, other: Page): Promise<readonly Measure[]> {
  const windows = [page, other]
  const dialog = page.getByRole('dialog', { name: zh(handoverWords.title, { name: '林小满' }) })
  const confirm = dialog.getByRole('button', { name: new RegExp(`^${zh(handoverWords.confirm, { count: '[\\d,]+' })}$`) })
  const open = () => page.getByRole('button', { name: zh(handoverWords.actOf, { name: '林小满' }) }).click()
  const hand = async (): Promise<void> => {
    await dialog.getByRole('button', { name: zh(handoverWords.confirm, { count: total }), exact: true }).click()
    await page.getByText(zh(handoverWords.done, { count: total, name: '周远' })).waitFor({ timeout: waitMs })
  }
  const asked = await walked(windows, async () => {
    await open()
    await chooseOption(dialog.getByRole('combobox', { name: zh(handoverWords.to) }), '周远')
    await confirm.waitFor()

  })
  const done = await walked(windows, hand)
  await untilSynced(page)
  const undone = await walked(windows, async () => {
    // What offers it may be gone by the time everything is on the relay.
    await page.keyboard.press('Control+z')
    await page.getByText(zh(undoWords.undone, { act: '' })).first().waitFor({ timeout: waitMs })
  })
  await open()
  await chooseOption(dialog.getByRole('combobox', { name: zh(handoverWords.to) }), '周远')
  await hand()
  await untilSynced(page)
  await page.reload()
  await untilSynced(page)
  await open()
  const back = await walked(windows, async () => {
    await dialog.getByRole('button', { name: zh(handoverWords.takeBack), exact: true }).first().click()
    await page.getByText(zh(handoverWords.takenBack, { count: total, name: '林小满' })).waitFor({ timeout: waitMs })
  })
  return [...walkMeasures('handover.ask', asked), ...walkMeasures('handover.do', done), ...walkMeasures('handover.undo', undone), ...walkMeasures('handover.take-back', back)]
}
