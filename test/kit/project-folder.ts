import { resolve } from 'node:path'

/** The folder of the project. */
export const projectFolder = resolve(import.meta.dirname, '../..')
