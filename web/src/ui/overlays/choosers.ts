import { ComboboxPanel } from './ComboboxPanel.tsx'
import { SelectPanel } from './SelectPanel.tsx'

/** What fields choose from, made on Kobalte: one piece, fetched when a field is first reached or when the page is at rest. */
export const choosers = { ComboboxPanel, SelectPanel }
