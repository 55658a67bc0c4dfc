/**
 * For where a floating part is drawn, at the end of the page: a region of its own, so that nothing stands outside of all
 * landmarks; and an open dialog, which hides all else from readers, leaves alone what comes up over itself.
 */
export function onTop(place: Element, label: string): void {
  place.setAttribute('role', 'region')
  place.setAttribute('aria-label', label)
  place.setAttribute('data-react-aria-top-layer', 'true')
}
