// @vitest-environment happy-dom
import { isKnownText } from '@hebu/web/ui/editor/gate.ts'
import { renderText } from '@hebu/web/ui/editor/parts/render-text.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'

import { linkedTexts } from '../../kit/editor-harness/linked-texts.ts'
import type { Block } from '../../kit/editor-harness/sample-text.ts'
import { elementOf, sampleMinutes, write } from '../../kit/editor-harness/sample-text.ts'
import { sit, typists } from '../../kit/editor-harness/typist.ts'

const bytesOf = (doc: Y.Doc): string => Buffer.from(Y.encodeStateAsUpdate(doc)).toString('hex')

function aText(...blocks: readonly Block[]) {
  const [text] = linkedTexts(1)
  if (text === undefined) throw new Error('no text')
  write(text.fragment, ...blocks)
  return text
}

const marked = (name: string, attrs: object = {}): Block => ['paragraph', { text: '字', marks: { [name]: attrs } }]

const unknown: readonly (readonly [string, Block])[] = [
  ['a node', ['callout', ['paragraph', '字']]],
  ['a node inside', ['bullet_list', ['list_item', ['paragraph', '字', ['chip']]]]],
  ['a mark', marked('highlight')],
  ['an attribute of a node', ['paragraph', { align: 'right' }, '字']],
  ['an attribute of a mark', marked('link', { href: 'https://example.com', title: '价目' })],
  ['a value', ['heading', { level: 7 }, '字']],
  ['a span of a million cells', ['table', ['table_row', ['table_cell', { colspan: 1_000_000 }, ['paragraph']]]]],
  ['a name that would be markup', ['heading', { level: '1 onclick=alert(1)' }, '字']],
  ['a picture that is no digest', ['image', { sha256: 'https://example.com/a.png' }]],
  ['a day that is none', ['paragraph', ['date', { date: '2026-13-01' }]]],
  ['a known node in a new place', ['bullet_list', ['paragraph', '字']]],
  ['a table in a cell', ['table', ['table_row', ['table_cell', ['table', ['table_row']]]]]],
]

