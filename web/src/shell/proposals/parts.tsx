import type { Page } from '@hebu/shared/codec/page.ts'
import type { JSX } from 'solid-js'

import { ExportMenu } from '../../features/proposals/ExportMenu.tsx'
import { ProposalPart } from './ProposalPart.tsx'

/** Buttons of a proposal's page, before its moves. */
export const ProposalActs = (props: { readonly page: Page }): JSX.Element => <ProposalPart><ExportMenu page={props.page} /></ProposalPart>
