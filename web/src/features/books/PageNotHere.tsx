import type { JSX } from 'solid-js'
import { Match, Switch } from 'solid-js'

import { Button } from '../../ui/Button.tsx'
import { EmptyPlace } from '../../ui/EmptyPlace.tsx'
import { listWords } from '../../words/list.ts'
import { pageWords } from '../../words/page.ts'
import { useWords } from '../../words/language.tsx'
import { useWorkspace } from '../../workspace/context.tsx'
import type { LiveTable } from '../../workspace/workspace.ts'
import { isArriving } from './arriving.ts'
import styles from './book-screen.module.css'

/** Where a page was to be that is not on this device: it may still be on its way, lie in an older volume, or not be for this member. */
export function PageNotHere(props: { readonly table: LiveTable; readonly onBack: () => void }): JSX.Element {
  const { say } = useWords()
  const workspace = useWorkspace()
  return (
    <Switch>
      <Match when={!props.table.ready()}>{''}</Match>
      <Match when={isArriving(workspace)}>
        <p class={styles.arriving} role="status" aria-busy="true">{say(listWords.arriving)}</p>
      </Match>
      <Match when={true}>
        <EmptyPlace
          title={say(pageWords.gone)}
          actions={
            <>
              {props.table.older() > 0 && <Button onClick={() => props.table.openOlder()}>{say(pageWords.lookOlder)}</Button>}
              <Button onClick={() => props.onBack()}>{say(pageWords.back)}</Button>
            </>
          }
        >
          {say(pageWords.goneHint)}
        </EmptyPlace>
      </Match>
    </Switch>
  )
}
