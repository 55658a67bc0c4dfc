import IconMenu from '~icons/lucide/menu'
import IconPlus from '~icons/lucide/plus'
import IconToday from '~icons/lucide/sun'
import { A, useNavigate } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { createMemo, For, Show } from 'solid-js'

import { askContact } from '../../features/contact/asking.ts'
import { Menu } from '../../ui/Menu.tsx'
import { showToast } from '../../ui/toast.ts'
import { useWords } from '../../words/language.tsx'
import type { refusalWords } from '../../words/refusals.ts'
import { shellWords, tabWords } from '../../words/shell.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import { BookIcon } from '../BookIcon.tsx'
import { begun } from './begun.ts'
import styles from './Tabs.module.css'

/** Books at the thumb, after Today, before and after the ＋. */
const before = ['customers'] as const
const after = ['meetings'] as const

/** The phone's tabs; ＋ opens the log of a contact, from which all else can be begun ([UI132]). */
export function Tabs(): JSX.Element {
  const { say } = useWords()
  const workspace = useWorkspace()
  const navigate = useNavigate()
  const beginnable = createMemo(() => begun.flatMap((id) => workspace.books().filter((book) => book.id === id && workspace.table(id).mayCreate())))
  const tellRefusal = async (because: keyof typeof refusalWords): Promise<void> => {
    const { refusalWords: reasons } = await import('../../words/refusals.ts')
    showToast(say(reasons[because]), { tone: 'problem' })
  }
  const begin = (id: string): void => {
    const made = workspace.commands.create(id)
    if (made.ok) navigate(`/${id}/${encodeURIComponent(made.value.id)}`)
    else if (made.refusal.because !== 'missing') void tellRefusal(made.refusal.because)
  }
  return (
    <nav class={styles.tabs} aria-label={say(shellWords.books)}>
      <A class={styles.tab} href="/today">
        <IconToday />
        <span>{say(shellWords.today)}</span>
      </A>
      <BookTabs ids={before} />
      <Show when={beginnable()[0]?.id !== 'visits'} fallback={<button type="button" class={styles.plus} aria-haspopup="dialog" aria-label={say(shellWords.begin)} onClick={() => askContact({ others: true })}><IconPlus /></button>}>
       <Show when={beginnable().length > 0}>
        <Menu
          label={say(shellWords.begin)}
          variant="primary"
          class={styles.plus}
          trigger={<IconPlus />}
          items={beginnable().map((book) => ({ label: say(shellWords.newOne, { one: say(book.one) }), icon: <BookIcon name={book.icon} />, onSelect: () => begin(book.id) }))}
        />
       </Show>
      </Show>
      <BookTabs ids={after} />
      <A class={styles.tab} href="/more">
        <IconMenu />
        <span>{say(shellWords.more)}</span>
      </A>
    </nav>
  )
}

function BookTabs(props: { readonly ids: readonly (keyof typeof tabWords)[] }): JSX.Element {
  const { say } = useWords()
  const workspace = useWorkspace()
  const books = createMemo(() =>
    props.ids.flatMap((id) => {
      const book = workspace.heads().find((known) => known.id === id)
      return book === undefined ? [] : [{ id, icon: book.icon }]
    }),
  )
  return (
    <For each={books()}>
      {(book) => (
        <A class={styles.tab} href={`/${book.id}`}>
          <BookIcon name={book.icon} />
          <span>{say(tabWords[book.id])}</span>
        </A>
      )}
    </For>
  )
}
