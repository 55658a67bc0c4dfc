import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Fields } from '@hebu/shared/books/field-kinds.ts'
import { linkIn } from '@hebu/shared/books/read-values.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { JSX } from 'solid-js'
import { createSignal, createUniqueId, For, Show, untrack } from 'solid-js'

import { Button } from '../../../../ui/Button.tsx'
import { Dialog } from '../../../../ui/Dialog.tsx'
import { showToast } from '../../../../ui/toast.ts'
import { useWords } from '../../../../words/language.tsx'
import { taskWords } from '../../../../words/tasks.ts'
import { useWorkspace } from '../../../../workspace/context.tsx'
import { useTakeBack } from '../../undo/take-back.ts'
import { KindControl } from '../fields/KindControl.tsx'
import { refusalText } from '../refusal-text.ts'
import styles from './tasks.module.css'

/** The page that a task comes from. */
export interface TaskSource {
  readonly book: Book
  readonly page: Page
  readonly title: string
}

const asked = ['title', 'assignee', 'dueAt', 'priority', 'repeats'] as const
type Asked = (typeof asked)[number]

/** Asks who is to do what by when; the task names the page as its source ([TASK2]). */
export function AddTaskDialog(props: { readonly source: TaskSource; readonly onClose: () => void }): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const takeBack = useTakeBack()
  const id = createUniqueId()
  const book = (): Book => workspace.bookById('tasks')!
  const [values, setValues] = createSignal<Readonly<Partial<Record<Asked, unknown>>>>(untrack(() => ({ assignee: workspace.me().id, priority: 'normal' })))
  const [typos, setTypos] = createSignal<Readonly<Partial<Record<Asked, string>>>>({})
  const [tried, setTried] = createSignal(false)
  const isEmpty = (name: Asked): boolean => String(values()[name] ?? '').trim() === ''
  const missing = { title: taskWords.titleMissing, assignee: taskWords.assigneeMissing, dueAt: taskWords.dueMissing } as const
  const problem = (name: Asked): string | undefined => typos()[name] ?? (tried() && name in missing && isEmpty(name) ? words.say(missing[name as keyof typeof missing]) : undefined)
  const about = (): Readonly<Record<string, unknown>> => {
    const { book: { id: of }, page } = props.source
    const customer = of === 'customers' ? undefined : linkIn(page.values['customer'])
    return { source: { id: `${of}:${page.id}`, shelf: page.shelf }, ...(customer === undefined ? {} : { customer }) }
  }
  const finish = (): void => {
    setTried(true)
    if (asked.some((name) => problem(name) !== undefined)) return
    const given = Object.fromEntries(asked.flatMap((name) => (isEmpty(name) ? [] : [[name, typeof values()[name] === 'string' ? String(values()[name]).trim() : values()[name]]])))
    const step = {}
    const made = workspace.commands.asOne(step, () => workspace.commands.create('tasks', { ...given, ...about() }))
    if (!made.ok) return void showToast(refusalText(book(), made.refusal, words), { tone: 'problem' })
    props.onClose()
    takeBack.offer(step, words.say(taskWords.made, { title: String(given['title']) }))
  }
  return (
    <Dialog open width="narrow" onClose={() => props.onClose()} title={words.say(taskWords.addTo, { page: props.source.title })}
      actions={<>
        <Button onClick={() => props.onClose()}>{words.say(taskWords.notNow)}</Button>
        <Button variant="primary" onClick={finish}>{words.say(taskWords.make)}</Button>
      </>}>
      <form class={styles.form} onSubmit={(event) => { event.preventDefault(); finish() }}
        onKeyDown={(event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) { event.preventDefault(); queueMicrotask(finish) } }}>
        <For each={asked.filter((name) => (book().fields as Fields)[name] !== undefined)}>
          {(name) => (
            <div class={styles.asked} data-ask={name}>
              <label for={`${id}-${name}`}>{words.say(book().fields[name]!.label)}</label>
              <KindControl id={`${id}-${name}`} field={book().fields[name]!} label={words.say(book().fields[name]!.label)} value={values()[name]} autofocus={name === 'title'}
                invalid={problem(name) !== undefined} describedBy={`${id}-${name}-problem`}
                onChange={(value) => setValues((before) => ({ ...before, [name]: value }))} onProblem={(typo) => setTypos((before) => ({ ...before, [name]: typo }))} />
              <Show when={problem(name)}>{(said) => <p id={`${id}-${name}-problem`} role="alert">{said()}</p>}</Show>
            </div>
          )}
        </For>
        <p class={styles.hint}>{words.say(taskWords.addHint)}</p>
      </form>
    </Dialog>
  )
}
