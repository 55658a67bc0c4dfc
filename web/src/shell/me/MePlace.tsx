import { joiningPlace } from '@hebu/shared/vocabulary/directory.ts'
import { languages } from '@hebu/shared/vocabulary/text.ts'
import type { JSX } from 'solid-js'
import { createSignal, onMount, Show } from 'solid-js'

import { Avatar } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import { createPageTitle } from '../../ui/page-title.ts'
import { Select } from '../../ui/Select.tsx'
import { themeChoices, useTheme } from '../../ui/theme.tsx'
import { calendarFeedWords } from '../../words/calendar-feed.ts'
import { deviceWords } from '../../words/devices.ts'
import { languageNames, useWords } from '../../words/language.tsx'
import { meWords } from '../../words/me.ts'
import { shellWords, themeWords } from '../../words/shell.ts'
import { signInSafetyWords } from '../../words/sign-in-safety.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import { postLabel } from '../members/labels.ts'
import places from '../Place.module.css'
import { StandIns } from '../stand-ins/StandIns.tsx'
import { CalendarSubscription } from './calendar/CalendarSubscription.tsx'
import { DataSafety } from './DataSafety.tsx'
import { Devices } from './Devices.tsx'
import { PendingFiles } from './PendingFiles.tsx'
import { Quarantine } from './Quarantine.tsx'
import { SignInSafety } from './SignInSafety.tsx'
import { SignOutDialog } from './SignOutDialog.tsx'
import { Tokens } from './Tokens.tsx'

/** One's own page: language, appearance, data safety, tokens, the way out. */
export function MePlace(): JSX.Element {
  const words = useWords()
  const { say } = words
  const theme = useTheme()
  const workspace = useWorkspace()
  const [leaving, setLeaving] = createSignal(false)
  createPageTitle(() => say(meWords.title))
  let safety!: HTMLElement
  onMount(() => {
    if (location.hash === '#safety') safety.scrollIntoView()
  })
  return (
    <section class={`${places.place} ${places.narrow}`}>
      <header class={places.head}>
        <Avatar place={joiningPlace(workspace.directory(), workspace.me().id)} name={workspace.me().name} size="large" decorative />
        <div>
          <h1>{workspace.me().name}</h1>
          <p>{say(meWords.whoIAm, { post: postLabel(workspace.charter(), workspace.me().post, words), department: workspace.directory().workspace.name })}</p>
        </div>
        <Button onClick={() => setLeaving(true)}>{say(meWords.signOut)}</Button>
      </header>
      <section ref={safety} id="safety" class={places.section}>
        <h2>{say(meWords.safety)}</h2>
        <DataSafety />
        <Quarantine />
        <PendingFiles />
      </section>
      <StandIns of={workspace.me().id} />
      <section class={places.section}>
        <h2>{say(deviceWords.title)}</h2>
        <p class={places.hint}>{say(deviceWords.hint)}</p>
        <Devices />
      </section>
      <section class={places.section}>
        <h2>{say(signInSafetyWords.title)}</h2>
        <p class={places.hint}>{say(signInSafetyWords.hint)}</p>
        <SignInSafety />
      </section>
      <section class={places.section}>
        <h2>{say(calendarFeedWords.title)}</h2>
        <p class={places.hint}>{say(calendarFeedWords.hint)}</p>
        <CalendarSubscription />
      </section>
      <section class={places.section}>
        <h2>{say(meWords.tokens)}</h2>
        <p class={places.hint}>{say(meWords.tokensHint)}</p>
        <Tokens />
      </section>
      <section class={places.section}>
        <h2>{say(meWords.look)}</h2>
        <div class={`${places.pair} ${places.padded}`}>
          <Select
            label={say(shellWords.language)}
            options={languages.map((language) => ({ value: language, label: languageNames[language] }))}
            value={words.language()}
            onChange={(chosen) => words.setLanguage(languages.find((language) => language === chosen) ?? words.language())}
          />
          <Select
            label={say(shellWords.theme)}
            options={themeChoices.map((choice) => ({ value: choice, label: say(themeWords[choice]) }))}
            value={theme.choice()}
            onChange={(chosen) => theme.choose(themeChoices.find((choice) => choice === chosen) ?? 'system')}
          />
        </div>
      </section>
      <Show when={leaving()}>
        <SignOutDialog onClose={() => setLeaving(false)} />
      </Show>
    </section>
  )
}
