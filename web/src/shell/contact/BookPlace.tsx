import type { JSX } from 'solid-js'
import { lazy, Show, Suspense } from 'solid-js'

import type { PageExtras } from '../../features/books/index.ts'
import { BookScreen } from '../../features/books/index.ts'
import { askedVisits } from '../../features/contact/asking-visits.ts'

/** A list needs none of them. */
const LogContactButton = lazy(async () => ({ default: (await import('../../features/contact/LogContactButton.tsx')).LogContactButton }))
const PlanVisitsButton = lazy(async () => ({ default: (await import('../../features/contact/PlanVisitsButton.tsx')).PlanVisitsButton }))
const VisitsToPlan = lazy(async () => ({ default: (await import('./VisitsToPlan.tsx')).VisitsToPlan }))
const PlanAfter = lazy(async () => ({ default: (await import('./PlanAfter.tsx')).PlanAfter }))
const PlanLead = lazy(async () => ({ default: (await import('./PlanAfter.tsx')).PlanLead }))
const VisitLead = lazy(async () => ({ default: (await import('./VisitLead.tsx')).VisitLead }))
const ContractLead = lazy(async () => ({ default: (await import('../contracts/ContractLead.tsx')).ContractLead }))
const MeetingLead = lazy(async () => ({ default: (await import('../meeting/MeetingLead.tsx')).MeetingLead }))
const MeetingEnd = lazy(async () => ({ default: (await import('../../features/meeting/Receipts.tsx')).ReadToTheEnd }))
const ComingMeetings = lazy(async () => ({ default: (await import('../meeting/ComingMeetings.tsx')).ComingMeetings }))

const ProposalActs = lazy(async () => ({ default: (await import('../proposals/parts.tsx')).ProposalActs }))
const ProposalLead = lazy(async () => ({ default: (await import('../proposals/parts.tsx')).ProposalLead }))
const ComparedPrices = lazy(async () => ({ default: (await import('../proposals/parts.tsx')).ComparedPrices }))
const DraftProposal = lazy(async () => ({ default: (await import('../proposals/parts.tsx')).DraftProposal }))

/** What other features add to the pages of books. */
const extrasByBook: Readonly<Record<string, PageExtras>> = {
  customers: {
    acts: (page) => <Suspense><LogContactButton keys asked={{ customer: page().id }} /><PlanVisitsButton asked={() => ({ customers: [page().id] })} /></Suspense>,
    rowActs: (page) => <Suspense><LogContactButton asked={{ customer: page().id }} /></Suspense>,
    chosenActs: (chosen) => <Suspense><PlanVisitsButton asked={() => ({ customers: chosen.ids(), onPlanned: chosen.end })} /></Suspense>,
  },
  contracts: {
    lead: (page) => <Suspense><ContractLead page={page()} /></Suspense>,
    // The register says which seal was used; where the charter keeps none, a line does ([CON15]).
    withholds: (page, field, workspace) => {
      const isRegistered = !workspace.charter().without.includes('sealUses')
      return field === 'sealUses' ? !isRegistered : field === 'sealUse' && isRegistered && page.values['sealUse'] === undefined
    },
  },
  meetings: {
    listLead: () => <Suspense><ComingMeetings most={2} over="list" /></Suspense>,
    lead: (page) => <Suspense><MeetingLead page={page()} /></Suspense>,
    after: (page) => <Suspense><MeetingEnd page={page()} /></Suspense>,
  },
  plans: { lead: (page) => <Suspense><PlanLead page={page()} /></Suspense>, after: (page) => <Suspense><PlanAfter page={page()} /></Suspense> },
  proposals: {
    acts: (page) => <Suspense><ProposalActs page={page()} /></Suspense>,
    lead: (page) => <Suspense><ProposalLead page={page()} /></Suspense>,
    compares: (field, before, after) => (field === 'lines' ? () => <Suspense><ComparedPrices before={before} after={after} /></Suspense> : undefined),
  },
  opportunities: { acts: (page) => <Suspense><DraftProposal page={page()} /></Suspense> },
  visits: { lead: (page) => <Suspense><VisitLead page={page()} /></Suspense> },
}

/** A book's list and pages, with what other features add to them. */
export const BookPlace = (): JSX.Element => (
  <>
    <BookScreen extrasByBook={extrasByBook} />
    <Show when={askedVisits()} keyed>{(asked) => <Suspense><VisitsToPlan asked={asked} /></Suspense>}</Show>
  </>
)
