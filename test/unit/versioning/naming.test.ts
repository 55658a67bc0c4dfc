import { enterVersion, keepContent, readVersions, renameVersion } from '@hebu/shared/codec/versions.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'

import { memoryVolumes } from '../../kit/memory-volumes.ts'
import { aWorkspace, made } from '../../kit/workspace.ts'

const content = { book: 'ledger', page: 'p1', version: 1, values: { title: '甲' }, texts: {} }
const at = (hour: number) => `2026-11-23T0${hour}:00:00.000Z`

test('[VER11] who named a version and the owner of the page give it another name or take it away; what it says stays, and another’s hand in its name is told', async () => {
  const volumes = memoryVolumes()
  const [lin, zhou, wang] = [await aWorkspace('lin', volumes), await aWorkspace('zhou', volumes), await aWorkspace('wang', volumes)]
  const page = { book: 'ledger', id: made(zhou.workspace.commands.create('ledger', { title: '甲', owner: 'zhou' })).id }
  const [ofLin, ofZhou, ofWang] = [await lin.workspace.versions(page), await zhou.workspace.versions(page), await wang.workspace.versions(page)]
  const named = ofLin.name('发出前')
  const id = named.ok ? named.value : ''
  expect([ofLin, ofZhou, ofWang].map((versions) => versions.mayRename(id))).toEqual([true, true, false])
  const told = () => ofWang.all().map(({ kind, by, name, renamed }) => [kind, by, name, renamed?.by])
  expect(ofWang.rename(id, '别的')).toMatchObject({ ok: false, refusal: { because: 'not-allowed' } })
  expect(ofLin.rename(id, ' ')).toMatchObject({ ok: false, refusal: { because: 'invalid-value' } })
  expect(ofLin.rename(id, '长'.repeat(200))).toMatchObject({ ok: false })
  expect(told()).toEqual([['named', 'lin', '发出前', undefined]])
  expect(ofZhou.rename(id, '  发给客户前 ').ok).toBe(true)
  expect(told()).toEqual([['named', 'lin', '发给客户前', 'zhou']])
  const said = JSON.stringify(ofLin.content(id))
  expect(ofLin.rename(id, undefined).ok).toBe(true)
  expect(told()).toEqual([['named', 'lin', undefined, 'lin']])
  expect(JSON.stringify(ofLin.content(id))).toBe(said)
  expect(ofLin.rename(id, '发给客户前').ok).toBe(true)
  expect(told()).toEqual([['named', 'lin', '发给客户前', 'lin']])
  for (const { name } of volumes.all()) volumes.setAccess(name, 'read')
  expect([ofLin.mayRename(id), ofLin.rename(id, '又一').ok]).toEqual([false, false])
})

test('[VER11] of two names that were given at once, without a network, the same one stands everywhere, and nothing else of the version is lost', () => {
  const one = new Y.Doc()
  one.transact(() => enterVersion(one, 'p1', { id: 'v1', content: keepContent(one, content), by: 'lin', at: at(1), name: '初稿' }, new Uint8Array([7])))
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
  renameVersion(one, 'p1', 'v1', '客户版', { by: 'lin', at: at(2) })
  renameVersion(other, 'p1', 'v1', undefined, { by: 'zhou', at: at(3) })
  renameVersion(other, 'p1', 'nowhere', '无', { by: 'zhou', at: at(3) })
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
  expect(readVersions(one, 'p1')).toEqual(readVersions(other, 'p1'))
  expect(readVersions(one, 'p1')).toMatchObject([{ id: 'v1', by: 'lin', at: at(1) }])
  expect(one.getMap<{ authors: Uint8Array }>('p1~versions').get('v.v1')?.authors).toEqual(new Uint8Array([7]))
})
