import { readFile } from 'node:fs/promises'

import { listMenuWords } from '@hebu/web/words/list-menu.ts'
import { listWords } from '@hebu/web/words/list.ts'
import { readTable } from '@hebu/web/platform/exchange/read/read-table.ts'
import type { Page } from '@playwright/test'

import { zh } from '../../../kit/journey.ts'
import { atLeast, type Measure } from '../../measure.ts'
import { customerCount } from '../starts.ts'
import { waitMs, walked, walkMeasures } from './ground.ts'


/** The list of all customers as it is shown, to both kinds of file, which are read again as an import reads them. */
export async function walkExport(page: Page, other: Page): Promise<readonly Measure[]> {
  const measures: Measure[] = []
  for (const [name, item] of [['xlsx', listMenuWords.excel], ['csv', listMenuWords.csv], ['everything', listMenuWords.everything]] as const) {
    const { made: download, ...walk } = await walked([page, other], async () => {
      await page.getByRole('button', { name: zh(listWords.more), exact: true }).click()
      const [saved] = await Promise.all([page.waitForEvent('download', { timeout: waitMs }), page.getByRole('menuitem', { name: zh(item), exact: true }).click()])
      return saved
    })
    const tables = await readTable(new Uint8Array(await readFile(await download.path())))
    if (!tables.ok) throw new Error(tables.refusal)
    const [heads = [], ...lines] = tables.value.sheets[0]!.lines
    const at = heads.indexOf('负责人')
    const whole = lines.filter((line) => line[0] !== '' && ['林小满', '周远'].includes(line[at] ?? '')).length
    measures.push(...walkMeasures(`export.${name}`, { ...walk, made: undefined }), atLeast(`export.${name}.read-again`, whole / customerCount, 'ratio', 1))
  }
  return measures
}
