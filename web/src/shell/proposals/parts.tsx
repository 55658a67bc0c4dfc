import type { Page } from '@hebu/shared/codec/page.ts'
import type { JSX } from 'solid-js'

import { OpportunityActs, PageActs } from '../../features/proposals/PageActs.tsx'
import { QuoteLead } from '../../features/proposals/QuoteLead.tsx'
import { VersionsPane } from '../../features/proposals/VersionsPane.tsx'
import { ProposalPart } from './ProposalPart.tsx'

/** Buttons of a proposal's page, before its moves. */
export const ProposalActs = (props: { readonly page: Page }): JSX.Element => <ProposalPart><PageActs page={props.page} /></ProposalPart>

/** What stands over the fields of a proposal. */
export const ProposalLead = (props: { readonly page: Page }): JSX.Element => <ProposalPart><QuoteLead page={props.page} /></ProposalPart>

/** What stands under the fields of a proposal. */
export const ProposalAfter = (props: { readonly page: Page }): JSX.Element => <ProposalPart><VersionsPane page={props.page} /></ProposalPart>

/** Buttons of an opportunity's page. */
export const DraftProposal = (props: { readonly page: Page }): JSX.Element => <ProposalPart><OpportunityActs page={props.page} /></ProposalPart>
