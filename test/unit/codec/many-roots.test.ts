import { recordChange } from '@hebu/shared/codec/history.ts'
import { fieldsRoot, textRoot } from '@hebu/shared/codec/roots.ts'
import { createVolumeDoc } from '@hebu/shared/codec/volume-doc.ts'
import { watchPages } from '@hebu/shared/codec/watch-pages.ts'
import { expect, test } from 'vitest'
import { applyUpdate, encodeStateAsUpdate, XmlFragment, XmlText } from 'yjs'

const many = 20_000

test('[PAG4] a volume of twenty thousand pages with texts and history comes in at once, and what is written afterwards is told', () => {
  const written = createVolumeDoc()
  written.transact(() => {
    for (let at = 0; at < many; at++) {
      written.getMap(fieldsRoot(`p${at}`)).set('title', `${at}`)
      written.get(textRoot(`p${at}`, 'body'), XmlFragment).insert(0, [new XmlText('x')])
      recordChange(written, `p${at}`, { field: 'title', was: '' }, 'lin', 1_000)
    }
  })
  const doc = createVolumeDoc()
  const watch = watchPages(doc)
  const told: number[] = []
  watch.onChange(({ pages }) => void told.push(pages.size))
  let updates = 0
  doc.on('update', () => void updates++)
  applyUpdate(doc, encodeStateAsUpdate(written))
  expect([told, updates, [...watch.ids()].length]).toEqual([[many], 1, many])
  doc.getMap(fieldsRoot('p7')).set('title', 'again')
  expect([told, updates]).toEqual([[many, 1], 2])
})
