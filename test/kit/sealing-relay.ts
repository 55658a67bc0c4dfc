/** A relay with a head and somebody of sales who has a device to seal with. */
import { copyFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

import { aClock, aFolder, aServer, postWith } from './front-door.ts'
import { aSealingDevice, registered } from './sealing-device.ts'

export async function aDepartment(clock = aClock()) {
  const server = await aServer({ clock })
  const founder = await server.setUp()
  const rep = await server.member(founder, '李娜', postWith('sales'))
  const device = aSealingDevice()
  await registered(rep, device)
  return { server, clock, founder, rep, device }
}

/** The store as it stands now, in a folder of its own; the secrets beside it. */
export function takenAside(folder: string): string {
  const aside = aFolder()
  for (const name of readdirSync(folder)) {
    if (name.endsWith('.sqlite')) new DatabaseSync(join(folder, name)).exec(`VACUUM INTO '${join(aside, name)}'`)
    else if (!name.includes('.sqlite') && statSync(join(folder, name)).isFile()) copyFileSync(join(folder, name), join(aside, name))
  }
  return aside
}
