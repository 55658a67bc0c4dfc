import IconGrip from '~icons/lucide/grip-vertical'
import IconImage from '~icons/lucide/image'
import IconLink from '~icons/lucide/link'
import IconSuggest from '~icons/lucide/pencil-line'
import IconComment from '~icons/lucide/message-square-plus'
import type { Command } from 'prosemirror-state'
import type { JSX } from 'solid-js'
import { createEffect, For, onCleanup, Show } from 'solid-js'

import type { EditorWords } from '../../../words/editor.ts'
import { IconButton } from '../../IconButton.tsx'
import { Menu } from '../../Menu.tsx'
import type { TextSuggestions } from '../suggesting/text-suggestions.ts'
import { tableActs } from '../behaviours/tables.ts'
import type { ToolbarState } from './toolbar-state.ts'
import { stayAboveKeyboard } from './above-keyboard.ts'
import { createRoving } from './roving.ts'
import { toolbarGroups } from './toolbar-items.ts'
import type { ToolbarItem } from './toolbar-items.ts'
import styles from './toolbar.module.css'

export interface ToolbarProps {
  readonly words: EditorWords
  readonly state: ToolbarState
  readonly run: (command: Command) => void
  readonly onLink: () => void
  /** Opens the menu of the block in which the caret is, beside this button. */
  readonly onBlock: (anchor: () => DOMRect) => void
  /** Absent where the text holds no pictures. */
  readonly onImage?: (() => void) | undefined
  /** Absent where nothing may be said about passages. */
  readonly onNote?: (() => void) | undefined
  /** Absent where nothing is suggested. */
  readonly suggestions?: TextSuggestions | undefined
  /** Back to the text. */
  readonly onLeave: () => void
  readonly ref: (toolbar: { focus(): void }) => void
}

/** The bar above a text; on small screens it stands above the keyboard and scrolls sideways. Arrow keys move in it. */
export function Toolbar(props: ToolbarProps): JSX.Element {
  const roving = createRoving()
  createEffect(() => {
    void props.state
    roving.settle()
  })
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return
    if (event.key === 'Escape') props.onLeave()
    else if (!roving.move(event.key)) return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      ref={(bar) => {
        roving.watch(bar)
        onCleanup(stayAboveKeyboard(bar))
        props.ref({ focus: roving.focus })
      }}
      role="toolbar"
      aria-label={props.words.toolbar}
      class={styles.bar}
      // Pressing a button must not take the caret, nor the phone's keyboard, away from the text.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
      onKeyDown={onKeyDown}
    >
      <For each={toolbarGroups}>
        {(group, index) => (
          <div class={styles.group}>
            <For each={group}>{(item) => <ToolbarButton words={props.words} item={item} state={props.state} run={props.run} />}</For>
            <Show when={index() === 2}>
              <IconButton
                label={props.words.link}
                icon={<IconLink />}
                aria-pressed={props.state.link !== undefined}
                aria-keyshortcuts="Control+Shift+K"
                class={styles.button}
                onClick={() => props.onLink()}
              />
            </Show>
          </div>
        )}
      </For>
      <div class={styles.group}>
        <Show when={props.suggestions}>
          {(how) => <IconButton label={props.words.suggest} icon={<IconSuggest />} aria-pressed={how().on()} aria-disabled={how().setOn === undefined ? 'true' : undefined} class={styles.button} onClick={() => how().setOn?.(!how().on())} />}
        </Show>
        <Show when={props.onNote}>{(note) => <IconButton label={props.words.noteAdd} icon={<IconComment />} aria-keyshortcuts="Control+Alt+M" class={styles.button} onClick={() => note()()} />}</Show>
        <Show when={props.onImage}>{(pick) => <IconButton label={props.words.image} icon={<IconImage />} class={styles.button} onClick={() => pick()()} />}</Show>
        <IconButton label={props.words.blockTools} icon={<IconGrip />} aria-haspopup="menu" class={styles.button} onClick={(event) => { const { currentTarget } = event; props.onBlock(() => currentTarget.getBoundingClientRect()) }} />
      </div>
      <Show when={props.state.table}>
        <Menu
          label={props.words.tableTools}
          class={styles.menu}
          variant="quiet"
          items={tableActs.map((act) => (act === 'line' ? act : { label: props.words[act.word], danger: act.danger === true, onSelect: () => props.run(act.command) }))}
        />
      </Show>
    </div>
  )
}

function ToolbarButton(props: { readonly words: EditorWords; readonly item: ToolbarItem; readonly state: ToolbarState; readonly run: (command: Command) => void }): JSX.Element {
  const enabled = (): boolean => props.item.enabled?.(props.state) ?? true
  return (
    <IconButton
      label={props.words[props.item.word]}
      icon={props.item.icon({})}
      aria-pressed={props.item.pressed?.(props.state)}
      aria-disabled={enabled() ? undefined : 'true'}
      aria-keyshortcuts={props.item.keys}
      class={styles.button}
      onClick={() => {
        if (enabled()) props.run(props.item.command)
      }}
    />
  )
}
