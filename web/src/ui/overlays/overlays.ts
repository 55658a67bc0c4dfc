import { DialogPanel } from './DialogPanel.tsx'
import { MenuPanel } from './MenuPanel.tsx'
import { PopoverPanel } from './PopoverPanel.tsx'
import { ToastList } from './ToastList.tsx'
import { TooltipPanel } from './TooltipPanel.tsx'

/** Everything that opens over a place, made on Kobalte: one piece, fetched when first needed or when the page is at rest. */
export const overlays = { DialogPanel, MenuPanel, PopoverPanel, ToastList, TooltipPanel }
