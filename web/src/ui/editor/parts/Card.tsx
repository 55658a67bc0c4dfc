import type { Command } from 'prosemirror-state'
import { NodeSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import type { JSX } from 'solid-js'
import { createEffect, For, Match, Switch } from 'solid-js'

import type { EditorWords } from '../../../words/editor.ts'
import { Button } from '../../Button.tsx'
import { placeBeside } from '../../placement.ts'
import { removeLink } from '../behaviours/marks.ts'
import { safeLink } from '../safe-link.ts'
import { imageSizes } from '../schema-atoms.ts'
import type { CardTarget } from './card-target.ts'
import { keepFloating } from './floating.ts'
import styles from './floating.module.css'

export interface CardProps {
  readonly words: EditorWords
  readonly view: EditorView
  readonly target: CardTarget
  readonly run: (command: Command) => void
  readonly onEditLink: () => void
}

const sizeWords = { small: 'imageSmall', normal: 'imageNormal', full: 'imageFull' } as const satisfies Record<string, keyof EditorWords>

/** What can be done with the link at the caret, a selected day or picture. It never takes the focus by itself; Tab leads into it. */
export function Card(props: CardProps): JSX.Element {
  let card!: HTMLDivElement
  const settle = keepFloating(() => card, (size, viewport) => {
    const { at, kind } = props.target
    const dom = kind === 'link' ? null : props.view.nodeDOM(at)
    return placeBeside(dom instanceof Element ? dom.getBoundingClientRect() : props.view.coordsAtPos(at, 1), size, viewport)
  })
  createEffect(() => {
    void props.target
    settle()
  })
  /** The node stays selected, so that its card stays. */
  const setAttribute = (name: string, value: string): void => {
    const { view, target } = props
    const { tr } = view.state
    tr.setNodeAttribute(target.at, name, value)
    view.dispatch(tr.setSelection(NodeSelection.create(tr.doc, target.at)))
  }
  const attribute = (name: string): string => (props.target.kind === 'link' ? '' : String(props.target.node.attrs[name]))
  return (
    <div
      ref={card}
      popover="manual"
      role="group"
      aria-label={props.words[props.target.kind === 'link' ? 'linkCard' : props.target.kind === 'date' ? 'day' : 'image']}
      class={styles.card}
      onKeyDown={(event) => {
        if (event.isComposing || event.key !== 'Escape') return
        event.stopPropagation()
        props.view.focus()
      }}
    >
      <Switch>
        <Match when={props.target.kind === 'link' && props.target}>
          {(link) => (
            <>
              <span class={styles.address}>{link().href}</span>
              <Button size="small" variant="quiet" onClick={() => window.open(safeLink(link().href), '_blank', 'noopener,noreferrer')}>{props.words.linkOpen}</Button>
              <Button size="small" variant="quiet" onClick={() => props.onEditLink()}>{props.words.linkEdit}</Button>
              <Button size="small" variant="quiet" onClick={() => props.run(removeLink)}>{props.words.linkRemove}</Button>
            </>
          )}
        </Match>
        <Match when={props.target.kind === 'date'}>
          <input class={styles.field} type="date" aria-label={props.words.day} value={attribute('date')}
            onChange={(event) => { if (event.currentTarget.value !== '') setAttribute('date', event.currentTarget.value) }} />
        </Match>
        <Match when={props.target.kind === 'image'}>
          <For each={imageSizes}>
            {(size) => <Button size="small" variant="quiet" class={styles.button} aria-pressed={attribute('size') === size} onClick={() => setAttribute('size', size)}>{props.words[sizeWords[size]]}</Button>}
          </For>
          <input class={styles.field} type="text" maxLength={200} aria-label={props.words.imageAlt} placeholder={props.words.imageAlt} value={attribute('alt')}
            onChange={(event) => setAttribute('alt', event.currentTarget.value.trim())} />
          <Button size="small" variant="quiet" onClick={() => props.run((state, dispatch) => { dispatch?.(state.tr.deleteSelection()); return true })}>{props.words.imageRemove}</Button>
        </Match>
      </Switch>
    </div>
  )
}
