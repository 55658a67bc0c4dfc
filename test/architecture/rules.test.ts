import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

import { projectFolder } from '../kit/project-folder.ts'
import { type Source, sourcesIn, walk } from '../kit/sources.ts'

/** Every rule in RULES.md: `VOL3 A replica …` at the beginning of a line, perhaps as a list item or in bold. */
function rulesIn(markdown: string): readonly string[] {
  return [...markdown.matchAll(/^(?:[-*] )?(?:\*\*|`)?\[?([A-Z]{2,5}\d+)\]?(?:\*\*|`)?[\s:.|]/gm)].map((match) => match[1]!)
}

const citationsIn = (text: string): readonly string[] => [...text.matchAll(/\[([A-Z]{2,5}\d+)\]/g)].map((match) => match[1]!)

/** Titles of `test` and `it`, with what is computed in them left out. */
function titlesIn({ program }: Source): readonly string[] {
  const titles: string[] = []
  walk(program, (node) => {
    if (node.type !== 'CallExpression' || !isTestCall(node.callee)) return
    const title = literal((node.arguments as readonly unknown[])[0])
    if (title !== undefined) titles.push(title)
  })
  return titles
}

interface Node {
  readonly type: string
  readonly name?: unknown
  readonly object?: unknown
  readonly callee?: unknown
  readonly property?: { readonly name?: unknown }
}

/** `test(…)`, `test.only(…)`, `test.each(…)(…)`; not `test.describe(…)` nor the likes of `test.use(…)`. */
function isTestCall(callee: unknown): boolean {
  const node = callee as Node
  if (node.type === 'Identifier') return node.name === 'test' || node.name === 'it'
  if (node.type === 'CallExpression') return isTestCall(node.callee)
  if (node.type !== 'MemberExpression') return false
  return isTestCall(node.object) && ['only', 'skip', 'each', 'for', 'skipIf', 'runIf', 'concurrent'].includes(String(node.property?.name))
}

function literal(node: unknown): string | undefined {
  const { type, value, quasis } = (node ?? {}) as { readonly type?: string; readonly value?: unknown; readonly quasis?: readonly { readonly value: { readonly raw: string } }[] }
  if (type === 'Literal' && typeof value === 'string') return value
  return type === 'TemplateLiteral' ? quasis?.map((quasi) => quasi.value.raw).join('…') : undefined
}

const products = sourcesIn('shared', 'sync-server', 'web')
const tests = sourcesIn('test')
const rulesFile = join(projectFolder, 'shared/RULES.md')
const rules = rulesIn(existsSync(rulesFile) ? readFileSync(rulesFile, 'utf8') : '')
// Contract suites hold tests too; the files beside them run the suites.
const titles = tests.filter(({ path }) => /\.(test|spec)\.tsx?$|^test\/contracts\//.test(path)).flatMap((source) => titlesIn(source).map((title) => ({ path: source.path, title })))

test('[ARC5] every rule stands once in RULES.md and a test cites it', () => {
  expect(rules.length).toBeGreaterThan(20)
  expect(rules.filter((rule, index) => rules.indexOf(rule) !== index)).toEqual([])
  const cited = new Set(titles.flatMap(({ title }) => citationsIn(title)))
  expect(rules.filter((rule) => !cited.has(rule))).toEqual([])
})

test('[ARC5] every citation in a title or comment is of a rule', () => {
  const known = new Set(rules)
  const inTitles = titles.flatMap(({ path, title }) => citationsIn(title).map((rule) => `${path} ${rule}`))
  const inComments = [...products, ...tests].flatMap(({ path, comments }) => comments.flatMap((comment) => citationsIn(comment).map((rule) => `${path} ${rule}`)))
  const inStyles = globSync('web/src/**/*.css', { cwd: projectFolder }).flatMap((path) => citationsIn(readFileSync(join(projectFolder, path), 'utf8')).map((rule) => `${path} ${rule}`))
  expect([...new Set([...inTitles, ...inComments, ...inStyles])].filter((citation) => !known.has(citation.split(' ')[1]!))).toEqual([])
})

test('[ARC5] every test says first which rule it holds', () => {
  expect(titles.filter(({ title }) => !/^\[[A-Z]{2,5}\d+\] /.test(title)).map(({ path, title }) => `${path}: ${title}`)).toEqual([])
})

test('[ARC5] clauses of the regulations are cited as requirements.md writes them', () => {
  const cited = titles.flatMap(({ path, title }) => [...title.matchAll(/\[(S\d[^\]]*)\]/g)].map((match) => ({ path, clause: match[1]! })))
  expect(cited.length).toBeGreaterThan(0)
  expect(cited.filter(({ clause }) => !/^S[0-4]-\d+(\.\d+)*[a-z]?([-–,]\s?[\da-z.]+)*$/.test(clause))).toEqual([])
})
