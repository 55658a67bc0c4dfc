import type { JSX } from 'solid-js'
import { For } from 'solid-js'

import type { Stretch } from './match.ts'

/** A title in which what was found is marked. */
export function Marked(props: { readonly title: string; readonly marks: readonly Stretch[] }): JSX.Element {
  const pieces = (): readonly { readonly text: string; readonly marked: boolean }[] => {
    const cut: { text: string; marked: boolean }[] = []
    let at = 0
    for (const [from, to] of props.marks.toSorted((a, b) => a[0] - b[0])) {
      if (to <= at) continue
      cut.push({ text: props.title.slice(at, Math.max(at, from)), marked: false }, { text: props.title.slice(Math.max(at, from), to), marked: true })
      at = to
    }
    return [...cut, { text: props.title.slice(at), marked: false }].filter(({ text }) => text !== '')
  }
  return <For each={pieces()}>{(piece) => (piece.marked ? <mark>{piece.text}</mark> : piece.text)}</For>
}
