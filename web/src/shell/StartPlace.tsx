import { Navigate } from '@solidjs/router'
import type { JSX } from 'solid-js'

/** The start: what there is to do today ([TODAY10]). */
export const StartPlace = (): JSX.Element => <Navigate href="/today" />
