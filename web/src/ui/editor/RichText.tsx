import { fill } from '@hebu/shared/vocabulary/text.ts'
import type { Command } from 'prosemirror-state'
import type { JSX } from 'solid-js'
import { createEffect, createMemo, createSignal, createUniqueId, lazy, on, onCleanup, Show, Suspense, untrack } from 'solid-js'

import { showToast } from '../toast.ts'
import type { Box } from '../placement.ts'
import { removeLink, setLink } from './behaviours/marks.ts'
import { openSelectedMention } from './behaviours/opening.ts'
import { BlockHandle } from './blocks/BlockHandle.tsx'
import { BlockMenu } from './blocks/BlockMenu.tsx'
import { TextFoot } from './find/TextFoot.tsx'
import { insertImages, pickImages } from './images/image-files.ts'
import { NoteMargin } from './notes/NoteMargin.tsx'
import { beginNote, seekNote } from './notes/showing-notes.ts'
import type { OpenEditor } from './open-editor.ts'
import { openEditor } from './open-editor.ts'
import { createShownState } from './parts/editor-state.ts'
import { LinkField } from './parts/LinkField.tsx'
import { Card } from './parts/Card.tsx'
import { ChoiceList } from './parts/ChoiceList.tsx'
import { mentionChoices } from './parts/choices.ts'
import { StaticText } from './parts/StaticText.tsx'
import { SelectionBar } from './parts/SelectionBar.tsx'
import { Toolbar } from './parts/Toolbar.tsx'
import { createTypingList } from './parts/typing-list.ts'
import type { PageRef, RichTextProps } from './rich-text-props.ts'
import styles from './rich-text.module.css'
import { slashChoices } from './slash/slash-items.ts'
import texts from './text.module.css'
import { sixDigitColor } from './together/cursor-feed.ts'

const SuggestionBar = lazy(async () => ({ default: (await import('./suggesting/SuggestionBar.tsx')).SuggestionBar }))
const FindBar = lazy(async () => ({ default: (await import('./find/FindBar.tsx')).FindBar }))

