import { Route } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { lazy } from 'solid-js'

import { NotFoundPlace } from './NotFoundPlace.tsx'
import { StartPlace } from './StartPlace.tsx'
import { WorkspaceGate } from './WorkspaceGate.tsx'

const SetUpPlace = lazy(() => import('./entry/SetUpPlace.tsx').then((module) => ({ default: module.SetUpPlace })))
const SignInPlace = lazy(() => import('./entry/SignInPlace.tsx').then((module) => ({ default: module.SignInPlace })))
const JoinPlace = lazy(() => import('./entry/JoinPlace.tsx').then((module) => ({ default: module.JoinPlace })))
const VerifyPlace = lazy(() => import('./verify/VerifyPlace.tsx').then((module) => ({ default: module.VerifyPlace })))
const BookPlace = lazy(() => import('./contact/BookPlace.tsx').then((module) => ({ default: module.BookPlace })))
const BinScreen = lazy(() => import('../features/books/BinScreen.tsx').then((module) => ({ default: module.BinScreen })))
const ImportScreen = lazy(() => import('../features/books/exchange/import/ImportScreen.tsx').then((module) => ({ default: module.ImportScreen })))
const DuplicatesScreen = lazy(() => import('../features/books/merging/DuplicatesScreen.tsx').then((module) => ({ default: module.DuplicatesScreen })))
const MembersPlace = lazy(() => import('./members/MembersPlace.tsx').then((module) => ({ default: module.MembersPlace })))
const CharterPlace = lazy(() => import('./charter/CharterPlace.tsx').then((module) => ({ default: module.CharterPlace })))
const AuditPlace = lazy(() => import('./members/audit/AuditPlace.tsx').then((module) => ({ default: module.AuditPlace })))
const MePlace = lazy(() => import('./me/MePlace.tsx').then((module) => ({ default: module.MePlace })))
const SearchPlace = lazy(() => import('./search/SearchPlace.tsx').then((module) => ({ default: module.SearchPlace })))
const TodayPlace = lazy(() => import('./today/TodayPlace.tsx').then((module) => ({ default: module.TodayPlace })))
const MorePlace = lazy(() => import('./frame/MorePlace.tsx').then((module) => ({ default: module.MorePlace })))

/** Every address of the app. A book's list stays mounted while its pages come and go. */
export function Routes(): JSX.Element {
  return (
    <>
      <Route path="/setup" component={SetUpPlace} />
      <Route path="/sign-in" component={SignInPlace} />
      <Route path="/join" component={JoinPlace} />
      <Route path="/verify" component={VerifyPlace} />
      <Route path="/" component={WorkspaceGate}>
        <Route path="/" component={StartPlace} />
        <Route path="/members" component={MembersPlace} />
        <Route path="/members/audit" component={AuditPlace} />
        <Route path="/charter/:part?" component={CharterPlace} />
        <Route path="/me" component={MePlace} />
        <Route path="/today" component={TodayPlace} />
        <Route path="/search" component={SearchPlace} />
        <Route path="/more" component={MorePlace} />
        <Route path="/:book/duplicates" component={DuplicatesScreen} />
        <Route path="/:book/bin" component={BinScreen} />
        <Route path="/:book/import" component={ImportScreen} />
        <Route path="/:book/:page?" component={BookPlace} />
        <Route path="/*" component={NotFoundPlace} />
      </Route>
    </>
  )
}
