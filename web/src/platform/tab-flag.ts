/** Remembers a yes or no for this tab alone, as long as it is open and through loading it anew. */
export interface TabFlag {
  read(): boolean
  write(on: boolean): void
}

/** Where the browser keeps nothing, it holds until the tab is loaded anew. */
export function tabFlag(name: string): TabFlag {
  return {
    read() {
      try {
        return sessionStorage.getItem(name) === 'on'
      } catch {
        return false
      }
    },
    write(on) {
      try {
        if (on) sessionStorage.setItem(name, 'on')
        else sessionStorage.removeItem(name)
      } catch {
        // The window itself still knows.
      }
    },
  }
}
