/** Returns the focus to what had it before a dialog or an act, unless something else has taken it meanwhile; to the heading of what is open where that is gone ([UI71]). */
export function giveBackFocus(opener: Element | null): void {
  const now = document.activeElement
  if (now !== null && now !== document.body) return
  if (!(opener instanceof HTMLElement)) return
  const to = opener.isConnected && opener !== document.body ? opener : [...document.querySelectorAll<HTMLElement>('main h1[tabindex]')].at(-1)
  to?.focus({ preventScroll: true })
}
