import type { Book } from '@hebu/shared/books/define-book.ts'
import { useParams } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { createMemo, Match, Show, Switch, untrack } from 'solid-js'

import { ButtonLink } from '../../../../ui/Button.tsx'
import { EmptyPlace } from '../../../../ui/EmptyPlace.tsx'
import { createPageTitle } from '../../../../ui/page-title.ts'
import { listWords } from '../../../../words/list.ts'
import { importWords } from '../../../../words/exchange.ts'
import { useWords } from '../../../../words/language.tsx'
import { useWorkspace } from '../../../../workspace/context.tsx'
import { useTakeBack } from '../../undo/take-back.ts'
import { useNames } from '../../values/use-names.ts'
import { ChooseFile } from './ChooseFile.tsx'
import { createImportModel } from './import-model.ts'
import styles from './import.module.css'
import { ImportRun } from './ImportRun.tsx'
import { MatchColumns } from './MatchColumns.tsx'
import { ReviewLines } from './ReviewLines.tsx'

/** Brings pages into a book from a file: choose, match, look, go. Mounted at `/:book/import`. */
export function ImportScreen(): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const params = useParams<{ book: string }>()
  const book = createMemo(() => workspace.books().find(({ id }) => id === params.book))
  createPageTitle(() => (book() === undefined ? undefined : words.say(importWords.title, { book: words.say(book()!.name) })))
  return (
    <Show when={book()} keyed fallback={<EmptyPlace title={words.say(listWords.noSuchBook)}>{words.say(listWords.noSuchBookHint)}</EmptyPlace>}>
      {(known) => <Import book={known} />}
    </Show>
  )
}

function Import(props: { readonly book: Book }): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const model = untrack(() => createImportModel(props.book, { workspace, words, names: useNames(), takeBack: useTakeBack() }))
  const mayCreate = () => workspace.table(props.book.id).mayCreate()
  return (
    <section class={styles.import}>
      <header class={styles.head}>
        <h1>{words.say(importWords.title, { book: words.say(props.book.name) })}</h1>
        <ButtonLink href={`/${props.book.id}`}>{words.say(importWords.back, { book: words.say(props.book.name) })}</ButtonLink>
      </header>
      <Show when={mayCreate()} fallback={<EmptyPlace title={words.say(importWords.mayNot)} />}>
        <Switch>
          <Match when={model.stage() === 'choose'}><ChooseFile model={model} /></Match>
          <Match when={model.stage() === 'match'}>
            <MatchColumns model={model} />
            <ReviewLines model={model} />
          </Match>
          <Match when={true}><ImportRun model={model} /></Match>
        </Switch>
      </Show>
    </section>
  )
}
