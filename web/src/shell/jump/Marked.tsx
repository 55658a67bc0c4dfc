import type { Mark } from '@hebu/shared/rules/search/marks.ts'
import type { JSX } from 'solid-js'
import { For } from 'solid-js'

/** A title in which what was found is marked; marks are in order and do not overlap. */
export function Marked(props: { readonly title: string; readonly marks: readonly Mark[] }): JSX.Element {
  const pieces = (): readonly { readonly text: string; readonly marked: boolean }[] => {
    const cut: { text: string; marked: boolean }[] = []
    let at = 0
    for (const { from, to } of props.marks) {
      cut.push({ text: props.title.slice(at, from), marked: false }, { text: props.title.slice(from, to), marked: true })
      at = to
    }
    return [...cut, { text: props.title.slice(at), marked: false }].filter(({ text }) => text !== '')
  }
  return <For each={pieces()}>{(piece) => (piece.marked ? <mark>{piece.text}</mark> : piece.text)}</For>
}
