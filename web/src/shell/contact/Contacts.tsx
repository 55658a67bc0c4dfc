import { useNavigate } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { For, Show } from 'solid-js'

import { refusalText } from '../../features/books/page/refusal-text.ts'
import { createTakeBack } from '../../features/books/undo/take-back.ts'
import type { ContactAsked } from '../../features/contact/asking.ts'
import { askContact } from '../../features/contact/asking.ts'
import styles from '../../features/contact/contact.module.css'
import { ContactSheet } from '../../features/contact/ContactSheet.tsx'
import { showToast } from '../../ui/toast.ts'
import { contactWords } from '../../words/contact.ts'
import { useWords } from '../../words/language.tsx'
import { shellWords } from '../../words/shell.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import { begun } from '../frame/begun.ts'

/** The sheet in which a contact is logged, over whatever is open. */
export function Contacts(props: { readonly asked: ContactAsked }): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const navigate = useNavigate()
  const takeBack = createTakeBack({ workspace, words, navigate: (href) => navigate(href, { scroll: false }) })
  const book = () => workspace.bookById('visits')!
  const others = () => begun.flatMap((id) => workspace.books().filter((each) => each.id === id && id !== 'visits' && workspace.table(id).mayCreate()))
  const begin = (id: string): void => {
    const made = workspace.commands.create(id)
    if (!made.ok) return void showToast(refusalText(workspace.bookById(id)!, made.refusal, words), { tone: 'problem' })
    askContact()
    navigate(`/${id}/${encodeURIComponent(made.value.id)}`)
  }
  return (
    <ContactSheet asked={props.asked} onClose={() => askContact()}
      onLogged={(step, _page, said) => {
        askContact()
        takeBack.offer(step, said)
      }}
      onRefused={(refusal) => showToast(refusalText(book(), refusal, words), { tone: 'problem' })}
      begin={
        <Show when={props.asked.others === true && others().length > 0}>
          <div class={`${styles.row} ${styles.begin}`} role="group" aria-label={words.say(contactWords.begin)}>
            <span class={styles.label}>{words.say(contactWords.begin)}</span>
            <For each={others()}>{(each) => <button type="button" class={styles.chip} onClick={() => begin(each.id)}>{words.say(shellWords.newOne, { one: words.say(each.one) })}</button>}</For>
          </div>
        </Show>
      } />
  )
}
