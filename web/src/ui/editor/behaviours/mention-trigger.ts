import type { EditorState, Selection } from 'prosemirror-state'
import { Plugin, PluginKey, TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'

import { textSchema } from '../schema.ts'
import { isFromYjs } from '../together/y-state.ts'
import { select } from './selecting.ts'

/** An @ being typed, and what follows it up to the caret. */
export interface MentionTrigger {
  readonly from: number
  readonly to: number
  readonly query: string
}

export interface MentionTriggerInput {
  /** Never called while composing; called once the composition has settled. */
  readonly onChange: (trigger: MentionTrigger | undefined, view: EditorView) => void
  /** Whether the list took the key. Never asked while composing. */
  readonly onKey: (event: KeyboardEvent) => boolean
}

const longestQuery = 20
const settlesWithinMs = 40

// An address has a letter before its @; a Chinese sentence has no blank there.
const typed = new RegExp(`(?:^|[^A-Za-z0-9._%+-])([@＠])([^\\s@＠]{0,${longestQuery}})$`, 'u')

interface Dismissed {
  readonly dismissedAt: number | undefined
}

const triggerKey = new PluginKey<Dismissed>('mention-trigger')

export function triggerIn(state: EditorState): MentionTrigger | undefined {
  const trigger = typedBefore(state.selection)
  return trigger === undefined || triggerKey.getState(state)?.dismissedAt === trigger.from ? undefined : trigger
}

function typedBefore(selection: Selection): MentionTrigger | undefined {
  if (!(selection instanceof TextSelection) || selection.$cursor === null) return undefined
  const { $cursor } = selection
  const before = $cursor.parent.textBetween(Math.max(0, $cursor.parentOffset - longestQuery - 2), $cursor.parentOffset, undefined, '\uFFFC')
  const match = typed.exec(before)
  if (match === null) return undefined
  const query = match[2] ?? ''
  return { from: $cursor.pos - query.length - 1, to: $cursor.pos, query }
}

/** Watches for an @ ([TXT11]). */
export function mentionTrigger(input: MentionTriggerInput): Plugin<Dismissed> {
  let told: MentionTrigger | undefined
  let settling: ReturnType<typeof setTimeout> | undefined
  const tell = (view: EditorView): void => {
    if (view.composing || view.isDestroyed) return
    const trigger = view.editable && view.hasFocus() ? triggerIn(view.state) : undefined
    if (told?.from === trigger?.from && told?.query === trigger?.query) return
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

/** Leaves the @ as it is until another is typed. */
export function dismissMention(view: EditorView, trigger: MentionTrigger): void {
  view.dispatch(view.state.tr.setMeta(triggerKey, { dismissedAt: trigger.from } satisfies Dismissed))
}

export interface MentionAttributes {
  readonly kind: 'member' | 'page'
  readonly id: string
  readonly book: string
  readonly shelf: string
  readonly label: string
}

/** Puts a mention where the @ was typed. */
export function insertMention(view: EditorView, trigger: MentionTrigger, mention: MentionAttributes): void {
  const { tr } = view.state
  tr.replaceWith(trigger.from, trigger.to, textSchema.nodes.mention.create({ ...mention }))
  view.dispatch(select(tr, trigger.from + 1).scrollIntoView())
  view.focus()
}
