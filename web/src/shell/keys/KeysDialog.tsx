import type { JSX } from 'solid-js'
import { For } from 'solid-js'

import { Dialog } from '../../ui/Dialog.tsx'
import { keyGroups } from '../../words/keys.ts'
import { useWords } from '../../words/language.tsx'
import { shellWords } from '../../words/shell.ts'
import styles from './KeysDialog.module.css'

const isMac = /Mac|iPhone|iPad/.test(navigator.platform)
const macKeys: Readonly<Record<string, string>> = { Ctrl: '⌘', Alt: '⌥', Shift: '⇧' }

/** Every shortcut, by where it holds. */
export function KeysDialog(props: { readonly onClose: () => void }): JSX.Element {
  const { say } = useWords()
  return (
    <Dialog open width="wide" onClose={props.onClose} title={say(shellWords.keysTitle)}>
      <div class={styles.sheet} role="group" aria-label={say(shellWords.keysTitle)} tabindex="0">
        <For each={keyGroups}>
          {(group) => (
            <section>
              <h3>{say(group.title)}</h3>
              <dl>
                <For each={group.lines}>
                  {(line) => (
                    <div>
                      <dt>{say(line.does)}</dt>
                      <dd>
                        <For each={line.keys}>{(chord) => <Chord keys={chord} />}</For>
                      </dd>
                    </div>
                  )}
                </For>
              </dl>
            </section>
          )}
        </For>
      </div>
    </Dialog>
  )
}

function Chord(props: { readonly keys: string }): JSX.Element {
  return (
    <span class={styles.chord}>
      <For each={props.keys.split(' ')}>{(key) => <kbd>{isMac ? (macKeys[key] ?? key) : key}</kbd>}</For>
    </span>
  )
}
