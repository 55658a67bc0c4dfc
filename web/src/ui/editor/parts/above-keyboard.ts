/** Tells an element how much of the page's foot a phone's keyboard covers, as `--keyboard`. Returns how to stop. */
export function stayAboveKeyboard(element: HTMLElement): () => void {
  const seen = window.visualViewport
  if (seen === null) return () => undefined
  const place = (): void => {
    const covered = Math.max(0, window.innerHeight - seen.height - seen.offsetTop)
    element.style.setProperty('--keyboard', `${Math.round(covered)}px`)
  }
  place()
  seen.addEventListener('resize', place)
  seen.addEventListener('scroll', place)
  return () => {
    seen.removeEventListener('resize', place)
    seen.removeEventListener('scroll', place)
  }
}
