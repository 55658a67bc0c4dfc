import type { Season } from '../cast/products.ts'

type VisitKind = 'visit' | 'call' | 'email' | 'online' | 'reception' | 'negotiation' | 'demo'
type Degree = 'high' | 'mid' | 'low'

/** One contact with a customer, as whoever made it wrote it down. Empty words leave a field empty. */
export interface Talk {
  readonly kind: VisitKind
  readonly purpose: string
  readonly presented: string
  readonly needs: string
  readonly concerns: string
  readonly intent: Degree | 'none'
  readonly next: string
  /** How the day's report tells it in a line. */
  readonly brief: string
}

export interface ContactPerson {
  readonly name: string
  readonly title: string
  readonly decides: boolean
  readonly note?: string
}

export type Industry = '印刷包装' | '教育培训' | '医疗健康' | '酒店餐饮' | '科技制造' | '商贸物流'
export type Town = '云岫市' | '梧溪市' | '澄渡市' | '鹿汀市' | '青檐镇'

/** A customer and the course of a month with them. */
export interface CustomerScript {
  /** Names the customer in other parts of the story. */
  readonly key: string
  readonly name: string
  readonly town: Town
  readonly address: string
  readonly industry: Industry
  readonly kind: 'enterprise' | 'institution' | 'school' | 'channel' | 'individual'
  readonly scale: 'large' | 'medium' | 'small'
  readonly tier: 'key' | 'core' | 'general' | 'potential'
  readonly state: 'lead' | 'screened' | 'active' | 'dormant' | 'lost'
  readonly source: 'industryReport' | 'web' | 'directory' | 'social' | 'expo' | 'referral' | 'walkIn' | 'inquiry'
  readonly credit?: 'A' | 'B' | 'C' | 'D'
  readonly contacts: readonly ContactPerson[]
  readonly scope: string
  readonly operating: string
  readonly decision: string
  readonly needs: string
  readonly preferences: string
  readonly strategy: string
  readonly potential: number
  readonly willingness: Degree
  /** On the list of those to be developed first. */
  readonly keyDevelopment?: boolean
  /** Why they are lost. */
  readonly lossReason?: string
  readonly talks: readonly Talk[]
}

/** Who looks after these customers, and their story in a season. */
export type Portfolio = (season: Season) => readonly CustomerScript[]

export const talk = (kind: VisitKind, purpose: string, presented: string, needs: string, concerns: string, intent: Talk['intent'], next: string, brief: string): Talk => ({
  kind, purpose, presented, needs, concerns, intent, next, brief,
})

export const decider = (name: string, title: string, note?: string): ContactPerson => ({ name, title, decides: true, ...(note === undefined ? {} : { note }) })
export const contact = (name: string, title: string, note?: string): ContactPerson => ({ name, title, decides: false, ...(note === undefined ? {} : { note }) })
