import { useNavigate } from '@solidjs/router'
import type { Text } from '@hebu/shared/vocabulary/text.ts'
import { languages } from '@hebu/shared/vocabulary/text.ts'
import type { JSX } from 'solid-js'

import { createTakeBack } from '../../features/books/undo/take-back.ts'
import { askContact } from '../../features/contact/asking.ts'
import { logContactNames } from '../../features/contact/log-contact-names.ts'
import type { Act } from '../../ui/acts.ts'
import { offerActs } from '../../ui/acts.ts'
import { themeChoices, useTheme } from '../../ui/theme.tsx'
import { actNames } from '../../words/act-names.ts'
import { jumpWords } from '../../words/jump.ts'
import { languageNames, useWords } from '../../words/language.tsx'
import { themeWords } from '../../words/shell.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import { useAppNews } from '../app-news.tsx'

/** Offers what can be done wherever one is: logging a contact, undo, language, appearance. Draws nothing. */
export function AppActs(): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const theme = useTheme()
  const navigate = useNavigate()
  const takeBack = createTakeBack({ workspace, words, navigate: (href) => navigate(href, { scroll: false }) })
  const news = useAppNews()
  const named = (wording: Text) => actNames(words, (say) => say(wording))
  const given = (id: string, wording: Text, run: unknown): readonly Act[] => (typeof run === 'function' ? [{ id, group: 'app', ...named(wording), run: () => void run() }] : [])
  offerActs(() => [
    ...given('update', jumpWords.update, news.waiting()),
    ...given('install', jumpWords.install, news.install()),
    ...(workspace.bookById('visits') !== undefined && workspace.table('visits').mayCreate() ? [{ id: 'log-contact', group: 'make' as const, ...logContactNames(words), icon: 'handshake', run: () => askContact({}) }] : []),
    { id: 'undo', group: 'app', ...named(jumpWords.undo), keys: 'Ctrl Z', icon: 'undo-2', run: () => void takeBack.undo() },
    { id: 'redo', group: 'app', ...named(jumpWords.redo), keys: 'Ctrl Shift Z', run: () => void takeBack.redo() },
    // By its own name too: who cannot read this language still finds theirs.
    ...languages.map<Act>((language) => ({ id: `language ${language}`, group: 'app', ...actNames(words, (say) => say(jumpWords.speak, { language: languageNames[language] })), holds: language === words.language(), run: () => words.setLanguage(language) })),
    ...themeChoices.map<Act>((choice) => ({ id: `theme ${choice}`, group: 'app', ...actNames(words, (say) => say(jumpWords.theme, { theme: say(themeWords[choice]) })), holds: choice === theme.choice(), run: () => theme.choose(choice) })),
  ])
  return <></>
}
