import { text } from '../vocabulary/text.ts'
import type { Post } from './define-charter.ts'

/** Posts outside the department, which see only what is sent to them (domain part C0). */
export const guests = {
  finance: { label: text('財務部門', 'Finance department'), functions: ['finance'], guest: true },
  legal: { label: text('法務部門', 'Legal department'), functions: ['legal'], guest: true },
  hr: { label: text('人力資源部', 'Human resources'), functions: ['hr'], guest: true },
  leader: { label: text('上級領導', 'Superior leadership'), functions: ['leader'], guest: true },
  procurement: { label: text('採購部門', 'Procurement'), functions: ['collab'], guest: true },
  logistics: { label: text('物流部門', 'Logistics'), functions: ['collab'], guest: true },
  production: { label: text('生產部門', 'Production'), functions: ['collab'], guest: true },
  quality: { label: text('質檢部門', 'Quality assurance'), functions: ['collab'], guest: true },
  technical: { label: text('技術部門', 'Technical department'), functions: ['collab'], guest: true },
  related: { label: text('相關部門', 'Related departments'), functions: ['collab'], guest: true },
} as const satisfies Readonly<Record<string, Post>>
