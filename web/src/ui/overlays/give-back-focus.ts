/** Returns the focus to what had it before a dialog, unless something else has taken it meanwhile. */
export function giveBackFocus(opener: Element | null): void {
  const now = document.activeElement
  if (now !== null && now !== document.body) return
  if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true })
}
