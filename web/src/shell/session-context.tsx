import type { Accessor, JSX } from 'solid-js'
import { createContext, useContext } from 'solid-js'

import type { RelayApi } from '../platform/relay-api.ts'
import type { Session } from './session.ts'

/** What the browser tells about keeping things. */
export interface Device {
  /** Absent in browsers, and on plain HTTP, where it cannot be asked. */
  readonly storage: StorageManager | undefined
  /** Whether this window keeps anything after it was closed. */
  readonly durable: boolean
}

export interface Ways {
  readonly session: Session
  readonly api: RelayApi
  readonly device: Device
}

const WaysContext = createContext<Ways>()

/** Gives the session and the relay's interface to the shell. */
export function WaysProvider(props: { readonly ways: Ways; readonly children: JSX.Element }): JSX.Element {
  return <WaysContext.Provider value={props.ways}>{props.children}</WaysContext.Provider>
}

function useWays(): Ways {
  const ways = useContext(WaysContext)
  if (ways === undefined) throw new Error('useSession, useRelay or useDevice is called outside of WaysProvider')
  return ways
}

/** Who is signed in on this device. Throws outside of its provider. */
export const useSession = (): Session => useWays().session

/** When the relay was last heard of, ms since 1970: in this window, else as the device remembers. */
export function useLastContact(): Accessor<number | undefined> {
  const { session } = useWays()
  return () => {
    const state = session.state()
    return state.kind === 'open' ? (state.workspace.sync().lastContactMs ?? state.account.lastContactMs) : undefined
  }
}

/** The relay's HTTP interface. Throws outside of its provider. */
export const useRelay = (): RelayApi => useWays().api

/** What the browser tells about keeping things. Throws outside of its provider. */
export const useDevice = (): Device => useWays().device
