import type { Accessor } from 'solid-js'
import { onCleanup } from 'solid-js'

const sides = ['--print-left', '--print-right'] as const

/** What stands at the head of every sheet while this is shown: on the left and on the right ([UI154]). */
export function createRunningHead(left: Accessor<string>, right: Accessor<string>): void {
  const { style } = document.documentElement
  // Only on paper: what is set on the root makes the browser style everything anew, at every page that opens.
  const print = () => { for (const [at, side] of sides.entries()) style.setProperty(side, JSON.stringify([left, right][at]!())) }
  const printed = () => sides.forEach((side) => style.removeProperty(side))
  addEventListener('beforeprint', print)
  addEventListener('afterprint', printed)
  onCleanup(() => {
    removeEventListener('beforeprint', print)
    removeEventListener('afterprint', printed)
    printed()
  })
}
