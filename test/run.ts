/**
 * `pnpm test`: everything that guards the product, in order, up to the first failure, and a closing line that counts the
 * tests. `--unit` runs the unit tests alone, `--verify` what takes seconds: types, lint, layers, unit tests.
 */
import { existsSync } from 'node:fs'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { delimiter, join, resolve } from 'node:path'

import { runCommand } from './kit/run-command.ts'

interface Counts {
  readonly passed: number
  readonly failed: number
}

interface Step {
  readonly title: string
  /** Runs it; answers whether it holds. */
  run(): Promise<boolean>
  /** What its tests counted; a step without tests that fails counts as one failure. */
  counted?(): Promise<Counts>
}

const root = resolve(import.meta.dirname, '..')
const testFolder = join(root, 'test')
const results = join(testFolder, 'results')
const env: NodeJS.ProcessEnv = { ...process.env, PATH: [join(root, 'node_modules/.bin'), join(testFolder, 'node_modules/.bin'), process.env['PATH']].join(delimiter) }

const program = (title: string, name: string, args: readonly string[], cwd = root): Step => ({
  title,
  run: async () => (await runCommand(name, args, { cwd, env, shown: true })).code === 0,
})

const types = program('Types', 'tsc', ['-b'])
const lint = program('Lint', 'oxlint', ['--type-aware'])
const catalogue = program('Generated files are as their sources say', 'node', ['shared/scripts/generate-catalogue.ts', '--check'])
const simplified = program('Simplified characters are as their source says', 'node', ['shared/scripts/generate-simplified.ts', '--check'])
const build = program('The interface is built', 'node', ['sync-server/scripts/build-web.ts'])

function vitest(title: string, ...filters: readonly string[]): Step {
  const report = join(results, 'vitest.json')
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...filters]
  return {
    ...program(title, 'vitest', args, testFolder),
    counted: async () => {
      const { numPassedTests, numTotalTests, numPendingTests = 0, numTodoTests = 0, success } = await reportIn<{ numPassedTests: number; numTotalTests: number; numPendingTests?: number; numTodoTests?: number; success: boolean }>(report)
      const failed = numTotalTests - numPassedTests - numPendingTests - numTodoTests
      // A file that cannot be loaded has no tests to count.
      return { passed: numPassedTests, failed: success ? failed : Math.max(failed, 1) }
    },
  }
}

/** Servers that the tests start for themselves: told early where one is missing and cannot be installed. */
const servers: Step = {
  title: 'Servers that the tests start',
  run: async () => {
    const { findPostgres } = await import('./kit/postgres-server.ts')
    const { findRedis } = await import('./kit/redis-server.ts')
    try {
      await findPostgres()
      await findRedis()
      return true
    } catch (error) {
      console.error(error instanceof Error ? error.message : error)
      return false
    }
  },
}

const journeys: Step = {
  title: 'Journeys in Chromium',
  run: async () => {
    const { findChromium } = await import('./kit/browser.ts')
    try {
      env['HEBU_CHROMIUM_FOUND'] = await findChromium()
    } catch (error) {
      console.error(error instanceof Error ? error.message : error)
      return false
    }
    return (await runCommand('playwright', ['test', '--config', 'journeys/playwright.config.ts'], { cwd: testFolder, env, shown: true })).code === 0
  },
  counted: async () => {
    const { stats, errors, suites } = await reportIn<JourneysReport>(join(results, 'journeys.json'))
    for (const title of secondTries(suites)) console.log(`Passed only when tried again: ${title}`)
    return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length }
  },
}

interface JourneySuite {
  readonly specs?: readonly { readonly title: string; readonly tests: readonly { readonly status: string }[] }[]
  readonly suites?: readonly JourneySuite[]
}

interface JourneysReport {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number }
  readonly errors: readonly unknown[]
  readonly suites: readonly JourneySuite[]
}

const secondTries = (suites: readonly JourneySuite[]): readonly string[] =>
  suites.flatMap(({ specs = [], suites: inner = [] }) => [...specs.filter(({ tests }) => tests.some(({ status }) => status === 'flaky')).map(({ title }) => title), ...secondTries(inner)])

const reportIn = async <T>(path: string): Promise<T> => JSON.parse(await readFile(path, 'utf8')) as T

const unit = vitest('Unit tests', 'unit/')
const layersAndUnit = vitest('Layers and unit tests', 'architecture/ladders', 'unit/')

function stepsFor(flags: readonly string[]): readonly Step[] {
  if (flags.includes('--unit')) return [unit]
  if (flags.includes('--verify')) return [types, lint, catalogue, simplified, layersAndUnit]
  return [types, lint, catalogue, simplified, servers, vitest('Unit, contract, security, convergence and architecture tests'), build, journeys]
}

async function runAll(steps: readonly Step[]): Promise<Counts> {
  let passed = 0
  let failed = 0
  for (const [index, { title, run, counted }] of steps.entries()) {
    console.log(`\n── ${index + 1} of ${steps.length} · ${title}\n`)
    const holds = await run()
    const counts = (await counted?.().catch(() => undefined)) ?? { passed: 0, failed: holds ? 0 : 1 }
    passed += counts.passed
    failed += holds ? counts.failed : Math.max(counts.failed, 1)
    if (failed > 0) break
  }
  return { passed, failed }
}

if (!existsSync(join(root, 'node_modules'))) throw new Error('Nothing is installed here: run `npx -y pnpm@12 test` in the project folder.')
await rm(results, { recursive: true, force: true })
await mkdir(results, { recursive: true })
const { passed, failed } = await runAll(stepsFor(process.argv.slice(2)))
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
