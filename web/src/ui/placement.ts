/** Where a floating element goes beside what opened it, in viewport pixels. */
export interface Placement {
  readonly left: number
  readonly top: number
  readonly maxHeight: number
}

export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

const marginPx = 8
const gapPx = 4

/** Below the anchor, or above it where there is more room; never beyond the viewport. */
export function placeBeside(anchor: Box, floating: Size, viewport: Size, align: 'start' | 'end' | 'center' = 'start'): Placement {
  const roomBelow = viewport.height - anchor.bottom - gapPx - marginPx
  const roomAbove = anchor.top - gapPx - marginPx
  const below = floating.height <= roomBelow || roomBelow >= roomAbove
  const maxHeight = Math.max(0, below ? roomBelow : roomAbove)
  const height = Math.min(floating.height, maxHeight)
  const wanted =
    align === 'start' ? anchor.left : align === 'end' ? anchor.right - floating.width : (anchor.left + anchor.right - floating.width) / 2
  const left = Math.max(marginPx, Math.min(wanted, viewport.width - floating.width - marginPx))
  return { left, top: below ? anchor.bottom + gapPx : anchor.top - gapPx - height, maxHeight }
}

/** Puts a shown popover beside its anchor. */
export function placeElement(anchor: HTMLElement, floating: HTMLElement, align?: 'start' | 'end' | 'center'): void {
  floating.style.maxHeight = ''
  const { width, height } = floating.getBoundingClientRect()
  const at = placeBeside(anchor.getBoundingClientRect(), { width, height }, { width: document.documentElement.clientWidth, height: window.innerHeight }, align)
  floating.style.left = `${at.left}px`
  floating.style.top = `${at.top}px`
  floating.style.maxHeight = `${at.maxHeight}px`
}

/** Keeps a shown popover beside its anchor while things scroll or turn. Returns how to stop. */
export function keepBeside(anchor: HTMLElement, floating: HTMLElement, align?: 'start' | 'end' | 'center'): () => void {
  const place = (event?: Event): void => {
    if (event?.target instanceof Node && floating.contains(event.target)) return
    placeElement(anchor, floating, align)
  }
  const frame = requestAnimationFrame(() => place())
  window.addEventListener('resize', place)
  window.addEventListener('scroll', place, { capture: true, passive: true })
  return () => {
    cancelAnimationFrame(frame)
    window.removeEventListener('resize', place)
    window.removeEventListener('scroll', place, { capture: true })
  }
}
