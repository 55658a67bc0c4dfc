import IconWhy from '~icons/lucide/circle-help'
import type { ComputedField, Fields } from '@hebu/shared/books/field-kinds.ts'
import type { JSX } from 'solid-js'
import { createMemo, For, Show } from 'solid-js'

import { Popover } from '../../../../ui/Popover.tsx'
import { fieldWords } from '../../../../words/field-words.ts'
import { useWords } from '../../../../words/language.tsx'
import { useWorkspace } from '../../../../workspace/context.tsx'
import { useNames } from '../../values/use-names.ts'
import { useOpenPage } from '../page-context.ts'
import styles from '../page.module.css'

export interface ExplainedProps {
  readonly name: string
  readonly field: ComputedField
}

/** A sign beside a derived value that tells how it comes about, and from what: the fields and pages it looked at ([FLD31]). */
export function Explained(props: ExplainedProps): JSX.Element {
  const words = useWords()
  return (
    <Popover label={words.say(fieldWords.howComputed, { label: words.say(props.field.label) })} trigger={<IconWhy />} class={styles.why}>
      <Grounds name={props.name} field={props.field} />
    </Popover>
  )
}

/** Reckoned only while it is shown. */
function Grounds(props: ExplainedProps): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const names = useNames()
  const open = useOpenPage()
  const grounds = createMemo(() => workspace.grounds(open.page(), props.name))
  const own = () =>
    grounds().fields.flatMap((name) => {
      const field = (open.book.fields as Fields)[name]
      return field === undefined || field.internal === true || (field.part !== undefined && !open.page().parts.includes(field.part)) ? [] : [{ label: words.say(field.label), value: names.value(open.book, open.page(), name, field) }]
    })
  const books = () =>
    grounds().books.flatMap(({ book, count }) => {
      const known = workspace.books().find(({ id }) => id === book)
      if (known === undefined) return []
      return [count === undefined ? { label: words.say(fieldWords.looksAtAll, { book: words.say(known.name) }), value: '' } : { label: words.say(known.name), value: words.format().number(count) }]
    })
  return (
    <div class={styles.grounds}>
      <p>{words.say(props.field.explains)}</p>
      <Show when={(grounds().workings ?? []).length > 0}>
        <dl><For each={grounds().workings}>{({ label, value }) => <><dt>{words.say(label)}</dt><dd>{value}</dd></>}</For></dl>
      </Show>
      <Show when={own().length + books().length > 0}>
        <dl><For each={[...own(), ...books()]}>{({ label, value }) => <><dt>{label}</dt><dd>{value || '—'}</dd></>}</For></dl>
      </Show>
    </div>
  )
}
