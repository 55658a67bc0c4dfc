import type { Done } from '@hebu/web/workspace/workspace.ts'
import type { PageVersions } from '@hebu/web/workspace/versions/page-versions.ts'
import { now } from '@hebu/web/workspace/versions/page-versions.ts'
import { textRoot } from '@hebu/shared/codec/roots.ts'
import { writeText } from '@hebu/shared/codec/versioning/write-text.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'

import { memoryVolumes } from '../../kit/memory-volumes.ts'
import type { SeededRandom } from '../../kit/seeded-random.ts'
import { seededRandom } from '../../kit/seeded-random.ts'
import type { World } from '../../kit/workspace.ts'
import { aWorkspace, made } from '../../kit/workspace.ts'

const given = <T>(done: Done<T>): T => {
  if (!done.ok) throw new Error(JSON.stringify(done.refusal))
  return done.value
}

const write = (world: World, id: string, words: readonly string[], field = 'body'): void => {
  const text = world.workspace.text({ book: 'ledger', id }, field)!
  text.doc.transact(() => writeText(text.fragment, words.map((text) => ({ node: 'paragraph', content: [{ text }] }))))
}

const aPage = (world: World) => ({ book: 'ledger', id: made(world.workspace.commands.create('ledger', { title: '甲', count: 1 })).id })

const told = (versions: PageVersions): readonly string[] => versions.all().map(({ kind, name }) => name ?? kind)

test('[VER5] what the page says now is named, and compared with what it says later: values, rows and words', async () => {
  const world = await aWorkspace('zhou')
  const { commands } = world.workspace
  const page = aPage(world)
  const row = given(commands.addRow(page, 'lines', { what: '茶礼' }))
  write(world, page.id, ['供货期限为二十日'])
  const versions = await world.workspace.versions(page)
  const id = given(versions.name('  发出前 '))
  expect(told(versions)).toEqual(['发出前'])
  commands.set(page, 'count', 3)
  commands.setCell(page, 'lines', row, 'what', '茶礼两份')
  write(world, page.id, ['供货期限为三十日'])
  expect(versions.changes(id, now)).toMatchObject([
    { kind: 'text', field: 'body', lines: [{ change: 'changed' }] },
    { kind: 'value', field: 'count', before: 1, after: 3 },
    { kind: 'rows', field: 'lines', rows: [{ row, what: 'changed', cells: [{ column: 'what', before: '茶礼', after: '茶礼两份' }] }] },
  ])
  expect(versions.changes(now, now)).toEqual([])
  expect(versions.name(' ')).toMatchObject({ ok: false, refusal: { because: 'invalid-value' } })
  expect(versions.name('长'.repeat(200))).toMatchObject({ ok: false })
  expect(told(versions)).toEqual(['发出前'])
})

function changeAtRandom(world: World, page: { book: string; id: string }, random: SeededRandom): void {
  const { commands, table } = world.workspace
  const rows = () => (table('ledger').page(page.id)!.values['lines'] as readonly { id: string }[] | undefined) ?? []
  for (let count = 1 + random.int(6); count > 0; count--) {
    const row = rows().length > 0 ? random.pick(rows()).id : undefined
    random.pick([
      () => commands.set(page, 'count', random.int(9)),
      () => commands.set(page, 'title', random.pick(['甲', '乙', undefined])),
      () => commands.set(page, 'amount', random.pick([undefined, { amountCents: 1200 + random.int(3), currency: 'CNY' }])),
      () => commands.set(page, 'helpers', random.pick([[], ['lin'], ['lin', 'wang'], undefined])),
      () => commands.tick(page, 'prep', random.pick(['profile', 'cases']), random.chance(0.5)),
      () => commands.addRow(page, 'lines', { what: random.pick(['茶礼', '刻字', '包装']) }, row),
      () => row !== undefined && commands.removeRow(page, 'lines', row),
      () => row !== undefined && commands.setCell(page, 'lines', row, 'what', random.pick(['改', undefined, '再改'])),
      () => row !== undefined && commands.moveRow(page, 'lines', row, random.pick(rows()).id),
      () => write(world, page.id, Array.from({ length: random.int(4) }, () => random.pick(['一段', '另一段话', '🀄 第三段']))),
      () => write(world, page.id, ['心得'], 'body'),
    ])()
  }
}

