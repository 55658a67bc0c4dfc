import { InputRule, inputRules, textblockTypeInputRule, wrappingInputRule } from 'prosemirror-inputrules'
import type { Command, Plugin, Transaction } from 'prosemirror-state'

import { safeLink } from '../safe-link.ts'
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
const taskRule = new InputRule(/^(?:[[［]([ xX　]?)[\]］]|【([ xX　]?)】)\s$/, (state, match, start, end) => {
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

/** An address becomes a link once what follows shows its end; Chinese signs end one too. */
const linkRule = new InputRule(/(?:^|[^\p{Script=Latin}\p{N}/@.])((?:https?:\/\/|www\.)[^\s，。；：、！？（）【】《》“”]+)([\s，。；：、！？）】》])$/u, (state, match, start, end) => {
  const [whole, address = '', sign = ''] = match
  const from = start + whole.length - address.length - sign.length
  return linked(state.tr, from, address)?.insertText(sign, end) ?? null
})

function linked(transaction: Transaction, from: number, typed: string): Transaction | undefined {
  const address = typed.replace(/[.,;:!?)]+$/, '')
  const href = safeLink(address)
  const to = from + address.length
  if (href === undefined || transaction.doc.rangeHasMark(from, to, textSchema.marks.link)) return undefined
  const mark = textSchema.marks.link.create({ href })
  return transaction.addMark(from, to, mark).removeStoredMark(mark)
}

/** The same where Enter ends the address; Enter itself goes on. */
export const linkBeforeEnter: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, '\uFFFC')
  const address = /(?:^|[^\p{Script=Latin}\p{N}/@.])((?:https?:\/\/|www\.)[^\s，。；：、！？（）【】《》“”]+)$/u.exec(before)?.[1]
  if (!empty || address === undefined || dispatch === undefined) return false
  const made = linked(state.tr, $from.pos - address.length, address)
  if (made !== undefined) dispatch(made)
  return false
}

const orderOf = (match: RegExpMatchArray): number => Math.min(Number((match[1] ?? '1').normalize('NFKC')), 99_999)

/** Signs that become form as they are typed, in the half-width and the full-width shapes a Chinese keyboard gives. None acts while composing. */
export function typingRules(): Plugin {
  return inputRules({
    rules: [
      textblockTypeInputRule(/^([#＃]{1,3})\s$/, heading, (match) => ({ level: match[1]?.length ?? 1 })),
      wrappingInputRule(/^[-*+－＊＋·]\s$/, bulletList),
      wrappingInputRule(
        /^([\d０-９]{1,5})(?:[.．)）]\s|、)$/,
        orderedList,
        (match) => ({ order: orderOf(match) }),
        (match, list) => list.childCount + (list.attrs['order'] as number) === orderOf(match),
      ),
      wrappingInputRule(/^[>》＞]\s$/, blockquote),
      taskRule,
      ruleRule,
      linkRule,
      markRule(/()(?:\*\*)([^\s*](?:[^*]*[^\s*])?)\*\*$/, 'strong'),
      markRule(/(^|[^*])\*([^\s*](?:[^*]*[^\s*])?)\*$/, 'em'),
      markRule(/(^|[^\p{L}\p{N}_])_([^\s_](?:[^_]*[^\s_])?)_$/u, 'em'),
      markRule(/()~~([^\s~](?:[^~]*[^\s~])?)~~$/, 'strike'),
      markRule(/()`([^`]+)`$/, 'code'),
    ],
  })
}
