// @vitest-environment happy-dom
import { RemovedPlace } from '@hebu/web/shell/entry/PlainPlaces.tsx'
import { type Ways, WaysProvider } from '@hebu/web/shell/session-context.tsx'
import type { DeviceAccount } from '@hebu/web/platform/device-accounts.ts'
import { screen } from '@solidjs/testing-library'
import { expect, test } from 'vitest'

import { renderWidget } from '../ui/render-widget.tsx'

const account = { workspace: 'w1', member: 'zhou', name: '周远', department: '华东销售部' } as DeviceAccount

test('[LEA4] who was removed is told of the edits and of the files that only this device has', () => {
  const shown = (waiting: number, files: number): string => {
    const { unmount } = renderWidget(() => (
      <WaysProvider ways={{ session: {}, device: { storage: undefined, durable: true } } as Ways}><RemovedPlace account={account} waiting={waiting} files={files} /></WaysProvider>
    ))
    const words = screen.getByRole('main').textContent
    unmount()
    return words
  }
  expect(shown(0, 0)).not.toContain('on this device only')
  expect(shown(0, 2)).toContain('Files that have not reached the server, on this device only: 2.')
  expect(shown(3, 0)).toContain('Edits that have not reached the server, on this device only: 3.')
})
