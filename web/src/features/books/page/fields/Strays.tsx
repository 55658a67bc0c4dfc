import IconInfo from '~icons/lucide/info'
import type { JSX } from 'solid-js'
import { createMemo, For, Show } from 'solid-js'

import { Button } from '../../../../ui/Button.tsx'
import { showToast } from '../../../../ui/toast.ts'
import { useWords } from '../../../../words/language.tsx'
import { strayWords } from '../../../../words/strays.ts'
import { useWorkspace } from '../../../../workspace/context.tsx'
import type { Done, Stray } from '../../../../workspace/workspace.ts'
import { useOpenPage } from '../page-context.ts'
import styles from '../page.module.css'
import { refusalText } from '../refusal-text.ts'

export interface StraysProps {
  readonly label: string
  readonly field: string
  readonly member: string | undefined
  readonly editable: boolean
}

/** Passages that lost their place when edits were merged, above their text until somebody has seen to them ([TXT33]). */
export function Strays(props: StraysProps): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const open = useOpenPage()
  const strays = createMemo(() => workspace.strays(open.address, props.field, props.member), [], { equals: same })
  const keys = createMemo(() => strays().map(({ key }) => key), [], { equals: (a, b) => a.join() === b.join() })
  const textOf = (key: string): string => strays().find((stray) => stray.key === key)?.text ?? ''
  const act = (done: Done): void => {
    if (!done.ok) showToast(refusalText(open.book, done.refusal, words), { tone: 'problem' })
    // The button that was pressed is gone; the keyboard goes on in the text.
    else if (strays().length === 0) open.focusField(props.field)
  }
  const copy = (text: string): void =>
    void navigator.clipboard.writeText(text).then(
      () => showToast(words.say(strayWords.copied)),
      () => undefined,
    )
  return (
    <Show when={keys().length > 0}>
      <ul role="list" aria-label={words.say(strayWords.label, { text: props.label })}>
        <For each={keys()}>
          {(key) => (
            <li class={`${styles.notice} ${styles.stray}`}>
              <IconInfo />
              <p>
                {words.say(strayWords.lost)}
                <q>{textOf(key)}</q>
              </p>
              <Show when={props.editable}>
                <Button size="small" onClick={() => act(workspace.commands.putBackStray(open.address, props.field, key, props.member))}>{words.say(strayWords.putBack)}</Button>
              </Show>
              <Button size="small" variant="quiet" onClick={() => copy(textOf(key))}>{words.say(strayWords.copy)}</Button>
              <Show when={props.editable}>
                <Button size="small" variant="quiet" onClick={() => act(workspace.commands.dismissStray(open.address, props.field, key, props.member))}>{words.say(strayWords.dismiss)}</Button>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}

const same = (a: readonly Stray[], b: readonly Stray[]): boolean => a.length === b.length && a.every(({ key, text }, index) => key === b[index]?.key && text === b[index]?.text)
