import { piecesOf } from '@hebu/shared/codec/comments.ts'
import { joiningPlace } from '@hebu/shared/vocabulary/directory.ts'
import type { JSX } from 'solid-js'
import { createMemo, For, Show } from 'solid-js'

import { personColour } from '../../../../../ui/person.ts'
import { useWorkspace } from '../../../../../workspace/context.tsx'
import { useNames } from '../../../values/use-names.ts'
import styles from '../record.module.css'

const address = /(https?:\/\/[^\s<>"'，。；：、！？（）「」【】]+)/

/** The words of a comment: people who are named stand out, addresses lead there. */
export function CommentText(props: { readonly text: string }): JSX.Element {
  const workspace = useWorkspace()
  const names = useNames()
  const pieces = createMemo(() => piecesOf(props.text))
  return (
    <p class={styles.words}>
      <For each={pieces()}>
        {(piece) =>
          'member' in piece ? (
            <span class={styles.mention} data-me={piece.member === workspace.me().id ? '' : undefined} style={{ '--hue': personColour(joiningPlace(workspace.directory(), piece.member)) }}>@{names.member(piece.member)}</span>
          ) : (
            <For each={piece.text.split(address)}>
              {(part, index) => <Show when={index() % 2 === 1} fallback={part}><a href={part} target="_blank" rel="noopener noreferrer">{part}</a></Show>}
            </For>
          )
        }
      </For>
    </p>
  )
}
