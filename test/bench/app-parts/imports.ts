import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importWords } from '@hebu/web/words/exchange.ts'
import type { Browser, Page } from '@playwright/test'

import { keptForOffline } from '../../kit/hands.ts'
import { zh } from '../../kit/journey.ts'
import { seededRandom } from '../../kit/seeded-random.ts'
import { aDepartment } from '../../kit/world.ts'
import { atMost, type Measure, quantile, told } from '../measure.ts'
import { type Task, tasksIn } from './trace.ts'

const lineCount = 10_000
const wholeS = 20
const longestMs = 50
const waitMs = 300_000

/** A department's customers as a spreadsheet holds them: two lines of a hundred name the same one with a further contact. */
export function manyCustomers(owner: string): string {
  const random = seededRandom(30)
  const places = ['上海', '杭州', '苏州', '南京', '宁波', '合肥', '无锡', '常州']
  const trades = ['商贸', '食品', '医药', '建材', '物流', '科技', '酒店', '学校']
  const lines = Array.from({ length: lineCount }, (_, at) => {
    const [place, trade] = [random.pick(places), random.pick(trades)]
    return [`${place}示例${at}${trade}有限公司`, '企业', trade, place, `${place}示例路${at}号`, `${random.pick(['陈', '赵', '沈', '周'])}示例`, `138${String(at).padStart(8, '0')}`, owner, random.pick(['A', 'B', 'C'])].join(',')
  })
  return ['公司名称,客户类型,行业,地区,地址,联系人,手机,业务员,备注', ...lines].join('\r\n')
}

/** Runs what a person began in the page until it is over; answers how long it took and the tasks of the window meanwhile. */
export async function heldBy(browser: Browser, page: Page, work: () => Promise<void>): Promise<{ readonly wholeMs: number; readonly tasks: readonly Task[] }> {
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'] })
  const beganMs = performance.now()
  await work()
  const wholeMs = performance.now() - beganMs
  return { wholeMs, tasks: tasksIn(await browser.stopTracing()) }
}

/** How long the window was held at most, and how much of its longest task was its own. */
export const longestOf = (name: string, tasks: readonly Task[]): readonly Measure[] => [
  atMost(`${name}.longest-task`, Math.max(...tasks.map(({ heldMs }) => heldMs)), 'ms', longestMs),
  told(`${name}.longest-task.processor`, Math.max(...tasks.map(({ processorMs }) => processorMs)), 'ms'),
]

/** What bringing in a department's whole list costs, and taking it back: how long it lasts, and for how long the window answers nobody. */
export async function measureImports(browser: Browser, say: (line: string) => void): Promise<readonly Measure[]> {
  say(`An import of ${lineCount.toLocaleString('en')} lines …`)
  const department = await aDepartment(browser, { people: [{ name: '林小满', post: 'salesperson' }] })
  const folder = await mkdtemp(join(tmpdir(), 'hebu-bench-'))
  try {
    const page = await department.person('林小满').open('/customers/import')
    await keptForOffline(page)
    await page.waitForLoadState('networkidle')
    // From the disk, as people have it: what is handed over in the test's own way is unpacked by the window.
    const file = join(folder, '客户.csv')
    await writeFile(file, manyCustomers('林小满'))
    const go = page.getByRole('button', { name: zh(importWords.go, { count: lineCount.toLocaleString('zh-CN') }), exact: true })
    const read = await heldBy(browser, page, async () => {
      await page.locator('input[type="file"]').setInputFiles(file)
      await go.waitFor({ timeout: waitMs })
    })
    const brought = await heldBy(browser, page, async () => {
      await go.click()
      await page.getByRole('heading', { name: zh(importWords.done) }).waitFor({ timeout: waitMs })
    })
    const back = await heldBy(browser, page, async () => {
      await page.getByRole('button', { name: zh(importWords.takeBack), exact: true }).click()
      await page.getByRole('button', { name: zh(importWords.choose), exact: true }).waitFor({ timeout: waitMs })
    })
    const of = (name: string, { wholeMs, tasks }: Awaited<ReturnType<typeof heldBy>>, isBound: boolean): readonly Measure[] => [
      isBound ? atMost(`${name}.whole`, wholeMs / 1000, 's', wholeS) : told(`${name}.whole`, wholeMs / 1000, 's'),
      ...longestOf(name, tasks),
      told(`${name}.task.p95`, quantile(tasks.map(({ heldMs }) => heldMs), 0.95), 'ms'),
    ]
    return [...of('import.read', read, false), ...of('import.write', brought, true), ...of('import.undo', back, false)]
  } finally {
    await department.close()
    await rm(folder, { recursive: true })
  }
}
