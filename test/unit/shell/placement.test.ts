import { placeBeside } from '@hebu/web/ui/placement.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const viewport = { width: 400, height: 600 }
const anchorAt = (left: number, top: number) => ({ left, top, right: left + 80, bottom: top + 30 })

test('[UI10] what opens beside a button goes below it, or above where there is more room', () => {
  expect(placeBeside(anchorAt(20, 40), { width: 160, height: 200 }, viewport)).toMatchObject({ left: 20, top: 74 })
  expect(placeBeside(anchorAt(20, 540), { width: 160, height: 200 }, viewport)).toMatchObject({ left: 20, top: 336 })
  expect(placeBeside(anchorAt(300, 40), { width: 160, height: 200 }, viewport, 'end').left).toBe(220)
})

test('[UI10] nothing that opens leaves the window, however large it is', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 320 }), fc.integer({ min: 0, max: 570 }), fc.integer({ min: 40, max: 384 }), fc.integer({ min: 20, max: 2000 }), fc.constantFrom('start', 'end', 'center'), (left, top, width, height, align) => {
      const at = placeBeside(anchorAt(left, top), { width, height }, viewport, align)
      expect(at.left).toBeGreaterThanOrEqual(8)
      expect(at.left + width).toBeLessThanOrEqual(viewport.width - 8)
      expect(at.top).toBeGreaterThanOrEqual(8)
      expect(at.top + Math.min(height, at.maxHeight)).toBeLessThanOrEqual(viewport.height - 8)
    }),
  )
})
