import type { Actor, Book } from '@hebu/shared/books/define-book.ts'
import type { CellField, Field, Fields, Row } from '@hebu/shared/books/field-kinds.ts'
import { isValidValue } from '@hebu/shared/rules/schema.ts'
import { expect, test } from 'vitest'

import { aMember } from '../../kit/department.ts'
import { everyBook, plainNaming } from './small-world.ts'

const movesOf = (book: Book) => Object.entries(book.moves).map(([name, move]) => ({ name: `${book.id}.${name}`, ...move }))

const fieldsOf = (book: Book) => Object.entries<Field>(book.fields).map(([name, field]) => ({ name: `${book.id}.${name}`, field }))

test('[BOOK1] every move leads from declared states to a declared one', () => {
  for (const book of everyBook) {
    const states = Object.keys(book.states)
    expect(states).toContain(book.initial)
    expect(book.frozen?.filter((state) => !states.includes(state)) ?? []).toEqual([])
    expect(movesOf(book).filter(({ from, to: target }) => from.length === 0 || ![...from, target].every((state) => states.includes(state)))).toEqual([])
  }
})

test('[BOOK1] every state can be reached from the first, and two moves from one state to another have different names for people', () => {
  for (const book of everyBook) {
    const reached = new Set<string>([book.initial])
    for (const _state of Object.keys(book.states)) {
      for (const { from, to: target } of movesOf(book)) if (from.some((state) => reached.has(state))) reached.add(target)
    }
    expect(Object.keys(book.states).filter((state) => !reached.has(state))).toEqual([])
    const offered = movesOf(book).flatMap(({ from, label }) => from.map((state) => `${state} ${label.hant}`))
    expect(offered.filter((offer, index) => offered.indexOf(offer) !== index)).toEqual([])
  }
})

test('[BOOK1] nobody is offered two main ways forward in one state', () => {
  for (const book of everyBook) {
    for (const state of Object.keys(book.states)) {
      const offered = movesOf(book).flatMap(({ from, by, primary }) => (primary === true && from.includes(state) ? [...new Set(by)] : []))
      expect(offered.filter((actor, index) => offered.indexOf(actor) !== index), `${book.id} ${state}`).toEqual([])
    }
  }
})

test('[BOOK2] sections, columns, orders, needs and timelines name fields of their book', () => {
  for (const book of everyBook) {
    const known = new Set(Object.keys(book.fields))
    const needs = movesOf(book).flatMap((move) => [...(move.needs ?? []), ...(move.needsWhen ?? []).flatMap((when) => [when.field, ...when.needs])])
    const named = [
      ...(book.sections ?? []).flatMap(({ fields }) => fields),
      ...book.list.columns,
      book.list.sort,
      ...needs.flatMap((need) => need.split('|')),
      ...(book.timeline === undefined ? [] : [book.timeline.about, book.timeline.on]),
    ]
    expect(named.filter((name) => !known.has(name))).toEqual([])
  }
})

test('[SEAL17] what a move writes by itself into a page that is sealed already lies beside what the seal is over', () => {
  for (const book of everyBook) {
    const sealedIn = new Set(movesOf(book).flatMap(({ sealed, to: target }) => (sealed === true ? [target] : [])))
    const written = movesOf(book).flatMap(({ sealed, from, stamps = [] }) => (sealed !== true && from.some((state) => sealedIn.has(state)) ? stamps : []))
    expect(fieldsOf(book).filter(({ name, field }) => written.includes(name.split('.')[1]!) && field.annotates === undefined)).toEqual([])
  }
  expect(movesOf(everyBook.find(({ id }) => id === 'proposals')!).find(({ name }) => name === 'proposals.send')?.stamps).toEqual(['sentAt'])
})

test('[BOOK2] what two pages are known by, and what a merge keeps, are fields and moves of their book', () => {
  for (const { id, identity, fields, moves } of everyBook) {
    if (identity === undefined) continue
    const columns = Object.entries<Field>(fields).flatMap(([name, field]) => (field.kind === 'rows' ? Object.keys(field.columns).map((column) => `${name}/${column}`) : [name]))
    expect([...(identity.phones ?? []), ...(identity.emails ?? [])].filter((path) => !columns.includes(path)), id).toEqual([])
    expect([moves[identity.merge]?.apart, moves[identity.separate]?.returns, fields[identity.into]?.kind, fields[identity.others]?.kind]).toEqual([true, true, 'link', 'links'])
    expect([fields[identity.records.own]?.part, fields[identity.records.own]?.kind]).toEqual([undefined, 'rows'])
    for (const [part, name] of Object.entries(identity.records.parts ?? {})) expect([fields[name]?.part, fields[name]?.kind]).toEqual([part, 'rows'])
  }
})

