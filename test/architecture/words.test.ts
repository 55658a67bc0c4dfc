import { expect, test } from 'vitest'

import { sourcesIn, walk } from '../kit/sources.ts'

const sources = sourcesIn('web').filter(({ path }) => path.startsWith('web/src/'))

/** What a node of a syntax tree says, where it is a piece of text in a component. */
const spokenAttributes = new Set(['aria-label', 'title', 'placeholder', 'alt', 'label', 'aria-description', 'aria-roledescription'])

/** Written alike in every language: the names of keys, the product's own name and its seal. */
const everywhere = /^(Ctrl|Shift|Alt|Esc|Enter|Tab|K|合簿|合|[\s\p{P}\p{S}\d]+)*$/u

const stringOf = (node: unknown): string | undefined => {
  const { type, value, expression } = (node ?? {}) as { readonly type?: string; readonly value?: unknown; readonly expression?: unknown }
  if (type === 'Literal' && typeof value === 'string') return value
  return type === 'JSXExpressionContainer' ? stringOf(expression) : undefined
}

test('[LNG6] no component holds words of its own', () => {
  const faults = sources.flatMap(({ path, program }) => {
    const found: string[] = []
    const check = (words: string | undefined): void => {
      if (words !== undefined && /\p{L}/u.test(words) && !everywhere.test(words.trim())) found.push(`${path}: ${words.trim()}`)
    }
    walk(program, (node) => {
      if (node['type'] === 'JSXText') check(String(node['value']))
      if (node['type'] === 'JSXAttribute' && spokenAttributes.has(String((node['name'] as { readonly name?: unknown }).name))) check(stringOf(node['value']))
      if (node['type'] === 'JSXElement') for (const child of node['children'] as readonly unknown[]) check(stringOf(child))
    })
    return found
  })
  expect(sources.length).toBeGreaterThan(100)
  expect(faults).toEqual([])
})

/** Chinese that is read, never shown: what people type to find an act, and the digits of pasted lists. */
const read = new Set(['language 语言 語言', '零一二三四五六七八九'])

test('[LNG6] Chinese stands in wordings and in tables of signs alone', () => {
  const faults = sources.filter(({ path }) => !path.startsWith('web/src/words/')).flatMap(({ path, program }) => {
    const found: string[] = []
    walk(program, (node) => {
      const words = node['type'] === 'Literal' ? node['value'] : node['type'] === 'TemplateElement' ? (node['value'] as { readonly cooked?: unknown }).cooked : node['type'] === 'JSXText' ? node['value'] : undefined
      // Several signs in a row that are no table: a wording.
      if (typeof words === 'string' && /\p{Script=Han}{2,}/u.test(words) && !everywhere.test(words.trim()) && !read.has(words)) found.push(`${path}: ${words.trim()}`)
    })
    return found
  })
  expect(faults).toEqual([])
})

test('[LNG7] the slots of every wording can be filled: none stands within another', () => {
  const faults = sourcesIn('web', 'shared').filter(({ path }) => path.startsWith('web/src/words/') || path.startsWith('shared/src/')).flatMap(({ path, program }) => {
    const found: string[] = []
    walk(program, (node) => {
      const { callee, arguments: given } = node as { readonly callee?: { readonly name?: string }; readonly arguments?: readonly unknown[] }
      if (node['type'] !== 'CallExpression' || (callee?.name !== 'text' && callee?.name !== 'wording')) return
      for (const said of (given ?? []).flatMap((each) => stringOf(each) ?? [])) if (/[{}]/.test(said.replaceAll(/\{\w+(?:\|[^|{}]*\|[^|{}]*)?\}/g, ''))) found.push(`${path}: ${said}`)
    })
    return found
  })
  expect(faults).toEqual([])
})
