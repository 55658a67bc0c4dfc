import { onCleanup, onMount } from 'solid-js'

import type { Box, Placement, Size } from '../../placement.ts'

/** Shows an element above everything, beside a place of the text, and keeps it there while things scroll or turn. Returns how to place it anew. */
export function keepFloating(element: () => HTMLElement, place: (size: Size, viewport: Size) => Placement): () => void {
  const settle = (): void => {
    const floating = element()
    if (!floating.isConnected) return
    floating.style.maxHeight = ''
    const { width, height } = floating.getBoundingClientRect()
    const at = place({ width, height }, { width: document.documentElement.clientWidth, height: window.visualViewport?.height ?? window.innerHeight })
    Object.assign(floating.style, { left: `${at.left}px`, top: `${at.top}px`, maxHeight: `${at.maxHeight}px` })
  }
  onMount(() => {
    element().showPopover()
    settle()
    window.addEventListener('resize', settle)
    window.addEventListener('scroll', settle, { capture: true, passive: true })
    onCleanup(() => {
      window.removeEventListener('resize', settle)
      window.removeEventListener('scroll', settle, { capture: true })
    })
  })
  return settle
}

/** Above a selection where there is room below `ceilingPx`, else below it: never over it. */
export function placeAbove(anchor: Box, floating: Size, viewport: Size, ceilingPx: number): Placement {
  const gapPx = 8
  const left = Math.max(gapPx, Math.min((anchor.left + anchor.right - floating.width) / 2, viewport.width - floating.width - gapPx))
  const above = anchor.top - floating.height - gapPx
  return { left, top: above >= Math.max(gapPx, ceilingPx) ? above : Math.min(anchor.bottom + gapPx, viewport.height - floating.height - gapPx), maxHeight: viewport.height }
}
