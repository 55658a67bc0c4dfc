import type { Comment } from '@hebu/shared/codec/comments.ts'
import { mentions } from '@hebu/shared/codec/comments.ts'
import { joiningPlace, memberById } from '@hebu/shared/vocabulary/directory.ts'
import IconMore from '~icons/lucide/ellipsis'
import IconEdit from '~icons/lucide/pencil'
import IconBack from '~icons/lucide/undo-2'
import type { JSX } from 'solid-js'
import { createSignal, Show } from 'solid-js'

import { Avatar } from '../../../../../ui/Avatar.tsx'
import { Badge } from '../../../../../ui/Badge.tsx'
import { Menu } from '../../../../../ui/Menu.tsx'
import { showToast } from '../../../../../ui/toast.ts'
import { useWords } from '../../../../../words/language.tsx'
import { commentWords, recordWords } from '../../../../../words/record.ts'
import { useWorkspace } from '../../../../../workspace/context.tsx'
import { useTakeBack } from '../../../undo/take-back.ts'
import { useNames } from '../../../values/use-names.ts'
import { useOpenPage } from '../../page-context.ts'
import { refusalText } from '../../refusal-text.ts'
import { Moment } from '../Moment.tsx'
import styles from '../record.module.css'
import { CommentText } from './CommentText.tsx'
import { Composer } from './Composer.tsx'

export interface CommentViewProps {
  readonly comment: Comment
  /** Further acts, under its words. */
  readonly children?: JSX.Element
}

/** One comment: who, when, its words; what its author may do with it. One that names the reader stands out ([REC10]). */
export function CommentView(props: CommentViewProps): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const names = useNames()
  const open = useOpenPage()
  const takeBack = useTakeBack()
  const [editing, setEditing] = createSignal(false)
  const isMine = () => props.comment.by === workspace.me().id
  const mayWrite = () => workspace.commands.mayComment(open.address, props.comment.field).ok
  const isForMe = () => !isMine() && mentions(props.comment.text, workspace.me().id)
  const name = () => names.member(props.comment.by)

  const remove = () => {
    const step = {}
    const done = workspace.commands.asOne(step, () => workspace.commands.removeComment(open.address, props.comment.id))
    if (done.ok) takeBack.offer(step, words.say(commentWords.removed))
    else showToast(refusalText(open.book, done.refusal, words), { tone: 'problem' })
  }
  const change = (text: string): boolean => {
    const done = text === props.comment.text ? undefined : workspace.commands.changeComment(open.address, props.comment.id, text)
    if (done?.ok === false) showToast(refusalText(open.book, done.refusal, words), { tone: 'problem' })
    else setEditing(false)
    return done?.ok !== false
  }
  return (
    <div class={styles.comment} id={`comment-${props.comment.id}`} tabindex="-1" data-for-me={isForMe() ? '' : undefined} data-fresh={open.seen.fresh().has(props.comment.id) ? '' : undefined}>
      <Avatar place={joiningPlace(workspace.directory(), props.comment.by)} name={name()} decorative left={memberById(workspace.directory(), props.comment.by)?.status === 'left'} />
      <div class={styles.said}>
        <div class={styles.who}>
          <b>{name()}</b>
          <Moment at={props.comment.at} full href={`#comment-${props.comment.id}`} />
          <Show when={props.comment.edited}>{(at) => <small title={words.format().dateTime(at())}>{words.say(commentWords.edited)}</small>}</Show>
          <Show when={isForMe()}><Badge tone="amber">{words.say(commentWords.mentionsMe)}</Badge></Show>
          <Show when={open.seen.fresh().has(props.comment.id)}><Badge tone="indigo">{words.say(recordWords.new)}</Badge></Show>
          <Show when={isMine() && mayWrite() && !editing()}>
            <span class={styles.own}>
              <Menu label={words.say(commentWords.acts, { name: name() })} trigger={<IconMore />} variant="quiet" size="small" align="end" items={[
                { label: words.say(commentWords.edit), icon: <IconEdit />, onSelect: () => setEditing(true) },
                { label: words.say(commentWords.remove), icon: <IconBack />, onSelect: remove },
              ]} />
            </span>
          </Show>
        </div>
        <Show when={editing()} fallback={<CommentText text={props.comment.text} />}>
          <Composer id={`edit-${props.comment.id}`} label={words.say(commentWords.editing)} placeholder="" submitLabel={words.say(commentWords.save)} text={props.comment.text} autofocus onSubmit={change} onCancel={() => setEditing(false)} />
        </Show>
        {props.children}
      </div>
    </div>
  )
}
