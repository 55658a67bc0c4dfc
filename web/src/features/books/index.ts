export { BinScreen } from './BinScreen.tsx'
export type { BookScreenProps } from './BookScreen.tsx'
export { BookScreen, PageScreen, preloadPage } from './BookScreen.tsx'
export type { PageExtras } from './page/PageView.tsx'
