import type { Browser, Page } from '@playwright/test'

import { aDepartment } from '../../../kit/world.ts'
import type { Measure } from '../../measure.ts'
import { inPage } from '../in-page.ts'
import { customerCount } from '../starts.ts'
import { walkDuplicates } from './duplicates.ts'
import { walkExport } from './export.ts'
import { seedWalks, untilSynced, waitMs } from './ground.ts'
import { walkHandover } from './handover.ts'
import { walkViews } from './views.ts'

/** What people do with everything at once in a department of ten thousand customers, and what it costs them and those who look on. */
export async function measureWalks(browser: Browser, say: (line: string) => void): Promise<readonly Measure[]> {
  say(`Handover, duplicates, export and shared views among ${customerCount.toLocaleString('en')} customers …`)
  const department = await aDepartment(browser, { people: [{ name: '林小满', post: 'salesperson' }, { name: '周远', post: 'salesperson' }] })
  try {
    await seedWalks(department)
    const openAt = async (name: string, path: string): Promise<Page> => {
      const page = await department.person(name).open(path)
      await page.evaluate(inPage)
      await untilSynced(page)
      await page.waitForLoadState('networkidle', { timeout: waitMs })
      return page
    }
    const other = await openAt('周远', '/customers')
    const untilAllThere = (where: Page) => where.evaluate(`(async () => { while (bench.rows() !== '${customerCount + 1}') await bench.afterPaint() })()`)
    await untilAllThere(other)
    const page = await openAt('王主任', '/customers')
    // What comes in from the relay is not what is measured.
    await untilAllThere(page)
    await untilSynced(page)
    page.setDefaultTimeout(waitMs)
    other.setDefaultTimeout(waitMs)
    const go = async (where: Page, href: string): Promise<void> => {
      await where.evaluate(inPage)
      await where.evaluate(`bench.go('${href}')`)
    }
    await go(page, '/members')
    const measures: Measure[] = []
    const keep = (some: readonly Measure[]): void => {
      measures.push(...some)
      say(`  ${some.map(({ id, value }) => `${id} ${value}`).join(' · ')}`)
    }
    keep(await walkHandover(page, other))
    await go(page, '/customers')
    await untilAllThere(page)
    keep(await walkExport(page, other))
    keep(await walkViews(page, other))
    keep(await walkDuplicates(page, other, go))
    return measures
  } finally {
    await department.close()
  }
}
