import { textRoot } from '@hebu/shared/codec/roots.ts'
import { syncWords } from '@hebu/web/words/sync.ts'
import type { Page } from '@playwright/test'

import { expectSynced, makePage, syncMark, theText, wordsIn } from '../kit/hands.ts'
import { expect, test, zh } from '../kit/journey.ts'
import { aPlainPeer, theVolumeOf } from '../kit/plain-peer.ts'

// Without a network the product is there from the device.
test.use({ serviceWorkers: 'allow' })

/** Lets the page note what was written whenever the mark said synced: that much was promised to be on the relay. */
async function notePromises(page: Page): Promise<() => Promise<string>> {
  const mark = await syncMark(page).elementHandle()
  const text = await theText(page, 'discussion').elementHandle()
  const promised = await page.evaluateHandle(
    ([watched, written, synced]) => {
      const noted = { words: '' }
      const note = (): void => {
        if (watched!.textContent?.trim() === synced) noted.words = written!.textContent ?? ''
      }
      new MutationObserver(note).observe(watched!, { childList: true, characterData: true, subtree: true })
      note()
      return noted
    },
    [mark, text, zh(syncWords.synced)] as const,
  )
  return () => promised.evaluate(({ words }) => words)
}

test('[RLY1] [SYN1] [CNV3] the relay is killed again and again in the middle of typing: nothing that was said to be synced is lost, nothing that was typed is forgotten', async ({ found }) => {
  test.slow()
  const department = await found({ people: [{ name: '林小满', post: 'salesperson' }] })
  const { relay, founder } = department
  const lin = department.person('林小满')
  const token = await founder.token()
  const page = await lin.open('/meetings')
  await expectSynced(page)
  const id = await makePage(page, 'meetings')
  await theText(page, 'discussion').click()
  const promised = await notePromises(page)
  let typed = ''

  for (let round = 1; round <= 5; round++) {
    const line = `第${round}轮：${'一二三四五六七八九十'.repeat(4)}。`
    const typing = page.keyboard.type(line)
    // Dies while the line is being typed, a different way into it each time.
    await expect.poll(() => wordsIn(page, 'discussion')).toContain(`第${round}轮：${'一二三四五六七八九十'.slice(0, round * 2)}`)
    await relay.kill()
    lin.line.cut()
    await typing
    typed += line
    expect(await wordsIn(page, 'discussion')).toBe(typed)
    await expect(syncMark(page)).not.toHaveText(zh(syncWords.synced))

    // Nobody but the relay has a say in what the next one sees.
    await relay.restart()
    const peer = aPlainPeer(relay.url, await theVolumeOf(relay.url, token, 'meetings'), token)
    await peer.synced
    const onDisk = peer.doc.getXmlFragment(textRoot(id, 'discussion')).toString().replace(/<[^>]*>/g, '')
    peer.close()
    const promise = await promised()
    expect(onDisk.slice(0, promise.length)).toBe(promise)

    lin.line.mend()
    await expectSynced(page)
    expect(await wordsIn(page, 'discussion')).toBe(typed)
  }

  const late = aPlainPeer(relay.url, await theVolumeOf(relay.url, token, 'meetings'), token)
  await late.synced
  expect(late.doc.getXmlFragment(textRoot(id, 'discussion')).toString().replace(/<[^>]*>/g, '')).toBe(typed)
  expect(await promised()).toBe(typed)
  late.close()
})
