import type { Page } from '@playwright/test'

/** The buttons at the head of the open page that are narrower than their words, or stand over another or beyond the edge. */
export const squeezed = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const buttons = [...document.querySelectorAll<HTMLElement>('article > * header button, article > header button')].filter((button) => button.checkVisibility() && button.getClientRects().length > 0)
    const named = (button: HTMLElement): string => button.getAttribute('aria-label') ?? button.textContent ?? ''
    return buttons.flatMap((button, place) => {
      const box = button.getBoundingClientRect()
      const over = buttons.slice(place + 1).find((other) => {
        const its = other.getBoundingClientRect()
        return Math.min(box.right, its.right) - Math.max(box.left, its.left) > 1 && Math.min(box.bottom, its.bottom) - Math.max(box.top, its.top) > 1
      })
      return [
        ...(button.scrollWidth > button.clientWidth + 1 ? [`${named(button)} is narrower than its words`] : []),
        ...(over === undefined ? [] : [`${named(button)} stands over ${named(over)}`]),
        ...(box.right > innerWidth || box.left < 0 ? [`${named(button)} stands beyond the edge`] : []),
      ]
    })
  })