test('[BOOK2] each field that people see stands under one heading', () => {
  for (const book of everyBook) {
    const placed = (book.sections ?? []).flatMap(({ fields }) => fields)
    expect(placed.filter((name, index) => placed.indexOf(name) !== index)).toEqual([])
    const seen = fieldsOf(book).filter(({ field }) => field.internal !== true)
    expect(seen.filter(({ name }) => !placed.includes(name.split('.')[1]!)).map(({ name }) => name)).toEqual([])
  }
})

test('[BOOK2] lists have four to seven columns, and none of them lies in a companion that readers of the list may not hold', () => {
  for (const book of everyBook.filter(({ internal }) => internal !== true)) {
    expect(book.list.columns.length).toBeGreaterThanOrEqual(4)
    expect(book.list.columns.length).toBeLessThanOrEqual(7)
    expect(book.list.columns.filter((column) => book.fields[column]?.part !== undefined)).toEqual([])
  }
})

test('[BOOK3] actors that a page names are fields that hold members', () => {
  for (const book of everyBook) {
    const actors: readonly Actor[] = [
      ...(book.editors ?? []),
      ...movesOf(book).flatMap(({ by, notifies }) => [...by, ...(notifies ?? [])]),
      ...fieldsOf(book).flatMap(({ field }) => field.annotates ?? []),
    ]
    const named = actors.filter((actor) => actor.startsWith('@') && actor !== '@made').map((actor) => actor.slice(1))
    expect(named.filter((name) => !['member', 'members'].includes(book.fields[name]?.kind ?? ''))).toEqual([])
    expect(movesOf(book).filter(({ by }) => by.length === 0).map(({ name }) => name)).toEqual([])
  }
})

test('[BOOK3] fields of a companion name one that the book declares', () => {
  for (const book of everyBook) {
    expect(fieldsOf(book).filter(({ field }) => field.part !== undefined && book.parts?.[field.part] === undefined)).toEqual([])
    for (const part of Object.keys(book.parts ?? {})) expect(fieldsOf(book).some(({ field }) => field.part === part)).toBe(true)
  }
})

test('[FLD24] a row begins with a moment in columns of time and with a member in columns of members', () => {
  const begun = everyBook.flatMap(({ fields }) => Object.values<Field>(fields as Fields).flatMap((field) => (field.kind === 'rows' ? Object.values<CellField>(field.columns).filter(({ begins }) => begins !== undefined) : [])))
  expect(begun.filter(({ kind, begins }) => !(begins === 'me' ? kind === 'member' : kind === 'date' || kind === 'dateTime'))).toEqual([])
  expect(begun.length).toBeGreaterThan(10)
})

test('[BOOK4] what a new page begins with fits its fields', () => {
  const me = aMember('zhou')
  for (const book of everyBook) {
    const begun = book.defaults?.({ me, today: '2026-11-25', nowMs: 0, head: 'wang', members: [me], defaultTier: 'potential' }) ?? {}
    const fits = (field: Field, value: unknown): boolean =>
      field.kind === 'rows' ? (value as readonly Row[]).every(({ cells }) => Object.entries(cells).every(([column, cell]) => isValidValue(field.columns[column]!, cell))) : isValidValue(field, value)
    expect(Object.entries(begun).filter(([name, value]) => !fits(book.fields[name]!, value))).toEqual([])
  }
})

test('[BOOK4] a page without values still has a name, and a timeline entry words', () => {
  for (const book of everyBook) {
    expect(typeof book.title({}, plainNaming)).toBe('string')
    if (book.timeline !== undefined) expect(typeof book.timeline.text({}, plainNaming)).toBe('string')
  }
})

test('[BOOK4] only what people type is asked of them: no computed or internal field is required', () => {
  for (const book of everyBook) {
    expect(fieldsOf(book).filter(({ field }) => field.required === true && (field.kind === 'computed' || field.internal === true))).toEqual([])
    const needs = movesOf(book).flatMap((move) => (move.needs ?? []).flatMap((need) => need.split('|')))
    expect(needs.filter((name) => book.fields[name]?.kind === 'computed')).toEqual([])
  }
})
