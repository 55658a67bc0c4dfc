import type { PDFDocumentProxy, PDFPageProxy, RenderTask } from 'pdfjs-dist'
import type { JSX } from 'solid-js'
import { createEffect, createSignal, on, onCleanup, onMount } from 'solid-js'

import { previewWords } from '../../words/files.ts'
import { useWords } from '../../words/language.tsx'
import { loadPdfLibrary } from './pdf-library.ts'
import styles from './preview.module.css'
import type { Size } from './stage-size.ts'

export interface PdfPageProps {
  readonly pdf: PDFDocumentProxy
  /** From 1. */
  readonly number: number
  /** Its size until it is known. */
  readonly guess: Size
  readonly scale: number
  /** What scrolls. */
  readonly stage: () => HTMLElement
}

/** A canvas beyond this takes more memory than telephones give. */
const mostPixels = 12_000_000

/** One page, drawn while it is near what is in sight. */
export function PdfPage(props: PdfPageProps): JSX.Element {
  const { say } = useWords()
  const [near, setNear] = createSignal(false)
  const [size, setSize] = createSignal<Size>()
  let sheet!: HTMLDivElement
  let canvas!: HTMLCanvasElement
  let layer!: HTMLDivElement
  let page: PDFPageProxy | undefined
  let drawing: RenderTask | undefined
  let turn = 0

  onMount(() => {
    const watch = new IntersectionObserver((entries) => setNear(entries.at(-1)?.isIntersecting === true), { root: props.stage(), rootMargin: '100% 0px' })
    watch.observe(sheet)
    onCleanup(() => watch.disconnect())
  })
  onCleanup(() => {
    turn += 1
    drawing?.cancel()
  })

  const draw = async (scale: number): Promise<void> => {
    const mine = ++turn
    drawing?.cancel()
    page ??= await props.pdf.getPage(props.number)
    const own = page.getViewport({ scale: 1 })
    setSize({ width: own.width, height: own.height })
    const density = Math.min(globalThis.devicePixelRatio, Math.sqrt(mostPixels / (own.width * scale * own.height * scale)))
    const viewport = page.getViewport({ scale: scale * density })
    const { TextLayer } = await loadPdfLibrary()
    if (mine !== turn) return
    canvas.width = Math.floor(viewport.width)
    canvas.height = Math.floor(viewport.height)
    drawing = page.render({ canvas, viewport })
    await drawing.promise
    if (mine !== turn) return
    layer.replaceChildren()
    await new TextLayer({ textContentSource: page.streamTextContent(), container: layer, viewport: page.getViewport({ scale }) }).render()
  }
  createEffect(on([near, () => props.scale], ([isNear, scale]) => {
    if (isNear) void draw(scale).catch(() => undefined)
    else {
      turn += 1
      drawing?.cancel()
      canvas.width = canvas.height = 0
      layer.replaceChildren()
    }
  }))
  const shown = (): Size => size() ?? props.guess
  return (
    <div ref={sheet} class={styles.sheet} data-sheet="" role="group" aria-label={say(previewWords.pageNumber, { number: props.number })}
      style={{ width: `${shown().width * props.scale}px`, height: `${shown().height * props.scale}px`, '--total-scale-factor': props.scale, '--scale-round-x': '1px', '--scale-round-y': '1px' }}>
      <canvas ref={canvas} aria-hidden="true" />
      <div ref={layer} class={styles.textLayer} />
    </div>
  )
}
