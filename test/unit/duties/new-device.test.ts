import { createAgenda } from '@hebu/web/shell/today/create-agenda.ts'
import type { SyncState } from '@hebu/web/workspace/volume.ts'
import { createRoot, createSignal } from 'solid-js'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

import { aWorkspace, made } from '../../kit/workspace.ts'

const arriving: SyncState = { kind: 'waiting', waiting: 0 }
const synced: SyncState = { kind: 'synced', waiting: 0 }
const offline: SyncState = { kind: 'offline', waiting: 0 }

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Today on a device that begins in one state of sync and comes into others. */
async function todayOn(first: SyncState, holds: boolean) {
  const world = await aWorkspace('zhou')
  const make = (): void => void made(world.workspace.commands.create('ledger', { title: '甲' }))
  if (holds) make()
  const [sync, setSync] = createSignal(first)
  const { agenda, stop } = createRoot((dispose) => ({ agenda: createAgenda({ ...world.workspace, sync }), stop: dispose }))
  const later = (): void => void vi.advanceTimersByTime(1_000)
  return { isTold: () => agenda() !== undefined, setSync, make, later, stop }
}

describe('Today on a new device', () => {
  test('[TODAY10] where nothing is held yet, nothing is told as owed until the relay has told what it has', async () => {
    // The first volumes are in sync before the others are asked for.
    const today = await todayOn(synced, false)
    expect(today.isTold()).toBe(false)
    today.setSync(arriving)
    today.later()
    today.make()
    today.later()
    expect(today.isTold()).toBe(false)
    today.setSync(synced)
    today.later()
    expect(today.isTold()).toBe(true)
    // Checked again later, it stays.
    today.setSync(arriving)
    today.later()
    expect(today.isTold()).toBe(true)
    today.stop()
  })

  test('[TODAY10] what the device holds is told at once', async () => {
    const today = await todayOn(arriving, true)
    expect(today.isTold()).toBe(true)
    today.stop()
  })

  test('[TODAY10] nobody waits for a network that is not there, nor for a department without pages', async () => {
    for (const first of [offline, synced]) {
      const today = await todayOn(first, false)
      today.later()
      expect(today.isTold()).toBe(true)
      today.stop()
    }
  })
})
