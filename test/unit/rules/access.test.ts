import type { Book, Reader } from '@hebu/shared/books/define-book.ts'
import { accessTo, isActor, isSuperiorOf } from '@hebu/shared/rules/access.ts'
import { describe, expect, test } from 'vitest'

import { smallCharter, smallDirectory } from '../../kit/department.ts'
import { ledger } from '../../kit/fixture-book.ts'

const directory = smallDirectory()
const standing = { directory, charter: smallCharter }
const people = directory.members.map((member) => member.id)
const memberOf = (id: string) => directory.members.find((member) => member.id === id)!

const readersOf = (reader: Reader, shelf: string) =>
  people.filter((id) => accessTo({ shelf }, { ...ledger, access: { read: [reader], write: [] } } as Book, memberOf(id), standing) === 'read')

describe('who may open a volume', () => {
  test.each<[Reader, string, string[]]>([
    ['everyone', 'g-all', ['wang', 'lin', 'zhou', 'shen', 'he']],
    ['self', 'm-zhou/2026', ['zhou']],
    ['self', 'g-east', []],
    ['group', 'g-east', ['lin', 'zhou']],
    ['group', 'g-all', ['wang', 'lin', 'zhou', 'shen', 'he']],
    ['group', 'm-zhou/2026', []],
    ['chain', 'm-zhou/2026', ['wang', 'lin']],
    ['chain', 'm-lin/2026', ['wang']],
    ['chain', 'm-wang/2026', []],
    ['chain', 'm-stranger/2026', []],
    ['chain', 'g-west', ['wang']],
    ['service', 'g-east', ['he']],
    ['finance', 'g-all', ['fang']],
  ])('[ACC1] [S1-2.2.1b] `%s` of %s are %j', (reader, shelf, expected) => {
    expect(readersOf(reader, shelf)).toEqual(expected)
  })

  test('[ACC1] [S0-8.2b] writing implies reading; a companion follows its own access; unknown parts and shelves open to nobody', () => {
    const book = { ...ledger, access: { read: ['everyone'], write: ['sales'] } } as Book
    expect(accessTo({ shelf: 'g-all' }, book, memberOf('zhou'), standing)).toBe('write')
    expect(accessTo({ shelf: 'g-all' }, book, memberOf('he'), standing)).toBe('read')
    expect(accessTo({ shelf: 'g-all', part: 'secret' }, book, memberOf('zhou'), standing)).toBe('none')
    expect(accessTo({ shelf: 'g-all', part: 'secret' }, book, memberOf('wang'), standing)).toBe('write')
    expect(accessTo({ shelf: 'g-all', part: 'other' }, book, memberOf('wang'), standing)).toBe('none')
    expect(accessTo({ shelf: '../g-all' }, book, memberOf('wang'), standing)).toBe('none')
  })

  test('[ACC1] [S3-4.5.3] who left, and whose post the charter does not know, opens nothing that is not theirs by name', () => {
    const gone = { ...memberOf('wang'), status: 'left' as const }
    const lost = { ...memberOf('zhou'), post: 'constructor' }
    const book = { ...ledger, access: { read: ['everyone', 'chain', 'head'], write: [] } } as Book
    expect(accessTo({ shelf: 'g-all' }, book, gone, standing)).toBe('none')
    expect(accessTo({ shelf: 'g-all' }, book, lost, standing)).toBe('none')
  })
})

describe('superiors and actors', () => {
  test('[ACC1] a named superior counts through the chain, a circle of superiors ends', () => {
    const circle = { charter: smallCharter, directory: smallDirectory((member) => ({ ...member, superior: member.id === 'zhou' ? 'shen' : member.id === 'shen' ? 'zhou' : undefined })) }
    const of = (id: string) => circle.directory.members.find((member) => member.id === id)!
    expect(isSuperiorOf(of('shen'), of('zhou'), circle)).toBe(true)
    expect(isSuperiorOf(of('he'), of('zhou'), circle)).toBe(false)
  })

  test('[CMD4] actors are functions, those whom the page names, and superiors of its maker', () => {
    const page = { values: { owner: 'zhou', helpers: ['shen'] }, made: { by: 'zhou' } }
    const who = (actor: Parameters<typeof isActor>[0][number]) => people.filter((id) => isActor([actor], page, memberOf(id), standing))
    expect(who('@owner')).toEqual(['zhou'])
    expect(who('@helpers')).toEqual(['shen'])
    expect(who('@made')).toEqual(['zhou'])
    expect(who('superior')).toEqual(['wang', 'lin'])
    // Made by a superior for somebody else: still theirs to look after. Nobody is their own superior.
    expect(people.filter((id) => isActor(['superior'], { values: { owner: 'zhou' }, made: { by: 'lin' } }, memberOf(id), standing))).toEqual(['wang', 'lin'])
    expect(people.filter((id) => isActor(['superior'], { values: { author: 'wang' }, made: { by: 'wang' } }, memberOf(id), standing))).toEqual([])
    expect(who('service')).toEqual(['he'])
  })
})
