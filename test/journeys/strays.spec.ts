import { expectSynced, makePage, theField, theText, wordsIn } from '../kit/hands.ts'
import { expect, test, zh } from '../kit/journey.ts'
import { strayWords } from '@hebu/web/words/strays.ts'

// Without a network the product is there from the device.
test.use({ serviceWorkers: 'allow' })

const people = [
  { name: '林小满', post: 'salesperson' },
  { name: '周远', post: 'salesperson' },
]

test('[TXT30] [TXT33] what somebody wrote off line into a line that another made a heading meanwhile is offered back to both', async ({ found }) => {
  const { person } = await found({ people })
  const here = await person('林小满').open('/meetings')
  await expectSynced(here)
  const id = await makePage(here, 'meetings')
  await theText(here, 'discussion').click()
  await here.keyboard.type('本周议题')
  await expectSynced(here)
  const there = await person('周远').open(`/meetings/${id}`)
  await expect.poll(() => wordsIn(there, 'discussion')).toBe('本周议题')

  await person('林小满').goOffline()
  await theText(here, 'discussion').click()
  await here.keyboard.press('End')
  await here.keyboard.type('：客户已付款')
  await theText(there, 'discussion').click()
  await there.keyboard.press('Home')
  await there.keyboard.type('# ')
  await expect(theText(there, 'discussion').locator('h1, h2, h3')).toHaveText('本周议题')
  await expectSynced(there)
  await person('林小满').goOnline()

  for (const page of [here, there]) await expect(theField(page, 'discussion').locator('q')).toHaveText('：客户已付款')
  await expectSynced(here)
  await theField(there, 'discussion').getByRole('button', { name: zh(strayWords.putBack) }).click()
  for (const page of [here, there]) {
    await expect.poll(() => wordsIn(page, 'discussion')).toBe('本周议题：客户已付款')
    await expect(theField(page, 'discussion').locator('q')).toHaveCount(0)
  }
})
