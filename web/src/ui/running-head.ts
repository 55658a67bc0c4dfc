import type { Accessor } from 'solid-js'
import { createEffect, onCleanup } from 'solid-js'

const sides = ['--print-left', '--print-right'] as const

/** What stands at the head of every sheet while this is shown: on the left and on the right ([UI154]). */
export function createRunningHead(left: Accessor<string>, right: Accessor<string>): void {
  const { style } = document.documentElement
  createEffect(() => {
    for (const [at, side] of sides.entries()) style.setProperty(side, JSON.stringify([left, right][at]!()))
  })
  onCleanup(() => sides.forEach((side) => style.removeProperty(side)))
}
