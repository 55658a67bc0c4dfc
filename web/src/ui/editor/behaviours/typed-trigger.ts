import type { Node } from 'prosemirror-model'
import type { Command, EditorState, Selection } from 'prosemirror-state'
import { Plugin, PluginKey, TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'

import { isFromYjs } from '../together/y-state.ts'
import { select } from './selecting.ts'

/** An @ or a / being typed, and what follows it up to the caret. */
export interface TypedTrigger {
  readonly sign: '@' | '/'
  readonly from: number
  readonly to: number
  readonly query: string
}

export interface TypedTriggerInput {
  /** Never called while composing; called once the composition has settled. */
  readonly onChange: (trigger: TypedTrigger | undefined, view: EditorView) => void
  /** Whether the list took the key. Never asked while composing. */
  readonly onKey: (event: KeyboardEvent) => boolean
}

const longestQuery = 20
const settlesWithinMs = 40

// An address has a letter before its @; a Chinese sentence has no blank there.
const at = new RegExp(`(?:^|[^A-Za-z0-9._%+-])([@＠])([^\\s@＠]{0,${longestQuery}})$`, 'u')
// At the beginning of a line or after a blank. A Chinese keyboard gives 、 for the same key: it counts where the line has nothing else.
const slash = new RegExp(`(?:(?:^|[\\s\\u3000])[/／]|^、)([^\\s/／、，。]{0,${longestQuery}})$`, 'u')

interface Dismissed {
  readonly dismissedAt: number | undefined
}

const triggerKey = new PluginKey<Dismissed>('typed-trigger')

export function triggerIn(state: EditorState): TypedTrigger | undefined {
  const trigger = typedBefore(state.selection)
  return trigger === undefined || triggerKey.getState(state)?.dismissedAt === trigger.from ? undefined : trigger
}

function typedBefore(selection: Selection): TypedTrigger | undefined {
  if (!(selection instanceof TextSelection) || selection.$cursor === null) return undefined
  const { $cursor } = selection
  const before = $cursor.parent.textBetween(Math.max(0, $cursor.parentOffset - longestQuery - 2), $cursor.parentOffset, undefined, '\uFFFC')
  const mention = at.exec(before)
  const act = mention === null && before.length === Math.min($cursor.parentOffset, longestQuery + 2) ? slash.exec(before) : null
  if (act !== null && before.startsWith('、') && $cursor.parentOffset > before.length) return undefined
  const query = mention?.[2] ?? act?.[1]
  return query === undefined ? undefined : { sign: mention === null ? '/' : '@', from: $cursor.pos - query.length - 1, to: $cursor.pos, query }
}

/** Watches for an @ ([TXT11]) and a / ([TXT42]). */
export function typedTrigger(input: TypedTriggerInput): Plugin<Dismissed> {
  let told: TypedTrigger | undefined
  let settling: ReturnType<typeof setTimeout> | undefined
  const tell = (view: EditorView): void => {
    if (view.composing || view.isDestroyed) return
    const trigger = view.editable && view.hasFocus() ? triggerIn(view.state) : undefined
    if (told?.from === trigger?.from && told?.sign === trigger?.sign && told?.query === trigger?.query) return
    told = trigger
    input.onChange(trigger, view)
  }
  const tellSoon = (view: EditorView): boolean => {
    clearTimeout(settling)
    settling = setTimeout(() => tell(view), settlesWithinMs)
    return false
  }
  return new Plugin<Dismissed>({
    key: triggerKey,
    state: {
      init: () => ({ dismissedAt: undefined }),
      apply(transaction, present, _before, { selection }) {
        const dismissed = transaction.getMeta(triggerKey) as Dismissed | undefined
        if (dismissed !== undefined || present.dismissedAt === undefined) return dismissed ?? present
        // What comes from Yjs replaces everything, so that no position can be followed through it.
        return { dismissedAt: isFromYjs(transaction) ? typedBefore(selection)?.from : transaction.mapping.map(present.dismissedAt, -1) }
      },
    },
    props: {
      handleKeyDown: (_view, event) => told !== undefined && !event.isComposing && event.keyCode !== 229 && input.onKey(event),
      handleDOMEvents: { compositionend: tellSoon, focusout: tellSoon },
    },
    view: () => ({ update: tell, destroy: () => clearTimeout(settling) }),
  })
}

/** Leaves what was typed as it is until another sign is. */
export function dismissTrigger(view: EditorView, trigger: TypedTrigger): void {
  view.dispatch(view.state.tr.setMeta(triggerKey, { dismissedAt: trigger.from } satisfies Dismissed))
}

/** Puts a node where the sign was typed. */
export function insertTyped(view: EditorView, { from, to }: TypedTrigger, node: Node): void {
  const { tr } = view.state
  tr.replaceWith(from, to, node)
  view.dispatch(select(tr, from + node.nodeSize).scrollIntoView())
  view.focus()
}

/** Takes the sign away, and does something in its place. */
export function actTyped(view: EditorView, { from, to }: TypedTrigger, command: Command): void {
  view.dispatch(view.state.tr.delete(from, to))
  command(view.state, view.dispatch, view)
  view.focus()
}

/** Puts words where the sign was typed, to be typed on. */
export function typeInstead(view: EditorView, { from, to }: TypedTrigger, words: string): void {
  view.dispatch(view.state.tr.insertText(words, from, to).scrollIntoView())
  view.focus()
}
