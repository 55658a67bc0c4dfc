declare module 'virtual:book-icons' {
  /** The icons that book files name, by their Lucide name, and `book-open`: what stands within `<svg>`. */
  export const bookIcons: Readonly<Record<string, string>>
}
