import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

export interface CheckOrder {
  /** The rules to go by; all of them where absent. */
  readonly rules?: readonly string[]
  /** A selector of the part to look at; the whole page where absent. */
  readonly within?: string
}

/**
 * What an automated checker finds wrong on a page, a line each. It looks at the page where it stands: its other way, made
 * for frames of other origins, opens a window for each look and takes four times as long.
 */
export async function faultsOn(page: Page, { rules, within }: CheckOrder = {}): Promise<readonly string[]> {
  let checker = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'], iframes: false })
  if (rules !== undefined) checker = checker.withRules([...rules])
  if (within !== undefined) checker = checker.include(within)
  const { violations } = await checker.analyze()
  return violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html.slice(0, 120)).join(' ')}`)
}
