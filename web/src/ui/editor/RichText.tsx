import type { Command, EditorState } from 'prosemirror-state'
import type { JSX } from 'solid-js'
import { createEffect, createMemo, createSignal, createUniqueId, on, onCleanup, Show, untrack } from 'solid-js'

import { showToast } from '../toast.ts'
import { removeLink, setLink } from './behaviours/marks.ts'
import type { MentionTrigger } from './behaviours/mention-trigger.ts'
import { dismissMention, insertMention } from './behaviours/mention-trigger.ts'
import { openSelectedMention } from './behaviours/opening.ts'
import type { OpenEditor } from './open-editor.ts'
import { openEditor } from './open-editor.ts'
import { LinkField } from './parts/LinkField.tsx'
import type { MentionChoice } from './parts/mention-choices.ts'
import { mentionChoices } from './parts/mention-choices.ts'
import { MentionList } from './parts/MentionList.tsx'
import { StaticText } from './parts/StaticText.tsx'
import { idleToolbar, readToolbar, sameToolbar } from './parts/toolbar-state.ts'
import { Toolbar } from './parts/Toolbar.tsx'
import type { PageRef, RichTextProps } from './rich-text-props.ts'
import styles from './rich-text.module.css'
import texts from './text.module.css'
import { sixDigitColor } from './together/cursor-feed.ts'

/** A text that several people write at once. Load it lazily, as `LazyRichText` does: the editor behind it is large. */
export function RichText(props: RichTextProps): JSX.Element {
  const listId = createUniqueId()
  const [outdated, setOutdated] = createSignal(false)
  /** Counts up when the editor has to be opened anew. */
  const [opening, setOpening] = createSignal(0)
  const [editor, setEditor] = createSignal<OpenEditor>()
  const [toolbar, setToolbar] = createSignal(idleToolbar, { equals: sameToolbar })
  const [empty, setEmpty] = createSignal(false)
  const [linking, setLinking] = createSignal(false)
  const [trigger, setTrigger] = createSignal<MentionTrigger>()
  const [active, setActive] = createSignal(0)
  const editable = createMemo(() => props.readOnly !== true && props.binding.editable())
  const choices = createMemo<readonly MentionChoice[]>(() => {
    const typed = trigger()
    return typed === undefined ? [] : mentionChoices(props, typed.query)
  })
  const listed = createMemo(() => choices().length > 0)
  let toolbarPlace: { focus(): void } | undefined

  const attributes = createMemo(() => ({
    class: texts.text ?? '',
    role: editable() ? 'textbox' : 'article',
    'aria-label': props.label,
    ...(editable() ? { 'aria-multiline': 'true', 'aria-autocomplete': 'list', 'aria-haspopup': 'listbox' } : {}),
    ...(editable() && props.placeholder !== undefined ? { 'aria-placeholder': props.placeholder } : {}),
    ...(listed() ? { 'aria-controls': listId, 'aria-activedescendant': `${listId}-${active()}` } : {}),
  }))
  const onState = (state: EditorState): void => {
    setToolbar(readToolbar(state))
    setEmpty(state.doc.childCount === 1 && state.doc.firstChild?.type.name === 'paragraph' && state.doc.firstChild.content.size === 0)
  }
  const run = (command: Command): void => {
    const view = editor()?.view
    if (view === undefined) return
    command(view.state, view.dispatch, view)
    view.focus()
  }
  const choose = (choice: MentionChoice): void => {
    const view = editor()?.view
    const typed = trigger()
    if (view !== undefined && typed !== undefined) insertMention(view, typed, choice.mention)
  }
  const onMentionKey = (event: KeyboardEvent): boolean => {
    const all = choices()
    const view = editor()?.view
    const typed = trigger()
    if (all.length === 0 || view === undefined || typed === undefined) return false
    const chosen = all[active()]
    if (event.key === 'ArrowDown') setActive((index) => (index + 1) % all.length)
    else if (event.key === 'ArrowUp') setActive((index) => (index + all.length - 1) % all.length)
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen !== undefined && !event.ctrlKey && !event.metaKey) choose(chosen)
    else if (event.key === 'Escape') dismissMention(view, typed)
    else return false
    return true
  }
  const openPage = (page: PageRef): void => props.onOpenPage?.(page)

  const mount = (place: HTMLElement): void => {
    createEffect(
      on([() => props.binding, opening], ([text]) => {
        const opened = openEditor(place, {
          text,
          isEditable: () => untrack(editable),
          people: () => untrack(() => props.people),
          attributes: () => untrack(attributes),
          nameOf: (member) => props.people.find(({ id }) => id === member)?.name,
          titleOf: (page) => props.titleOf?.(page),
          onOpenPage: openPage,
          taskLabel: () => props.words.taskDone,
          onState,
          onChange(typed) {
            if (typed?.query !== trigger()?.query) setActive(0)
            setTrigger(typed)
          },
          onKey: onMentionKey,
          editLink: () => setLinking(true),
          toToolbar: () => toolbarPlace?.focus(),
          openSelected: openSelectedMention(openPage),
          onImagesLeftOut: () => showToast(props.words.imagesLeftOut),
          onImageFiles: () => false,
          onUnknown: () => setOutdated(true),
          onMissed: () => setOpening((count) => count + 1),
        })
        setOutdated(opened === undefined)
        setEditor(opened)
        onCleanup(() => {
          setEditor(undefined)
          setTrigger(undefined)
          opened?.close()
        })
      }),
    )
    createEffect(() => {
      attributes()
      editable()
      editor()?.refresh()
    })
    // Others in the volume are told who writes. The relay stamps the id; name and colour are for those whose directory is older.
    createEffect(() => {
      const { awareness } = props.binding
      const { id, name, color } = props.me
      const state = awareness.getLocalState() as { readonly user?: object } | null
      if (state !== null) awareness.setLocalStateField('user', { ...state.user, id, name, color: sixDigitColor(color) })
    })
  }
  return (
    <div class={styles.editor} data-editable={editable() ? '' : undefined}>
      <Show when={editable() && !outdated()}>
        <Show
          when={linking()}
          fallback={<Toolbar words={props.words} ref={(bar) => (toolbarPlace = bar)} state={toolbar()} run={run} onLink={() => setLinking(true)} onLeave={() => editor()?.view.focus()} />}
        >
          <LinkField
            words={props.words}
            present={toolbar().link}
            onApply={(address) => {
              setLinking(false)
              run(setLink(address))
            }}
            onRemove={() => {
              setLinking(false)
              run(removeLink)
            }}
            onCancel={() => {
              setLinking(false)
              editor()?.view.focus()
            }}
          />
        </Show>
      </Show>
      <Show when={outdated()}>
        <p class={styles.outdated} role="status">
          {props.words.updateToEdit}
        </p>
        <StaticText fragment={props.binding.fragment} label={props.label} />
      </Show>
      <div class={styles.sheet} hidden={outdated()}>
        <Show when={empty() && props.placeholder}>
          <div class={styles.placeholder} aria-hidden="true">
            {props.placeholder}
          </div>
        </Show>
        <div ref={mount} />
      </div>
      <Show when={listed() && trigger()}>
        {(typed) => (
          <MentionList
            words={props.words}
            id={listId}
            choices={choices()}
            active={active()}
            anchor={() => editor()?.view.coordsAtPos(typed().from) ?? { left: 0, top: 0, right: 0, bottom: 0 }}
            onChoose={choose}
            onPoint={setActive}
          />
        )}
      </Show>
    </div>
  )
}
