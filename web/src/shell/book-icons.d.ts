declare module 'virtual:book-icons' {
  import type { Component, JSX } from 'solid-js'

  /** The icons that book files name, by their Lucide name, and `book-open`. */
  export const bookIcons: Readonly<Record<string, Component<JSX.SvgSVGAttributes<SVGSVGElement>>>>
}
