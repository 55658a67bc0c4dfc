import { settledCharter } from '@hebu/shared/charters/settled.ts'
import { answerersOf, answerOf } from '@hebu/shared/rules/approval/answerers.ts'
import { routeFor } from '@hebu/shared/rules/approval/route.ts'
import type { Round } from '@hebu/shared/vocabulary/sealing.ts'
import type { Standing } from '@hebu/shared/rules/access.ts'
import { describe, expect, test } from 'vitest'

import { aMember, smallDirectory } from '../../kit/department.ts'
import { deeds } from '../../kit/fixture-book.ts'
import { sealingCharter } from '../../kit/sealed-department.ts'

const world = {} as Parameters<typeof routeFor>[5]
const page = (values: Readonly<Record<string, unknown>>) => ({ id: 'd1', book: 'deeds', shelf: 'g-all', state: 'draft', values, made: undefined }) as unknown as Parameters<typeof routeFor>[2]
const members = [...smallDirectory().members, aMember('gao', { post: 'legal', group: undefined })]
const standing = (given: Partial<Standing> = {}): Standing => ({ directory: { ...smallDirectory(), members }, charter: sealingCharter, ...given })
const routeOf = (applicant: string, values: Readonly<Record<string, unknown>> = {}, by = standing()) => routeFor(deeds, deeds.moves['submit']!, page(values), applicant, by, world)?.map((step) => step.by.join('+'))
const round = (by: string, given: Partial<Round> = {}): Round => ({ handIn: 'in', by, route: [{ by: ['lead'], mode: 'single', limitWorkingDays: 2 }], step: 0, state: 'open', answers: [], ...given })
const who = (of: Round, by = standing()) => answerersOf(of, 'deeds', by, '2026-11-23').map(({ member, as, for: stoodIn }) => [member.id, as, stoodIn].filter((part) => part !== undefined).join(' '))

describe('whose step it is', () => {
  test('[SEAL8] the conditions of a step are decided as the page is handed in', () => {
    expect(routeOf('zhou')).toEqual(['lead'])
    expect(routeOf('zhou', { major: true })).toEqual(['lead', 'head+legal'])
    expect(routeOf('zhou', {}, standing({ charter: { ...sealingCharter, chains: {} } }))).toBeUndefined()
    const unknown = { ...sealingCharter, chains: { deed: [{ by: ['head' as const], mode: 'single' as const, when: 'overBudget' as const, limitWorkingDays: 2 }] } }
    expect(routeOf('zhou', {}, standing({ charter: unknown }))).toEqual(['head'])
  })

  test('[SEAL10] a step that only the one who hands in could answer passes to the deputy, then to whoever stands above', () => {
    expect(routeOf('lin')).toEqual(['head'])
    expect(routeOf('lin', {}, standing({ directory: { ...smallDirectory(), members: [...members, aMember('du', { post: 'deputy', group: undefined })] } }))).toEqual(['deputy'])
    // Two steps in the same hands are one.
    const twice = { ...sealingCharter, chains: { deed: [...sealingCharter.chains['deed']!, { by: ['head' as const], mode: 'single' as const, limitWorkingDays: 2 }] } }
    expect(routeOf('lin', {}, standing({ charter: twice }))).toEqual(['head'])
    // A lead answers for their own people, the head where a group has none.
    expect(routeOf('shen')).toEqual(['head'])
    expect(who(round('zhou'))).toEqual(['lin lead'])
    // Nobody holds it: it stays theirs, and nobody approves by themselves.
    expect(routeOf('wang', {}, standing({ charter: { ...sealingCharter, chains: { deed: [{ by: ['head'], mode: 'single', limitWorkingDays: 2 }] } } }))).toEqual(['head'])
    expect(who(round('wang', { route: [{ by: ['head'], mode: 'single', limitWorkingDays: 2 }] }))).toEqual([])
  })

  test('[SEAL11] who stands in comes after those they stand in for, never for the page that they handed in themselves', () => {
    const settled = (from: string, to: string) => standing({ charter: settledCharter(sealingCharter, [{ version: 1, at: '2026-11-20T00:00:00.000Z', by: from, changes: { [`delegation.${from}.a`]: { from, to, begins: '2026-11-20', ends: '2026-11-23' } } }]) })
    expect(who(round('zhou'), settled('lin', 'shen'))).toEqual(['lin lead', 'shen lead lin'])
    expect(who(round('zhou'), settled('lin', 'zhou'))).toEqual(['lin lead'])
    expect(answerOf(round('zhou'), 'deeds', 'shen', settled('lin', 'shen'), '2026-11-23')).toMatchObject({ as: 'lead', for: 'lin' })
    expect(answerOf(round('zhou'), 'deeds', 'shen', settled('lin', 'shen'), '2026-11-24')).toBeUndefined()
  })

  test('[SEAL6] of a joint step those are asked whose word is still missing', () => {
    const joint = round('zhou', { route: [{ by: ['head', 'legal'], mode: 'all', limitWorkingDays: 2 }] })
    expect(who(joint)).toEqual(['wang head', 'gao legal'])
    expect(who({ ...joint, answers: [{ entry: 'a', step: 0, as: 'head' }] })).toEqual(['gao legal'])
    expect(who({ ...joint, state: 'complete' })).toEqual([])
  })
})
