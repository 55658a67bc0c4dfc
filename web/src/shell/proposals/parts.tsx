import type { Page } from '@hebu/shared/codec/page.ts'
import type { ComparedContent } from '@hebu/shared/rules/comparing/compare-content.ts'
import type { JSX } from 'solid-js'

import { useOpenPage } from '../../features/books/page/page-context.ts'
import { OpportunityActs, PageActs } from '../../features/proposals/PageActs.tsx'
import { QuoteLead } from '../../features/proposals/QuoteLead.tsx'
import { PriceChanges } from '../../features/proposals/PriceChanges.tsx'
import { ProposalPart } from './ProposalPart.tsx'

/** Buttons of a proposal's page, before its moves. */
export const ProposalActs = (props: { readonly page: Page }): JSX.Element => <ProposalPart><PageActs page={props.page} /></ProposalPart>

/** What stands over the fields of a proposal. */
export const ProposalLead = (props: { readonly page: Page }): JSX.Element => <ProposalPart><QuoteLead page={props.page} /></ProposalPart>

/** What became of the prices between two versions. */
export function ComparedPrices(props: { readonly before: ComparedContent; readonly after: ComparedContent }): JSX.Element {
  const open = useOpenPage()
  return <ProposalPart><PriceChanges page={open.page()} before={props.before} after={props.after} /></ProposalPart>
}

/** Buttons of an opportunity's page. */
export const DraftProposal = (props: { readonly page: Page }): JSX.Element => <ProposalPart><OpportunityActs page={props.page} /></ProposalPart>
