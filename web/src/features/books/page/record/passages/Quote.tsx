import type { Passage } from '@hebu/shared/codec/comments.ts'
import type { JSX } from 'solid-js'
import { Show } from 'solid-js'

import { showToast } from '../../../../../ui/toast.ts'
import { useWords } from '../../../../../words/language.tsx'
import { commentWords } from '../../../../../words/record.ts'
import { useOpenPage } from '../../page-context.ts'
import styles from './passages.module.css'

/** The words that a comment is about; leads to them, or says that they are gone. */
export function Quote(props: { readonly passage: Passage; readonly comment?: string | undefined }): JSX.Element {
  const words = useWords()
  const open = useOpenPage()
  const isLost = () => props.comment !== undefined && open.passages.lost().has(props.comment)
  const go = (): void => {
    if (props.comment !== undefined && !open.passages.seek(props.comment)) showToast(words.say(isLost() ? commentWords.passageGone : commentWords.passageElsewhere))
  }
  return (
    <>
      <Show when={props.comment !== undefined} fallback={<blockquote class={styles.quote}>{props.passage.quote}</blockquote>}>
        <button type="button" class={styles.quote} data-lost={isLost() ? '' : undefined} aria-label={words.say(commentWords.toPassage, { words: props.passage.quote })} onClick={go}>{props.passage.quote}</button>
      </Show>
      <Show when={isLost()}><p class={styles.lost}>{words.say(commentWords.passageGone)}</p></Show>
    </>
  )
}