test('[VER6] a version that is restored is what the page says, whatever happened since, and one undo brings all of it back', async () => {
  for (let seed = 0; seed < 25; seed++) {
    const random = seededRandom(seed)
    const world = await aWorkspace('zhou', memoryVolumes())
    const page = aPage(world)
    const versions = await world.workspace.versions(page)
    changeAtRandom(world, page, random)
    const id = given(versions.name('那时'))
    const then = versions.content(now)
    changeAtRandom(world, page, random)
    const before = versions.content(now)
    const step = {}
    const done = given(versions.restore(id, step))
    expect(done.left, `seed ${seed}`).toEqual([])
    expect(versions.changes(id, now), `seed ${seed}`).toEqual([])
    expect(versions.content(now)?.texts).toEqual(then?.texts)
    if (done.places.length === 0) continue
    expect(versions.all().find(({ kind }) => kind === 'restored')).toMatchObject({ of: { id } })
    const undone = await world.workspace.commands.undo(step)
    expect(undone?.refused, `seed ${seed}`).toEqual([])
    expect(versions.content(now)?.texts).toEqual(before?.texts)
    expect(JSON.stringify(versions.content(now)?.values['lines'] ?? [])).toBe(JSON.stringify(before?.values['lines'] ?? []))
    expect(versions.content(now)?.values['count']).toBe(before?.values['count'])
  }
})

test('[VER6] what stood is kept before it is restored over; one place is restored alone, and undo leaves what somebody wrote since', async () => {
  const world = await aWorkspace('zhou')
  const page = aPage(world)
  write(world, page.id, ['原文'])
  const versions = await world.workspace.versions(page)
  const id = given(versions.name('那时'))
  world.workspace.commands.set(page, 'count', 7)
  write(world, page.id, ['后来写的'])
  const step = {}
  expect(given(versions.restore(id, step, 'body'))).toEqual({ places: ['body'], left: [] })
  expect(world.workspace.table('ledger').page(page.id)!.values['count']).toBe(7)
  const stood = versions.all().find(({ kind }) => kind === 'automatic')!
  expect(JSON.stringify(versions.content(stood.id)?.texts)).toContain('后来写的')
  write(world, page.id, ['原文', '又写'])
  const undone = await world.workspace.commands.undo(step)
  expect(undone?.refused).toMatchObject([{ refusal: { because: 'changed-since' } }])
  expect(JSON.stringify(versions.content(now)?.texts)).toContain('又写')
})

test('[VER6] a frozen page and a reader restore nothing and change nothing; looking stays possible, and a text that is not known is left', async () => {
  const volumes = memoryVolumes()
  const world = await aWorkspace('zhou', volumes)
  const page = aPage(world)
  write(world, page.id, ['原文'])
  const versions = await world.workspace.versions(page)
  const id = given(versions.name('那时'))
  write(world, page.id, ['后来'])
  const { doc } = world.workspace.text(page, 'body')!
  const unknown = new Y.XmlElement('hologram')
  doc.get(textRoot(page.id, 'body'), Y.XmlFragment).insert(1, [unknown])
  expect(versions.mayRestorePlace('body')).toBe(false)
  expect(given(versions.restore(id, {}))).toEqual({ places: [], left: ['body'] })
  doc.get(textRoot(page.id, 'body'), Y.XmlFragment).delete(1, 1)
  given(world.workspace.commands.move(page, 'giveUp'))
  const state = Y.encodeStateVector(doc)
  expect(versions.restore(id, {})).toMatchObject({ ok: false, refusal: { because: 'frozen' } })
  for (const { name } of volumes.all()) volumes.setAccess(name, 'read')
  expect(versions.restore(id, {})).toMatchObject({ ok: false })
  expect(versions.name('又一版')).toMatchObject({ ok: false })
  expect(Y.encodeStateVector(doc)).toEqual(state)
  expect(versions.changes(id, now)).toHaveLength(1)
})
