import IconLogOut from '~icons/lucide/log-out'
import IconScreen from '~icons/lucide/screen-share'
import IconSettings from '~icons/lucide/settings-2'
import { useNavigate } from '@solidjs/router'
import { joiningPlace } from '@hebu/shared/vocabulary/directory.ts'
import { languages } from '@hebu/shared/vocabulary/text.ts'
import type { JSX } from 'solid-js'
import { createSignal, lazy, Show } from 'solid-js'

import { Avatar } from '../../ui/Avatar.tsx'
import { offerActs } from '../../ui/acts.ts'
import { Aside } from '../../ui/overlays/Aside.tsx'
import type { MenuItem } from '../../ui/Menu.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { themeChoices, useTheme } from '../../ui/theme.tsx'
import { languageNames, useWords } from '../../words/language.tsx'
import { sharingWords } from '../../words/sharing.ts'
import { shellWords, themeWords } from '../../words/shell.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import styles from './Bar.module.css'

const SignOutDialog = lazy(() => import('../me/SignOutDialog.tsx').then((module) => ({ default: module.SignOutDialog })))

/** Oneself: settings, language, appearance, the way out. */
export function MeMenu(): JSX.Element {
  const { say, language, setLanguage } = useWords()
  const theme = useTheme()
  const workspace = useWorkspace()
  const navigate = useNavigate()
  const [leaving, setLeaving] = createSignal(false)
  const items = (): readonly MenuItem[] => [
    { label: say(shellWords.mySettings), icon: <IconSettings />, onSelect: () => navigate('/me') },
    // On a phone its switch has no room in the bar ([SHARE1]).
    { label: say(workspace.sharing.on() ? sharingWords.end : sharingWords.begin), icon: <IconScreen />, onSelect: () => workspace.sharing.turn(!workspace.sharing.on()) },
    'line',
    ...languages.map((choice) => ({ label: languageNames[choice], checked: choice === language(), onSelect: () => setLanguage(choice) })),
    'line',
    ...themeChoices.map((choice) => ({ label: say(themeWords[choice]), checked: choice === theme.choice(), onSelect: () => theme.choose(choice) })),
    'line',
    { label: say(shellWords.signOut), icon: <IconLogOut />, onSelect: () => setLeaving(true) },
  ]
  offerActs(() => [{ id: 'sign-out', group: 'app', label: say(shellWords.signOut), run: () => setLeaving(true) }])
  return (
    <>
      <Menu
        label={say(shellWords.meMenu, { name: workspace.me().name })}
        align="end"
        variant="quiet"
        class={styles.me}
        trigger={<Avatar place={joiningPlace(workspace.directory(), workspace.me().id)} name={workspace.me().name} decorative />}
        items={items()}
      />
      <Show when={leaving()}>
        <Aside onMissing={() => setLeaving(false)}>
          <SignOutDialog onClose={() => setLeaving(false)} />
        </Aside>
      </Show>
    </>
  )
}