/** A text that several people write at once. Load it lazily, as `LazyRichText` does: the editor behind it is large. */
export function RichText(props: RichTextProps): JSX.Element {
  const listId = createUniqueId()
  const [outdated, setOutdated] = createSignal(false)
  /** Counts up when the editor has to be opened anew. */
  const [opening, setOpening] = createSignal(0)
  const [editor, setEditor] = createSignal<OpenEditor>()
  const shown = createShownState()
  const { toolbar, empty } = shown
  const [finding, setFinding] = createSignal(false)
  const [blockMenu, setBlockMenu] = createSignal<() => Box>()
  const [focused, setFocused] = createSignal(false)
  const [pressed, setPressed] = createSignal(false)
  const [linking, setLinking] = createSignal(false)
  const editable = createMemo(() => (props.readOnly !== true && props.binding.editable()) || props.suggestions?.on() === true)
  const typing = createTypingList(
    ({ sign, query }) => (sign === '@' ? mentionChoices(props, query) : slashChoices(props, { table: toolbar().table, pickImages: props.images === undefined ? undefined : choosePictures }, query)),
    () => editor()?.view,
  )
  const listed = createMemo(() => typing.choices().length > 0)
  let toolbarPlace: { focus(): void } | undefined
  let root!: HTMLDivElement
  let sheet!: HTMLDivElement
  // There before it is asked for: what is typed while it comes would go into the text.
  createEffect(on(focused, (now) => void (now && FindBar.preload()), { defer: true }))
  const openFind = (): void => {
    if (finding()) root.querySelector<HTMLElement>('[role=search] input')?.focus()
    else setFinding(true)
  }
  const closeFind = (): void => {
    setFinding(false)
    editor()?.view.focus()
  }
  /** On a phone the toolbar at the foot has everything; nothing floats over the words. */
  const mayFloat = matchMedia('(width >= 720px) and (pointer: fine)').matches

  const attributes = createMemo(() => ({
    class: texts.text ?? '',
    role: editable() ? 'textbox' : 'article',
    'aria-label': props.label,
    ...(editable() ? { 'aria-multiline': 'true', 'aria-autocomplete': 'list', 'aria-haspopup': 'listbox' } : {}),
    ...(editable() && props.placeholder !== undefined ? { 'aria-placeholder': props.placeholder } : {}),
    ...(listed() ? { 'aria-controls': listId, 'aria-activedescendant': `${listId}-${typing.active()}` } : {}),
  }))
  const run = (command: Command): void => {
    const view = editor()?.view
    if (view === undefined) return
    command(view.state, view.dispatch, view)
    view.focus()
  }
  const takeImages = (files: readonly File[], at?: number): boolean => {
    const view = editor()?.view
    const { images } = props
    if (view === undefined || images === undefined) return false
    void insertImages(view, files, at, { images, onRefused: (why, { name }) => showToast(fill(props.words[why], { name }), { tone: 'problem' }) })
    return true
  }
  const choosePictures = (): void => pickImages((files) => void takeImages(files))
  const beginNoteHere = (): void => {
    const view = editor()?.view
    if (view !== undefined && !beginNote(view, props.notes)) showToast(props.words.noteSelect)
  }
  const onNote = (): (() => void) | undefined => (props.notes?.mayAdd() === true ? beginNoteHere : undefined)
  createEffect(() => {
    const view = editor()?.view
    if (view !== undefined && props.notes !== undefined) onCleanup(props.notes.onSeek((id) => seekNote(view, id)))
  })
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
          isGone: (page) => props.isGone?.(page) === true,
          captures: () => props.captures,
          suggestions: () => untrack(() => props.suggestions),
          notes: () => untrack(() => props.notes),
          showDate: (date) => props.dates?.show(date) ?? date,
          images: () => untrack(() => props.images),
          words: () => props.words,
          onState: shown.take,
          onChange: typing.setTrigger,
          onKey: typing.onKey,
          editLink: () => setLinking(true),
          toToolbar: () => toolbarPlace?.focus(),
          openFind,
          openSelected: openSelectedMention(openPage),
          onImagesLeftOut: () => showToast(props.words.imagesLeftOut),
          onImagesCopied: (images) => images.forEach((image) => props.images?.adopt(image)),
          onImageFiles: (_view, files, at) => takeImages(files, at),
          onUnknown: () => setOutdated(true),
          onMissed: () => setOpening((count) => count + 1),
        })
        setOutdated(opened === undefined)
        setEditor(opened)
        onCleanup(() => {
          setEditor(undefined)
          typing.setTrigger(undefined)
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
    <div
      ref={root}
      class={styles.editor}
      data-editable={editable() ? '' : undefined}
      data-settled={props.suggestions?.isOver() === true ? '' : undefined}
      onFocusIn={() => setFocused(true)}
      onFocusOut={(event) => setFocused(event.relatedTarget instanceof Node && root.contains(event.relatedTarget))}
      onKeyDown={(event) => {
        if (event.key.toLowerCase() !== 'f' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.defaultPrevented) return
        event.preventDefault()
        openFind()
      }}
    >
      <Show when={editable() && !outdated()}>
        <Show
          when={linking()}
          fallback={<Toolbar words={props.words} ref={(bar) => (toolbarPlace = bar)} state={toolbar()} run={run} onLink={() => setLinking(true)} onLeave={() => editor()?.view.focus()} onBlock={(anchor) => setBlockMenu(() => anchor)} onImage={props.images === undefined ? undefined : choosePictures} onNote={onNote()} suggestions={props.suggestions} />}
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
      <Show when={finding() && editor()}>
        {(open) => (
          <Suspense>
            <FindBar words={props.words} view={open().view} editable={editable()} all={shown.found().all} at={shown.found().at} onClose={closeFind} />
          </Suspense>
        )}
      </Show>
      <div
        ref={sheet}
        class={styles.sheet}
        hidden={outdated()}
        onPointerDown={() => {
          setPressed(true)
          const release = (): void => {
            setPressed(false)
            removeEventListener('pointerup', release)
            removeEventListener('pointercancel', release)
          }
          addEventListener('pointerup', release)
          addEventListener('pointercancel', release)
        }}
      >
        <Show when={empty() && props.placeholder}>
          <div class={styles.placeholder} aria-hidden="true">
            {props.placeholder}
          </div>
        </Show>
        <div ref={mount} />
        <Show when={props.notes !== undefined && editor()} keyed>
          {(open) => <NoteMargin words={props.words} view={open.view} notes={props.notes!} changes={shown.changes()} sheet={sheet} />}
        </Show>
        <Show when={editable() && editor()} keyed>
          {(open) => <BlockHandle words={props.words} view={open.view} sheet={sheet} touch={!mayFloat} focused={focused()} changes={shown.changes()} onMenu={(anchor) => setBlockMenu(() => anchor)} />}
        </Show>
      </div>
      <Show when={props.suggestions?.isOver() === false && shown.suggested() && editor()}>
        {(open) => <Suspense><SuggestionBar words={props.words} view={open().view} suggestions={props.suggestions!} changes={shown.changes} /></Suspense>}
      </Show>
      <Show when={editor()}>{(open) => <TextFoot words={props.words} view={open().view} changes={shown.changes} onFind={openFind} />}</Show>
      <Show when={(editable() ? mayFloat && focused() : onNote() !== undefined) && shown.selected() && !pressed() && !linking() && !finding() && blockMenu() === undefined && props.notes?.begun() === undefined && editor()}>
        {(open) => <SelectionBar words={props.words} view={open().view} state={toolbar()} changes={shown.changes()} ceiling={() => root.querySelector('[role=toolbar]')?.getBoundingClientRect().bottom ?? 0} run={run} onLink={() => setLinking(true)} editable={editable()} onNote={onNote()} />}
      </Show>
      <Show when={editable() && focused() && !linking() && !finding() && !pressed() && editor() && shown.card()}>
        {(target) => <Card words={props.words} view={editor()!.view} target={target()} run={run} onEditLink={() => setLinking(true)} />}
      </Show>
      <Show when={blockMenu()}>
        {(anchor) => (
          <BlockMenu
            words={props.words}
            anchor={() => anchor()()}
            run={run}
            onClose={(back) => {
              setBlockMenu(undefined)
              if (back) editor()?.view.focus()
            }}
          />
        )}
      </Show>
      <Show when={listed() && typing.trigger()}>
        {(typed) => (
          <ChoiceList
            words={props.words}
            id={listId}
            label={typed().sign === '@' ? props.words.mentionList : props.words.slashList}
            choices={typing.choices()}
            active={typing.active()}
            anchor={() => editor()?.view.coordsAtPos(typed().from) ?? { left: 0, top: 0, right: 0, bottom: 0 }}
            onChoose={typing.choose}
            onPoint={typing.setActive}
          />
        )}
      </Show>
    </div>
  )
}
