import type { Page } from '@playwright/test'

const pressed = 'button, a[href], input:not([type="checkbox"]), [role="combobox"], [role="menuitem"], [role="option"], [role="row"][data-id]'

/** What is smaller than a finger; a link within a sentence is spared, and so is a control in a label that is large enough. */
export const tooSmall = (page: Page): Promise<readonly string[]> =>
  page.locator(pressed).evaluateAll((elements) =>
    elements.flatMap((element) => {
      const { width, height } = (element.closest('label') ?? element).getBoundingClientRect()
      const isThere = width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true }) && element.closest('[inert], [aria-hidden="true"], p, [contenteditable]') === null
      return isThere && (width < 43.5 || height < 43.5) ? [`${element.outerHTML.slice(0, 140)}: ${Math.round(width)} × ${Math.round(height)}`] : []
    }),
  )