describe('a text from a newer version', () => {
  test.each(unknown)('[TXT4] with %s is not edited and stays byte-identical', (_what, block) => {
    const text = aText(['paragraph', '前'], block, ['paragraph', '后'])
    const before = bytesOf(text.doc)
    expect(isKnownText(text.fragment)).toBe(false)
    expect(sit(text)).toBeUndefined()
    expect(bytesOf(text.doc)).toBe(before)
  })

  test('[TXT4] with something embedded among the letters is not edited', () => {
    const text = aText(['paragraph', '字'])
    const line = (text.fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText
    line.insertEmbed(1, { image: 'x' })
    expect(isKnownText(text.fragment)).toBe(false)
  })

  test('[TXT4] is shown with what lies inside the unknown, and showing writes nothing', () => {
    const text = aText(['heading', { level: 9 }, '标题'], ['callout', ['paragraph', '里面', { text: '的字', marks: { glow: {} } }]], marked('link', { href: 'javascript:alert(1)' }))
    const before = bytesOf(text.doc)
    const place = document.createElement('div')
    place.append(renderText(text.fragment))
    expect(place.innerHTML).toBe('<h2>标题</h2><p>里面的字</p><p><span>字</span></p>')
    expect(bytesOf(text.doc)).toBe(before)
  })

  test('[TXT4] everything a text of this version can hold is known', () => {
    const image: Block = ['image', { sha256: 'a'.repeat(64), name: '样品.png', type: 'image/png', sizeBytes: 9, width: 80, height: 40, alt: '', size: 'full' }]
    expect(isKnownText(aText(...sampleMinutes, image, ['paragraph', ['date', { date: '2026-12-01' }]]).fragment)).toBe(true)
  })
})

describe('while editing', () => {
  test.each(unknown)('[TXT5] %s that arrives closes the editor and is kept', (_what, block) => {
    const told: string[] = []
    const [here, there] = linkedTexts(2)
    if (here === undefined || there === undefined) throw new Error('no texts')
    write(here.fragment, ['paragraph', '前'], ['paragraph', '后'])
    here.exchange()
    const typist = sit(here, { onUnknown: () => told.push('unknown'), onMissed: () => told.push('missed') })
    typist?.after('前').type('一二')
    const written = here.written()
    there.fragment.insert(1, [elementOf(block)])
    there.exchange()
    expect(here.written()).toBe(written)
    expect(told).toEqual(['unknown'])
    expect(typist?.view.isDestroyed).toBe(true)
    expect(here.fragment.toJSON()).toBe(there.fragment.toJSON())
    expect(bytesOf(here.doc)).toBe(bytesOf(there.doc))
  })

  test('[TXT5] a mark or an attribute that a known node gains closes the editor too', () => {
    for (const change of [
      (line: Y.XmlElement) => (line.get(0) as Y.XmlText).format(0, 1, { glow: {} }),
      (line: Y.XmlElement) => line.setAttribute('align', 'right'),
      (line: Y.XmlElement) => (line.get(0) as Y.XmlText).insertEmbed(0, { image: 'x' }),
    ]) {
      const told: string[] = []
      const [here, there] = typists(2, [['paragraph', '前后']], { onUnknown: () => told.push('unknown') })
      there?.close()
      const written = here?.text.written()
      change(there?.text.fragment.get(0) as Y.XmlElement)
      there?.text.exchange()
      expect(told).toEqual(['unknown'])
      expect(here?.text.written()).toBe(written)
    }
  })
})

describe('what merging leaves incomplete', () => {
  const list: Block = ['bullet_list', ['list_item', ['paragraph', '甲']], ['list_item', ['paragraph', '乙']]]

  test('[TXT6] opening a text writes nothing', () => {
    const text = aText(...sampleMinutes, ['bullet_list'], ['table', ['table_row'], ['table_row', ['table_cell']]])
    const written = text.written()
    const typist = sit(text)
    expect(typist).toBeDefined()
    expect(text.written()).toBe(written)
    typist?.close()
    expect(text.written()).toBe(written)
  })

  test('[TXT6] a list whose items were all deleted, by two people, is filled in by the next edit alone', () => {
    const [one, two, three] = typists(3, [['paragraph', '前'], list])
    one?.text.setOnline(false)
    two?.text.setOnline(false)
    const items = (index: 1 | 0) => (index === 0 ? one : two)?.text.fragment.get(1) as Y.XmlElement
    items(0).delete(0, 1)
    items(1).delete(1, 1)
    const written = three?.text.written()
    one?.text.setOnline(true)
    two?.text.setOnline(true)
    one?.text.exchange()
    expect(three?.shown()).toBe('doc(paragraph("前"), bullet_list(list_item(paragraph)))')
    expect(three?.text.written()).toBe(written)
    expect(one?.text.fragment.toJSON()).toBe('<paragraph>前</paragraph><bullet_list></bullet_list>')
    three?.after('前').type('！')
    expect(one?.text.fragment.toJSON()).toBe('<paragraph>前！</paragraph><bullet_list><list_item><paragraph></paragraph></list_item></bullet_list>')
    expect(one?.shown()).toBe(three?.shown())
  })

  test('[TXT6] an item that lost its first line keeps the list inside it', () => {
    const nested: Block = ['bullet_list', ['list_item', ['bullet_list', ['list_item', ['paragraph', '里面']]]]]
    const [one, two] = typists(2, [['paragraph', '前'], nested])
    expect(one?.shown()).toContain('list_item(paragraph, bullet_list(list_item(paragraph("里面"))))')
    one?.after('里面').type('的字').press('Enter').type('又一行')
    expect(two?.shown()).toBe(one?.shown())
    expect(two?.shown()).toContain('list_item(paragraph, bullet_list(list_item(paragraph("里面的字")), list_item(paragraph("又一行"))))')
  })
})
