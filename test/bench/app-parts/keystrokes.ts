import { textRoot } from '@hebu/shared/codec/roots.ts'
import type { Browser } from '@playwright/test'
import * as Y from 'yjs'

import { expectSynced, keptForOffline, makePage, theText, wordsIn } from '../../kit/hands.ts'
import { aPlainPeer, type PlainPeer, theVolumeOf } from '../../kit/plain-peer.ts'
import { seededRandom } from '../../kit/seeded-random.ts'
import { aDepartment } from '../../kit/world.ts'
import { atMost, type Measure, quantile, told } from '../measure.ts'
import { keystrokesIn } from './trace.ts'

/** A page of A4 holds some eight hundred characters: twenty pages in paragraphs of a hundred. */
const paragraphs = 160
const paragraph = '本周走访客户，了解中秋礼盒的需求与报价意见，记录疑虑并约定下一步的日期。'.repeat(3).slice(0, 100)
const keys = 200
const keyEveryMs = 90
const peerEveryMs = 200
const scriptingMs = 16

/** Writes a character at a random place every so often, as somebody else in the same text. Answers how to stop. */
function typeAlong(peer: PlainPeer, root: string, seed: number): () => void {
  const random = seededRandom(seed)
  const timer = setInterval(() => {
    const text = (random.pick(peer.doc.getXmlFragment(root).toArray()) as Y.XmlElement).get(0)
    if (text instanceof Y.XmlText) text.insert(random.int(text.length), '字')
  }, peerEveryMs)
  return () => clearInterval(timer)
}

/** What a key costs in a text of twenty pages while two others type in it. */
export async function measureKeystrokes(browser: Browser, say: (line: string) => void): Promise<readonly Measure[]> {
  say('Keys in a text of twenty pages, two others typing …')
  const people = ['林小满', '周远', '沈一'].map((name) => ({ name, post: 'salesperson' }))
  const department = await aDepartment(browser, { people })
  try {
    const page = await department.person('林小满').open('/meetings')
    await expectSynced(page)
    const id = await makePage(page, 'meetings')
    await expectSynced(page)
    const { relay, founder } = department
    const volume = await theVolumeOf(relay.url, await founder.token(), 'meetings')
    const root = textRoot(id, 'discussion')
    const others = await Promise.all(['周远', '沈一'].map(async (name) => aPlainPeer(relay.url, volume, await department.person(name).token())))
    await Promise.all(others.map(({ synced }) => synced))
    others[0]!.doc.transact(() => {
      const content = Array.from({ length: paragraphs }, () => {
        const element = new Y.XmlElement('paragraph')
        element.insert(0, [new Y.XmlText(paragraph)])
        return element
      })
      others[0]!.doc.getXmlFragment(root).insert(0, content)
    })
    const text = theText(page, 'discussion')
    await text.locator('p').nth(paragraphs - 1).waitFor()
    await text.locator('p').nth(paragraphs / 2).click()

    // The relay and the other two are on the same machine here: it is not taken while the app is being kept for starts without a network.
    await keptForOffline(page)
    const stops = others.map((peer, at) => typeAlong(peer, root, at))
    await browser.startTracing(page, { categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'] })
    const before = (await wordsIn(page, 'discussion')).length
    await page.keyboard.type('中秋礼盒方案'.repeat(Math.ceil(keys / 6)).slice(0, keys), { delay: keyEveryMs })
    const trace = await browser.stopTracing()
    stops.forEach((stop) => stop())
    if ((await wordsIn(page, 'discussion')).length < before + keys) throw new Error('not every key was written')
    for (const peer of others) peer.close()

    const strokes = keystrokesIn(trace)
    if (strokes.length < keys * 0.9) throw new Error(`only ${strokes.length} of ${keys} keys were found in the trace`)
    const scripting = strokes.map((stroke) => stroke.scriptingMs)
    const toPaint = strokes.map((stroke) => stroke.toPaintMs)
    return [
      atMost('keystroke.scripting.p95', quantile(scripting, 0.95), 'ms', scriptingMs),
      told('keystroke.scripting.median', quantile(scripting, 0.5), 'ms'),
      told('keystroke.to-paint.p95', quantile(toPaint, 0.95), 'ms'),
      told('keystroke.to-paint.median', quantile(toPaint, 0.5), 'ms'),
    ]
  } finally {
    await department.close()
  }
}
