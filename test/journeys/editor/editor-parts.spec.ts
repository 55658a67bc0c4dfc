import type { Page } from '@playwright/test'

import { hushSelections, openHarness } from '../../kit/editor-harness/open-harness.ts'
import { expect, test } from '../../kit/journey.ts'

const text = (page: Page) => page.getByRole('textbox', { name: '会议正文' })
const plain = (page: Page) => page.evaluate(() => window.harness.plainText(window.harness.own))

/** Pastes as a browser does; `file` is the type of a picture among it. */
const paste = (page: Page, given: { readonly html?: string; readonly text?: string; readonly file?: string }) =>
  page.evaluate(({ html, text: words, file }) => {
    const clipboardData = new DataTransfer()
    if (html !== undefined) clipboardData.setData('text/html', html)
    if (words !== undefined) clipboardData.setData('text/plain', words)
    if (file !== undefined) clipboardData.items.add(new File([new Uint8Array(4)], 'p.png', { type: file }))
    document.querySelector('[role=textbox]')?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, given)

test.describe('the toolbar', () => {
  test('[TXT20] is one stop for Tab, moves with the arrows and gives the caret back', async ({ page }) => {
    await openHarness(page, { line: '客户样品' })
    const buttons = page.getByRole('toolbar', { name: '文字格式' }).getByRole('button')
    await expect(buttons.and(page.locator('[tabindex="0"]'))).toHaveCount(1)
    await text(page).focus()
    await page.keyboard.press('Alt+F10')
    await expect(page.getByRole('button', { name: '撤销', exact: true })).toBeFocused()
    await page.keyboard.press('ArrowLeft')
    await expect(buttons.last()).toBeFocused()
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowRight')
    await expect(buttons.nth(1)).toBeFocused()
    await expect(buttons.and(page.locator('[tabindex="0"]'))).toHaveCount(1)
    await page.keyboard.press('Escape')
    await expect(text(page)).toBeFocused()
  })

  test('[TXT20] says what holds and keeps the caret in the text', async ({ page }) => {
    await openHarness(page, { line: '客户样品' })
    const bar = page.getByRole('toolbar', { name: '文字格式' })
    const bold = bar.getByRole('button', { name: '粗体' })
    const list = bar.getByRole('button', { name: '待办列表' })
    await text(page).getByText('客户样品').click()
    await page.keyboard.press('Control+a')
    await expect(bold).toHaveAttribute('aria-pressed', 'false')
    await bold.click()
    await expect(bold).toHaveAttribute('aria-pressed', 'true')
    await list.click()
    await expect(list).toHaveAttribute('aria-pressed', 'true')
    await expect(text(page)).toBeFocused()
    await expect(text(page).locator('li strong')).toHaveText('客户样品')
    const undo = page.getByRole('button', { name: '撤销', exact: true })
    await undo.click()
    await expect(text(page).locator('li')).toHaveCount(0)
  })

  test('[TXT20] on a phone stands at the foot while one writes, with targets of 44 px', async ({ browser }) => {
    const page = await browser.newPage({ viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true })
    await openHarness(page, { text: 'minutes' })
    const bar = page.getByRole('toolbar')
    await expect(bar).toBeHidden()
    await text(page).getByText('散会时间').tap()
    await expect(bar).toBeVisible()
    const box = await bar.boundingBox()
    expect(Math.round((box?.y ?? 0) + (box?.height ?? 0))).toBe(780)
    for (const button of await bar.getByRole('button').all()) {
      const size = await button.boundingBox()
      expect(Math.min(size?.width ?? 0, size?.height ?? 0)).toBeGreaterThanOrEqual(44)
    }
    await bar.getByRole('button', { name: '引用' }).tap()
    await expect(text(page).locator('blockquote').getByText('散会时间')).toBeVisible()
    await expect(text(page)).toBeFocused()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    await page.close()
  })

  test('[TXT16] makes a table, adds to it and takes away', async ({ page }) => {
    await openHarness(page)
    await text(page).click()
    await page.getByRole('button', { name: '插入表格' }).click()
    await page.keyboard.type('品名')
    await page.keyboard.press('Tab')
    await page.keyboard.type('数量')
    const act = async (name: string) => {
      await page.getByRole('button', { name: '表格', exact: true }).click()
      await page.getByRole('menuitem', { name }).click()
      await expect(text(page)).toBeFocused()
    }
    await act('右侧插入一列')
    await expect(text(page).locator('tr').first().locator('th')).toHaveCount(4)
    await act('下方插入一行')
    await expect(text(page).locator('tr')).toHaveCount(4)
    await act('删除这一列')
    await expect(text(page).locator('tr').first().locator('th')).toHaveCount(3)
    await act('删除表格')
    await expect(text(page).locator('table')).toHaveCount(0)
  })
})

test.describe('links', () => {
  test('[TXT14] are refused unless they lead to a page or a mailbox', async ({ page }) => {
    await openHarness(page, { line: '看价目' })
    await text(page).getByText('看价目').click()
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Control+Shift+K')
    const field = page.getByRole('textbox', { name: '链接地址' })
    await expect(field).toBeFocused()
    await field.fill('javascript:alert(1)')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert')).toHaveText('只能连到 http、https 或 mailto 地址')
    await field.fill('example.com/价目')
    await page.keyboard.press('Enter')
    await expect(text(page).locator('a')).toHaveAttribute('href', 'https://example.com/价目')
    await expect(text(page).locator('a')).toHaveAttribute('rel', 'noopener noreferrer')
    await expect(text(page)).toBeFocused()
    await page.getByRole('toolbar').getByRole('button', { name: '链接' }).click()
    await page.getByRole('button', { name: '移除链接' }).click()
    await expect(text(page).locator('a')).toHaveCount(0)
  })

  test('[TXT14] open with Control while writing, and plainly while reading', async ({ page }) => {
    await page.context().route('https://example.com/**', (route) => route.fulfill({ body: 'there' }))
    await openHarness(page, { text: 'minutes' })
    const link = text(page).getByText('预售协议')
    await link.click()
    expect(page.context().pages()).toHaveLength(1)
    const [opened] = await Promise.all([page.context().waitForEvent('page'), link.click({ modifiers: ['Control'] })])
    expect(opened.url()).toBe('https://example.com/presale')
    expect(await opened.evaluate(() => window.opener)).toBeNull()
    await page.evaluate(() => window.harness.setReadOnly(true))
    const [read] = await Promise.all([page.context().waitForEvent('page'), page.getByText('预售协议').click()])
    expect(read.url()).toBe('https://example.com/presale')
  })
})

test.describe('mentions', () => {
  test('[TXT11] are chosen with the keys, show the present title and open their page', async ({ page }) => {
    await openHarness(page, { line: '请' })
    await text(page).getByText('请').click()
    await page.keyboard.press('End')
    await page.keyboard.type('@')
    const list = page.getByRole('listbox', { name: '提及成员或页面' })
    await expect(list.getByRole('group')).toHaveCount(2)
    await page.keyboard.type('市')
    await expect(list.getByRole('option')).toHaveCount(3)
    await page.keyboard.press('ArrowDown')
    await expect(list.getByRole('option', { selected: true })).toContainText('澄渡市闻笙示例文创')
    await expect(text(page)).toHaveAttribute('aria-activedescendant', (await list.getByRole('option', { selected: true }).getAttribute('id')) ?? '')
    await page.keyboard.press('Enter')
    await expect(list).toBeHidden()
    const mention = text(page).locator('[data-mention=page]')
    await expect(mention).toHaveText('澄渡市闻笙示例文创')
    await page.evaluate(() => window.harness.setTitles({ c2: '澄渡市闻笙文创（更名）' }))
    await expect(mention).toHaveText('澄渡市闻笙文创（更名）')
    await mention.click()
    expect(await page.evaluate(() => window.harness.opened)).toEqual([{ book: 'customers', id: 'c2', shelf: 'g-east' }])
    expect(await plain(page)).toBe('请澄渡市闻笙示例文创')
  })

  test('[TXT11] Escape leaves the @ as it is, an address has none', async ({ page }) => {
    await openHarness(page, { line: '请' })
    await text(page).getByText('请').click()
    await page.keyboard.press('End')
    await page.keyboard.type('@林')
    await expect(page.getByRole('option')).toHaveText(['林晚'])
    await page.keyboard.press('Escape')
    await expect(page.getByRole('listbox')).toBeHidden()
    await page.keyboard.press('Enter')
    await page.keyboard.type('name@')
    await expect(page.getByRole('listbox')).toBeHidden()
    expect(await plain(page)).toBe('请@林\nname@')
  })
})

test.describe('pasting', () => {
  test('[TXT13] keeps form, loses scripts, handlers, styles and unsafe links', async ({ page }) => {
    await openHarness(page)
    await text(page).click()
    await paste(page, {
      html: `<style>p{color:red}</style><script>window.hit=1</script><h1 onclick="window.hit=1">议题</h1><p style="color:red" class="x">与<b>要紧</b>的<a href="javascript:window.hit=1">坏</a><a href="https://example.com">好</a></p>
        <ul><li><input type="checkbox" checked> 完成</li><li><input type="checkbox"> 未完</li></ul><table><tr><td colspan="900">格</td></tr></table><img src="x" onerror="window.hit=1"><svg onload="window.hit=1"></svg>`,
    })
    expect(await page.evaluate(() => 'hit' in window)).toBe(false)
    expect(await plain(page)).toContain('议题\n与要紧的坏好\n完成\n未完')
    const html = await text(page).innerHTML()
    expect(html).not.toMatch(/script|onclick|onerror|style=|javascript|<img(?! class="ProseMirror)|svg/)
    await expect(text(page).locator('li[data-checked=true]')).toHaveText('完成')
    await expect(text(page).locator('td')).toHaveAttribute('colspan', '50')
    await expect(page.getByText('图片未贴入')).toBeVisible()
  })

  test('[TXT13] plain lines become paragraphs, a picture alone leaves a word', async ({ page }) => {
    await openHarness(page)
    await text(page).click()
    await paste(page, { text: '第一行\n第二行' })
    await expect(text(page).locator('p')).toHaveText(['第一行', '第二行'])
    await paste(page, { file: 'image/png' })
    await expect(page.getByText('图片未贴入')).toBeVisible()
    expect(await plain(page)).toBe('第一行\n第二行')
  })
})

test.describe('reading', () => {
  test('[TXT17] an item is ticked with a click by those who may edit', async ({ page }) => {
    await openHarness(page, { text: 'minutes' })
    const box = text(page).getByRole('checkbox').nth(1)
    await box.click()
    await expect(box).toBeChecked()
    await expect(text(page).locator('li[data-checked=true]')).toHaveCount(2)
    await page.evaluate(() => window.harness.setReadOnly(true))
    const read = page.getByRole('article', { name: '会议正文' })
    await read.getByRole('checkbox').nth(1).click()
    await expect(read.getByRole('checkbox').nth(1)).toBeChecked()
    await expect(read.locator('li[data-checked=true]')).toHaveCount(2)
    await expect(page.getByRole('toolbar')).toBeHidden()
  })

  test('[TXT4] what this version does not know is shown with the words to update', async ({ page }) => {
    await openHarness(page, { text: 'unknown' })
    await expect(page.getByText('要更新后才能编辑')).toBeVisible()
    await expect(page.getByRole('article', { name: '会议正文' })).toContainText('不认识的一块里的字')
    await expect(page.getByRole('toolbar')).toHaveCount(0)
  })
})

test('[TXT48] a key struck before the browser tells of the new selection replaces nothing', async ({ page }) => {
  await openHarness(page, { line: '' })
  const text = page.getByRole('textbox', { name: '会议正文' })
  await text.click()
  await page.keyboard.type('第一段')
  await page.keyboard.press('Enter')
  await page.keyboard.type('第二段')
  await page.keyboard.press('Control+a')
  await expect.poll(() => page.evaluate(() => getSelection()?.toString().replaceAll('\n', ''))).toBe('第一段第二段')
  await hushSelections(page)
  await text.locator('p').last().click({ position: { x: 200, y: 8 } })
  await page.keyboard.type('x')
  expect(await page.evaluate(() => window.harness.plainText(window.harness.own))).toBe('第一段\n第二段x')
})

test('[TXT48] keys act where the ones before them put the caret, before the browser tells of it', async ({ page }) => {
  await openHarness(page, { line: '第一段|第二段' })
  await page.getByRole('textbox', { name: '会议正文' }).locator('p').last().click()
  await hushSelections(page)
  for (const key of ['ArrowUp', 'End', 'Enter', 'y', 'Home', 'Shift+End', 'Control+b']) await page.keyboard.press(key)
  expect(await page.evaluate(() => window.harness.plainText(window.harness.own))).toBe('第一段\ny\n第二段')
  await expect(page.getByRole('textbox', { name: '会议正文' }).locator('strong')).toHaveText('y')
})
