import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Plugin } from 'vite'

const moduleId = 'virtual:book-icons'
const booksFolder = join(import.meta.dirname, '../shared/src/books')

interface IconSet {
  readonly icons: Readonly<Record<string, { readonly body: string }>>
  readonly aliases: Readonly<Record<string, { readonly parent: string }>>
}

/** What every icon of the set is drawn with; one `<svg>` around all of them says it. */
const drawnWith = / (?:fill="none"|stroke="currentColor"|stroke-linecap="round"|stroke-linejoin="round"|stroke-width="2")/g

/** The Lucide icons that the book files name: what stands within `<svg>`, by name. A book file is the only place that names its icon. */
export function bookIcons(): Plugin {
  return {
    name: 'hebu:book-icons',
    resolveId: (id) => (id === moduleId ? `\0${moduleId}` : undefined),
    load(id) {
      if (id !== `\0${moduleId}`) return undefined
      const names = new Set(['book-open'])
      for (const file of readdirSync(booksFolder)) {
        this.addWatchFile(join(booksFolder, file))
        const declared = /^ {2}icon: '([a-z0-9-]+)'/m.exec(readFileSync(join(booksFolder, file), 'utf8'))?.[1]
        if (declared !== undefined) names.add(declared)
      }
      const { icons, aliases } = createRequire(import.meta.url)('@iconify-json/lucide/icons.json') as IconSet
      const bodies = [...names].toSorted().map((name) => {
        const icon = icons[name] ?? icons[aliases[name]?.parent ?? '']
        if (icon === undefined) this.error(`there is no Lucide icon '${name}'`)
        return [name, icon.body.replaceAll(drawnWith, '')] as const
      })
      return `export const bookIcons = ${JSON.stringify(Object.fromEntries(bodies))}`
    },
  }
}
