export interface Roving {
  watch(bar: HTMLElement): void
  /** Puts exactly one button into the order of Tab; to be called when buttons come or go. */
  settle(): void
  /** Moves with the arrow keys, Home and End; answers whether the key was one of these. */
  move(key: string): boolean
  focus(): void
}

/** One stop for Tab in a bar of many buttons. */
export function createRoving(): Roving {
  let bar: HTMLElement | undefined
  let current: HTMLElement | undefined
  const buttons = (): HTMLElement[] => [...(bar?.querySelectorAll<HTMLElement>('button:not([data-entry])') ?? [])]
  const choose = (button: HTMLElement | undefined): void => {
    current = button
    for (const each of buttons()) each.tabIndex = each === button ? 0 : -1
  }
  return {
    watch(element) {
      bar = element
      element.addEventListener('focusin', (event) => {
        if (event.target instanceof HTMLElement && buttons().includes(event.target)) choose(event.target)
      })
    },
    settle() {
      const all = buttons()
      choose(current !== undefined && all.includes(current) ? current : all[0])
    },
    move(key) {
      const all = buttons()
      const at = all.findIndex((button) => button === document.activeElement)
      const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[key]
      if (next === undefined || at < 0) return false
      all[(next + all.length) % all.length]?.focus()
      return true
    },
    focus: () => current?.focus(),
  }
}
