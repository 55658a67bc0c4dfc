import { useLocation, useNavigate } from '@solidjs/router'
import type { JSX } from 'solid-js'

import { PresentedElsewhere } from '../../features/meeting/present/PresentedElsewhere.tsx'

/** Offers to follow a meeting that is presented, on every place but its own page. */
export function PresentedNow(): JSX.Element {
  const location = useLocation()
  const navigate = useNavigate()
  const here = (): string | undefined => {
    const [book, id] = location.pathname.slice(1).split('/').map(decodeURIComponent)
    return book === 'meetings' ? id : undefined
  }
  return <PresentedElsewhere here={here()} onFollow={(meeting) => navigate(`/meetings/${encodeURIComponent(meeting)}?follow`)} />
}
