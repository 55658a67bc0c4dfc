import { useNavigate } from '@solidjs/router'
import { languages } from '@hebu/shared/vocabulary/text.ts'
import type { JSX } from 'solid-js'

import { createTakeBack } from '../../features/books/undo/take-back.ts'
import type { Act } from '../../ui/acts.ts'
import { offerActs } from '../../ui/acts.ts'
import { themeChoices, useTheme } from '../../ui/theme.tsx'
import { jumpWords } from '../../words/jump.ts'
import { languageNames, useWords } from '../../words/language.tsx'
import { themeWords } from '../../words/shell.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import { useAppNews } from '../app-news.tsx'

/** Offers what concerns the whole app: undo, language, appearance. Draws nothing. */
export function AppActs(): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const { say } = words
  const theme = useTheme()
  const navigate = useNavigate()
  const takeBack = createTakeBack({ workspace, words, navigate: (href) => navigate(href, { scroll: false }) })
  const news = useAppNews()
  const given = (id: string, label: string, run: unknown): readonly Act[] => (typeof run === 'function' ? [{ id, group: 'app', label, run: () => void run() }] : [])
  offerActs(() => [
    ...given('update', say(jumpWords.update), news.waiting()),
    ...given('install', say(jumpWords.install), news.install()),
    { id: 'undo', group: 'app', label: say(jumpWords.undo), keys: 'Ctrl Z', icon: 'undo-2', run: () => void takeBack.undo() },
    { id: 'redo', group: 'app', label: say(jumpWords.redo), keys: 'Ctrl Shift Z', run: () => void takeBack.redo() },
    // By its own name too: who cannot read this language still finds theirs.
    ...languages.map<Act>((language) => ({ id: `language ${language}`, group: 'app', label: say(jumpWords.speak, { language: languageNames[language] }), also: 'language 语言 語言', holds: language === words.language(), run: () => words.setLanguage(language) })),
    ...themeChoices.map<Act>((choice) => ({ id: `theme ${choice}`, group: 'app', label: say(jumpWords.theme, { theme: say(themeWords[choice]) }), also: 'theme dark light', holds: choice === theme.choice(), run: () => theme.choose(choice) })),
  ])
  return <></>
}
