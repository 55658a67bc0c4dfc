import { headOf } from '@hebu/shared/books/book-head.ts'
import { customers } from '@hebu/shared/books/customers.ts'
import type { Book } from '@hebu/shared/books/define-book.ts'
import { tasks } from '@hebu/shared/books/tasks.ts'
import { visits } from '@hebu/shared/books/visits.ts'
import * as Y from 'yjs'

import { memoryVolumes } from './memory-volumes.ts'
import type { World } from './workspace.ts'
import { aWorkspace, made } from './workspace.ts'

const books: readonly Book[] = [customers as Book, visits as Book, tasks as Book]

/** A member's device with the books of customers, contacts and tasks; give two the same volumes and they see the same. */
export const aDepartment = (member: string, volumes = memoryVolumes(), more: readonly Book[] = []): Promise<World> => aWorkspace(member, volumes, () => [...books, ...more], [...books, ...more].map(headOf))

/** Makes a customer and gives its id. */
export const aCustomer = ({ workspace }: World, values: Readonly<Record<string, unknown>>): string => made(workspace.commands.create('customers', values)).id

/** Brings two devices that were apart to the same content. */
export function exchange(one: World, other: World): void {
  for (const name of new Set([...one.volumes.all(), ...other.volumes.all()].map((volume) => volume.name))) {
    const [a, b] = [one.volumes.open(name).doc, other.volumes.open(name).doc]
    const [forA, forB] = [Y.encodeStateAsUpdate(b, Y.encodeStateVector(a)), Y.encodeStateAsUpdate(a, Y.encodeStateVector(b))]
    Y.applyUpdate(a, forA)
    Y.applyUpdate(b, forB)
  }
}
