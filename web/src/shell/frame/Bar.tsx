import type { JSX } from 'solid-js'

import { useWorkspace } from '../../workspace/context.tsx'
import { Bell } from '../inbox/Bell.tsx'
import { JumpButton } from '../jump/JumpButton.tsx'
import styles from './Bar.module.css'
import { Mark } from './Mark.tsx'
import { MeMenu } from './MeMenu.tsx'
import { OnThisPage } from './OnThisPage.tsx'
import { ShareSwitch } from './ShareSwitch.tsx'
import { SyncMark } from './SyncMark.tsx'

/** Along the top: who is on this page, how syncing stands, and oneself. */
export function Bar(): JSX.Element {
  const workspace = useWorkspace()
  return (
    <header class={styles.bar}>
      <a class={styles.brand} href="/">
        <Mark />
        <b>{workspace.directory().workspace.name}</b>
      </a>
      <JumpButton />
      <span class={styles.space} />
      <OnThisPage />
      <ShareSwitch />
      <SyncMark />
      <Bell />
      <MeMenu />
    </header>
  )
}
