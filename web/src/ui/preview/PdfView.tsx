import IconChevronDown from '~icons/lucide/chevron-down'
import IconChevronUp from '~icons/lucide/chevron-up'
import type { PDFDocumentProxy } from 'pdfjs-dist'
import type { JSX } from 'solid-js'
import { createResource, createSignal, For, Match, onCleanup, Switch, untrack } from 'solid-js'

import { previewWords } from '../../words/files.ts'
import { useWords } from '../../words/language.tsx'
import { Button } from '../Button.tsx'
import { IconButton } from '../IconButton.tsx'
import { loadPdfLibrary, pdfSettings } from './pdf-library.ts'
import { PdfPage } from './PdfPage.tsx'
import styles from './preview.module.css'
import type { Size } from './stage-size.ts'
import { createSizeOf } from './stage-size.ts'
import { createZoom, pinchOf, zoomByKey } from './zoom.ts'
import { ZoomTools } from './ZoomTools.tsx'

type Problem = 'broken' | 'locked' | 'notLoaded'

interface OpenedPdf {
  readonly pdf: PDFDocumentProxy
  /** Of the first page, at its own size; the others are guessed by it until they are drawn. */
  readonly first: Size
}

const marginPx = 16

/** A document in pages: drawn as they come into sight, with their text to select and to hear. Nothing in it runs or leads anywhere. */
export function PdfView(props: { readonly bytes: Blob; readonly name: string }): JSX.Element {
  const { say } = useWords()
  let closed = false
  let close: (() => Promise<void>) | undefined
  onCleanup(() => {
    closed = true
    void close?.()
  })
  const [opened, { refetch }] = createResource(async (): Promise<OpenedPdf | Problem> => {
    const library = await loadPdfLibrary().catch(() => undefined)
    if (library === undefined) return 'notLoaded'
    const data = new Uint8Array(await untrack(() => props.bytes).arrayBuffer())
    const task = library.getDocument({ ...pdfSettings, data })
    close = () => task.destroy()
    if (closed) void task.destroy()
    try {
      const pdf = await task.promise
      const { width, height } = (await pdf.getPage(1)).getViewport({ scale: 1 })
      return { pdf, first: { width, height } }
    } catch (cause) {
      return cause instanceof Error && cause.name === 'PasswordException' ? 'locked' : 'broken'
    }
  })
  const problem = () => { const now = opened(); return typeof now === 'string' ? now : undefined }
  const pages = () => { const now = opened(); return typeof now === 'object' ? now : undefined }
  return (
    <Switch fallback={<p class={styles.words} role="status">{say(previewWords.opening)}</p>}>
      <Match when={!opened.loading && problem()}>
        {(why) => (
          <div class={styles.words} role="status">
            <p>{say(previewWords[why()])}</p>
            <Switch><Match when={why() === 'notLoaded'}><Button onClick={() => void refetch()}>{say(previewWords.again)}</Button></Match></Switch>
          </div>
        )}
      </Match>
      <Match when={!opened.loading && pages()} keyed>{(found) => <Pages {...found} name={props.name} />}</Match>
    </Switch>
  )
}

function Pages(props: OpenedPdf & { readonly name: string }): JSX.Element {
  const { say } = useWords()
  const stage = createSizeOf()
  const [current, setCurrent] = createSignal(1)
  const count = untrack(() => props.pdf.numPages)
  let element!: HTMLDivElement
  const zoom = createZoom(() => {
    const { width } = stage.size()
    return width === 0 ? 1 : Math.min(1.6, (width - 2 * marginPx) / props.first.width)
  })
  const pinch = pinchOf(() => element, zoom)
  const sheets = (): HTMLElement[] => [...element.querySelectorAll<HTMLElement>('[data-sheet]')]
  const goTo = (page: number): void => {
    const sheet = sheets()[Math.min(count, Math.max(1, page)) - 1]
    if (sheet !== undefined) element.scrollTop = sheet.offsetTop - marginPx / 2
  }
  /** The page that the upper third of the window is in. */
  const follow = (): void => {
    const line = element.scrollTop + element.clientHeight / 3
    setCurrent(Math.max(1, sheets().filter((sheet) => sheet.offsetTop <= line).length))
  }
  return (
    <>
      <div ref={(made) => { element = made; stage.follow(made) }} class={styles.stage} data-sheets="" data-pinch="" tabindex="0" role="region" aria-label={props.name} onScroll={follow} onKeyDown={(event) => zoomByKey(event, zoom)} {...pinch}>
        <For each={Array.from({ length: count }, (_, index) => index + 1)}>
          {(number) => <PdfPage pdf={props.pdf} number={number} guess={props.first} scale={zoom.scale()} stage={() => element} />}
        </For>
      </div>
      <ZoomTools zoom={zoom}>
        <IconButton icon={<IconChevronUp />} label={say(previewWords.previousPage)} disabled={current() === 1} onClick={() => goTo(current() - 1)} />
        <label class={styles.pageNumber}>
          <span class="spoken-only">{say(previewWords.page)}</span>
          <input inputmode="numeric" value={current()} size={3} onFocus={(event) => event.currentTarget.select()}
            onChange={(event) => { const page = Number.parseInt(event.currentTarget.value, 10); if (page >= 1) goTo(page); event.currentTarget.value = String(current()) }} />
          {say(previewWords.pageOf, { count })}
        </label>
        <IconButton icon={<IconChevronDown />} label={say(previewWords.nextPage)} disabled={current() === count} onClick={() => goTo(current() + 1)} />
      </ZoomTools>
    </>
  )
}
