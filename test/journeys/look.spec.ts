/** How a page looks beside the best: on a phone, on paper, and where nothing was written. */
import { say } from '@hebu/shared/vocabulary/text.ts'
import { pageWords } from '@hebu/web/words/page.ts'

import { createVisitor, openGround } from '../gallery/ground.ts'
import { places } from '../gallery/places.ts'
import { theBook } from '../kit/hands.ts'
import { expect, test } from '../kit/journey.ts'

let ground: Awaited<ReturnType<typeof openGround>>

test.beforeAll(async () => {
  test.setTimeout(120_000)
  ground = await openGround()
})

test.afterAll(() => ground.close())

const at = (id: string) => places.find((place) => place.id === id)!

test('[UI161] [UI162] [UI165] on a phone what is only read stands beside its label, nothing empty takes a sheet, and one steps on from the menu', async ({ browser }) => {
  const visitor = createVisitor({ browser, ground, language: 'zh-Hans', options: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, reducedMotion: 'reduce' } })
  const minutes = await visitor.goTo(at('page-meetings'))
  // The director attends no meeting of the sales group, and wrote nothing there.
  const own = minutes.locator('[data-field="memberParts"]')
  await expect(own.locator('summary', { hasText: '陆行舟' })).toBeVisible()
  await expect(own.locator('summary', { hasText: '顾闻溪' })).toHaveCount(0)

  const visit = await visitor.goTo(at('page-visits-planned'))
  const lag = visit.locator('[data-field="logLag"]')
  await expect(lag).toBeVisible()
  const boxes = await lag.evaluate((field) => {
    const top = (element: Element | null) => { const { top, bottom, right } = element!.getBoundingClientRect(); return { middle: (top + bottom) / 2, right } }
    const value = field.querySelector('p')
    return { label: top(field.querySelector('[id$="-label"]')), why: top(field.querySelector('button')), menu: top(field.querySelector('button[aria-haspopup="menu"] svg')), value: top(value), edge: field.getBoundingClientRect().right }
  })
  for (const each of [boxes.why, boxes.menu, boxes.value]) expect(Math.abs(each.middle - boxes.label.middle)).toBeLessThan(14)
  expect(boxes.menu.right).toBeGreaterThan(boxes.edge - 16)

  const task = await visitor.goTo(at('page-tasks'))
  const title = task.locator('#page-title')
  await expect(task.locator('header').getByRole('button', { name: say(theBook('tasks').moves['cancel']!.label, 'zh-Hans') })).toBeVisible()
  const before = await title.innerText()
  await task.getByRole('button', { name: say(pageWords.more, 'zh-Hans'), exact: true }).click()
  await task.getByRole('menuitem', { name: say(pageWords.next, 'zh-Hans') }).click()
  await expect(title).not.toHaveText(before)
  await visitor.close()
})

test('[UI163] tables stay tables on paper, and what stands in controls is neither cut nor boxed', async ({ browser }) => {
  const visitor = createVisitor({ browser, ground, language: 'zh-Hans', options: { viewport: { width: 1360, height: 860 } } })
  const page = await visitor.goTo(at('page-customers'))
  const contacts = page.locator('[data-field="contacts"]')
  await expect(contacts.getByRole('row').nth(1)).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize({ width: 658, height: 980 })
  await expect(contacts.locator('thead th').first()).toBeVisible()
  const faults = await page.locator('article').evaluate((article) => {
    const { left, right } = article.getBoundingClientRect()
    return [...article.querySelectorAll<HTMLElement>('[data-field] :is(input:not([type="checkbox"], [type="radio"], [type="file"]), textarea, [role="combobox"])')]
      .filter((control) => control.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && control.getBoundingClientRect().width > 1)
      .filter((control) => {
        const box = control.getBoundingClientRect()
        const { borderTopColor, borderTopWidth } = getComputedStyle(control)
        return box.left < left - 1 || box.right > right + 1 || control.scrollWidth > control.clientWidth + 1 || (borderTopWidth !== '0px' && borderTopColor !== 'rgba(0, 0, 0, 0)')
      })
      .map((control) => control.outerHTML.slice(0, 120))
  })
  expect(faults).toEqual([])
  await visitor.close()
})
