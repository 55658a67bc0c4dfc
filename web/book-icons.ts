import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

const moduleId = 'virtual:book-icons'
const booksFolder = join(import.meta.dirname, '../shared/src/books')

/** The Lucide icons that the book files name, as components by name. A book file is the only place that names its icon. */
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
      const sorted = [...names].toSorted()
      return [
        ...sorted.map((name, index) => `import I${index} from '~icons/lucide/${name}'`),
        `export const bookIcons = { ${sorted.map((name, index) => `'${name}': I${index}`).join(', ')} }`,
      ].join('\n')
    },
  }
}
