import { joiningPlace } from '@hebu/shared/vocabulary/directory.ts'
import { personColour, personHue } from '@hebu/web/ui/person.ts'
import { expect, test } from 'vitest'

import { aMember, smallDirectory } from '../../kit/department.ts'

const joined = (day: number): string => `2026-01-${String(day).padStart(2, '0')}T01:00:00.000Z`

test('[UI74] the first eight who joined have eight hues, whatever order the directory lists them in', () => {
  const members = Array.from({ length: 10 }, (_, index) => aMember(`m${index}`, { joinedAt: joined(index + 1), status: index === 2 ? 'left' : 'active' }))
  const hues = (directory: ReturnType<typeof smallDirectory>) => members.map(({ id }) => personHue(joiningPlace(directory, id)))
  const inOrder = hues({ ...smallDirectory(), members })
  expect(new Set(inOrder.slice(0, 8)).size).toBe(8)
  expect(inOrder.every((hue) => hue >= 1 && hue <= 8)).toBe(true)
  expect(hues({ ...smallDirectory(), members: members.toReversed() })).toEqual(inOrder)
})

test('[UI74] somebody who joined in the same instant, and somebody unknown, have a hue too', () => {
  const directory = smallDirectory()
  expect(new Set(directory.members.map(({ id }) => joiningPlace(directory, id))).size).toBe(directory.members.length)
  expect(joiningPlace(directory, 'nobody')).toBeUndefined()
  expect(personColour(undefined)).toBe('var(--person-1)')
})
