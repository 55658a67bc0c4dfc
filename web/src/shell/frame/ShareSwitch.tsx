import IconScreen from '~icons/lucide/screen-share'
import type { JSX } from 'solid-js'

import { offerActs } from '../../ui/acts.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { useWords } from '../../words/language.tsx'
import { sharingWords } from '../../words/sharing.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import styles from './Bar.module.css'

/** Takes what is confidential off this window while others see it, and gives it back ([SHARE1]). */
export function ShareSwitch(): JSX.Element {
  const { say } = useWords()
  const { sharing } = useWorkspace()
  const label = (): string => say(sharing.on() ? sharingWords.end : sharingWords.begin)
  const turn = (): void => sharing.turn(!sharing.on())
  offerActs(() => [{ id: 'sharing', group: 'app', label: label(), also: 'screen share', run: turn }])
  return <IconButton class={styles.share} icon={<IconScreen />} label={label()} data-on={sharing.on() ? '' : undefined} onClick={turn} />
}
