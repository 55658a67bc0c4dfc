import { resolve } from 'node:path'
import { defineConfig } from '@playwright/test'

import { findChromium } from '../kit/browser.ts'

const results = resolve(import.meta.dirname, '../results')

/** Journeys drive the built product in a real Chromium, one relay and one department for each. */
export default defineConfig({
  testDir: '.',
  outputDir: `${results}/journeys`,
  reporter: [['list'], ['json', { outputFile: `${results}/journeys.json` }]],
  fullyParallel: false,
  forbidOnly: process.env['CI'] !== undefined,
  // The gate tries a failed journey once more, and tells which ones needed it.
  retries: process.env['CI'] === undefined ? 0 : 1,
  workers: Number(process.env['HEBU_WORKERS'] ?? 2),
  // Slowed on purpose, a journey takes longer; what it waits for still has to come in its time.
  timeout: 90_000 * Math.max(1, Number(process.env['HEBU_SLOW'] ?? 1) / 2),
  expect: { timeout: 20_000 },
  use: {
    browserName: 'chromium',
    launchOptions: { executablePath: await findChromium() },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1360, height: 860 },
    actionTimeout: 20_000,
    navigationTimeout: 30_000,
    // Noting every step takes a third of the time; the second try of a failed journey is noted, or any with `--trace on`.
    trace: 'on-first-retry',
    // Taking in the whole product for starts without a network takes a quarter: journeys that go without one allow it.
    serviceWorkers: 'block',
    screenshot: 'only-on-failure',
  },
})
