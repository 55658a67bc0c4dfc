import { expect, type Locator, type Page } from '@playwright/test'

/** More stops than any place has. */
const mostStops = 160

/** A keyboard and nothing else: what the hand of somebody without a mouse does. */
export interface Keyboard {
  /** Walks with Tab until the control has the focus. */
  to(control: Locator): Promise<void>
  /** Walks there and presses a key. */
  press(control: Locator, key?: string): Promise<void>
  /** Walks there and types over what stands there. */
  write(control: Locator, words: string): Promise<void>
  /** In an open list: goes down to the option and takes it. */
  choose(option: Locator): Promise<void>
  /** How often a pointer was pressed on the page since it was loaded. */
  pointerPresses(): Promise<number>
}

/** Counts what pointers do on the page from its next load on. */
export async function onlyKeyboard(page: Page): Promise<Keyboard> {
  await page.addInitScript(() => {
    let presses = 0
    addEventListener('pointerdown', () => presses++, true)
    Object.assign(globalThis, { pointerPresses: () => presses })
  })
  /** Where the focus is: on the control, in a text, or elsewhere. */
  const focusOf = (control: Locator): Promise<'there' | 'text' | 'elsewhere'> =>
    control.evaluate((element) => {
      const { activeElement } = document
      if (element.contains(activeElement)) return 'there'
      return activeElement instanceof HTMLElement && activeElement.isContentEditable ? 'text' : 'elsewhere'
    })
  const to = async (control: Locator): Promise<void> => {
    await expect(control).toBeVisible()
    for (let stops = 0; stops < mostStops; stops++) {
      const focus = await focusOf(control)
      if (focus === 'there') return
      // A text keeps Tab for its lists until Escape.
      if (focus === 'text') await page.keyboard.press('Escape')
      await page.keyboard.press('Tab')
    }
    throw new Error(`Tab does not lead to ${control.toString()}`)
  }
  return {
    to,
    press: async (control, key = 'Enter') => {
      await to(control)
      await page.keyboard.press(key)
    },
    write: async (control, words) => {
      await to(control)
      await page.keyboard.press('Control+a')
      await page.keyboard.type(words)
    },
    async choose(option) {
      await expect(option).toBeVisible()
      for (let steps = 0; steps < mostStops; steps++) {
        if (await option.evaluate((element) => element.matches(':focus, [data-highlighted], [data-focused]'))) return page.keyboard.press('Enter')
        await page.keyboard.press('ArrowDown')
      }
      throw new Error(`no arrow leads to ${option.toString()}`)
    },
    pointerPresses: () => page.evaluate(() => (globalThis as unknown as { pointerPresses(): number }).pointerPresses()),
  }
}
