import { InputRule, inputRules, textblockTypeInputRule, wrappingInputRule } from 'prosemirror-inputrules'
import type { Plugin } from 'prosemirror-state'

import { textSchema } from '../schema.ts'
import type { MarkName } from './marks.ts'
import { select } from './selecting.ts'

const { heading, bullet_list: bulletList, ordered_list: orderedList, task_list: taskList, task_item: taskItem, blockquote, horizontal_rule: rule, paragraph, list_item: listItem } = textSchema.nodes

/** Signs around words that mark them once the closing sign is typed. The text before an opening sign must not be a letter for `_`, so that names_like_this stay. */
const markRule = (pattern: RegExp, name: MarkName): InputRule =>
  new InputRule(
    pattern,
    (state, match, start, end) => {
      const [whole, before = '', inner = ''] = match
      const from = start + before.length
      if (inner === '') return null
      const openingAt = from + whole.slice(before.length).indexOf(inner)
      const { tr } = state
      const textEnd = openingAt + inner.length
      // What stands in the way of a plain deletion, as a mention, is kept where it is.
      if (textEnd < end) tr.delete(textEnd, end)
      tr.delete(from, openingAt)
      const mark = textSchema.marks[name].create()
      return tr.addMark(from, from + inner.length, mark).removeStoredMark(mark)
    },
    { inCodeMark: false },
  )

/** `[ ] ` and `[x] `, also in a bullet item, where `- [ ] ` has already made one. */
const taskRule = new InputRule(/^(?:\[([ xX]?)\]|【([ xX]?)】)\s$/, (state, match, start, end) => {
  const checked = (match[1] ?? match[2] ?? '').toLowerCase() === 'x'
  const $start = state.doc.resolve(start)
  const { tr } = state
  const item = $start.depth > 1 ? $start.node(-1) : undefined
  if (item?.type === listItem && $start.node(-2).childCount === 1 && $start.index(-1) === 0) {
    tr.delete(start, end)
    const at = $start.before(-2)
    const present = tr.doc.nodeAt(at)?.firstChild
    if (present === null || present === undefined) return null
    tr.replaceWith(at, at + (tr.doc.nodeAt(at)?.nodeSize ?? 0), taskList.create(null, taskItem.create({ checked }, present.content)))
    return select(tr, start)
  }
  if (item !== undefined && (item.type === listItem || item.type === taskItem)) return null
  if ($start.parent.type !== paragraph) return null
  tr.delete(start, end)
  const range = tr.doc.resolve(start).blockRange()
  if (range === null) return null
  return tr.wrap(range, [{ type: taskList }, { type: taskItem, attrs: { checked } }])
})

const ruleRule = new InputRule(/^(?:---|——|—-)$/, (state, _match, start) => {
  const $start = state.doc.resolve(start)
  if ($start.parent.type !== paragraph || $start.depth !== 1) return null
  const { tr } = state
  const at = $start.before()
  tr.replaceWith(at, $start.after(), [rule.create(), paragraph.create()])
  return select(tr, at + 2)
})

const orderOf = (match: RegExpMatchArray): number => Math.min(Number(match[1]), 99_999)

/** Signs that become form as they are typed, in the half-width and the full-width shapes a Chinese keyboard gives. None acts while composing. */
export function typingRules(): Plugin {
  return inputRules({
    rules: [
      textblockTypeInputRule(/^(#{1,3})\s$/, heading, (match) => ({ level: match[1]?.length ?? 1 })),
      wrappingInputRule(/^[-*+]\s$/, bulletList),
      wrappingInputRule(
        /^(\d{1,5})(?:[.．]\s|、)$/,
        orderedList,
        (match) => ({ order: orderOf(match) }),
        (match, list) => list.childCount + (list.attrs['order'] as number) === orderOf(match),
      ),
      wrappingInputRule(/^[>》]\s$/, blockquote),
      taskRule,
      ruleRule,
      markRule(/()(?:\*\*)([^\s*](?:[^*]*[^\s*])?)\*\*$/, 'strong'),
      markRule(/(^|[^*])\*([^\s*](?:[^*]*[^\s*])?)\*$/, 'em'),
      markRule(/(^|[^\p{L}\p{N}_])_([^\s_](?:[^_]*[^\s_])?)_$/u, 'em'),
      markRule(/()~~([^\s~](?:[^~]*[^\s~])?)~~$/, 'strike'),
      markRule(/()`([^`]+)`$/, 'code'),
    ],
  })
}
