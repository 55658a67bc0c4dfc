import type { Accessor, JSX } from 'solid-js'
import { createContext, createSignal, useContext } from 'solid-js'

export type ThemeChoice = 'system' | 'light' | 'dark'

export const themeChoices: readonly ThemeChoice[] = ['system', 'light', 'dark']

/** Light or dark: the person's choice, else the system's. */
export interface Theme {
  readonly choice: Accessor<ThemeChoice>
  choose(choice: ThemeChoice): void
}

/** @param onChoice told of every choice, to keep it and to set `data-theme` on the page */
export function createTheme(initial: ThemeChoice, onChoice: (choice: ThemeChoice) => void): Theme {
  const [choice, setChoice] = createSignal(initial)
  return {
    choice,
    choose(next) {
      setChoice(next)
      onChoice(next)
    },
  }
}

const ThemeContext = createContext<Theme>()

export function ThemeProvider(props: { readonly theme: Theme; readonly children: JSX.Element }): JSX.Element {
  return <ThemeContext.Provider value={props.theme}>{props.children}</ThemeContext.Provider>
}

/** The theme. Throws outside of its provider. */
export function useTheme(): Theme {
  const theme = useContext(ThemeContext)
  if (theme === undefined) throw new Error('useTheme is called outside of ThemeProvider')
  return theme
}
