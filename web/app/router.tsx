import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { HomePage } from '../home/home-page.tsx'
import { Lost } from './lost.tsx'
import { Shell } from './shell.tsx'

const root = createRootRoute({ component: Shell, notFoundComponent: Lost })
const getParentRoute = () => root

const routes = [
  createRoute({ getParentRoute, path: '/', component: HomePage }),
  createRoute({
    getParentRoute,
    path: '/studies',
    component: lazyRouteComponent(() => import('../studies/studies-page.tsx'), 'StudiesPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/studies/new',
    component: lazyRouteComponent(() => import('../studies/new-study-page.tsx'), 'NewStudyPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/studies/$study',
    component: lazyRouteComponent(() => import('../studies/study-page.tsx'), 'StudyPage'),
  }),
  createRoute({ getParentRoute, path: '/runs/$run', component: lazyRouteComponent(() => import('../runs/run-page.tsx'), 'RunPage') }),
  createRoute({
    getParentRoute,
    path: '/evidence',
    component: lazyRouteComponent(() => import('../evidence/evidence-list-page.tsx'), 'EvidenceListPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/evidence/compare/$a/$b',
    component: lazyRouteComponent(() => import('../evidence/compare-page.tsx'), 'ComparePage'),
  }),
  createRoute({
    getParentRoute,
    path: '/evidence/$evidence',
    component: lazyRouteComponent(() => import('../evidence/evidence-page.tsx'), 'EvidencePage'),
  }),
  createRoute({
    getParentRoute,
    path: '/shared/$token',
    component: lazyRouteComponent(() => import('../evidence/shared-page.tsx'), 'SharedPage'),
  }),
  createRoute({ getParentRoute, path: '/verify', component: lazyRouteComponent(() => import('../verify/verify-page.tsx'), 'VerifyPage') }),
  createRoute({
    getParentRoute,
    path: '/products',
    component: lazyRouteComponent(() => import('../studies/products-page.tsx'), 'ProductsPage'),
  }),
  createRoute({ getParentRoute, path: '/labs', component: lazyRouteComponent(() => import('../labs/calendar-page.tsx'), 'CalendarPage') }),
  createRoute({
    getParentRoute,
    path: '/labs/bookings',
    component: lazyRouteComponent(() => import('../labs/bookings-page.tsx'), 'BookingsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/labs/bookings/$booking',
    component: lazyRouteComponent(() => import('../labs/booking-page.tsx'), 'BookingPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/labs/waiting',
    component: lazyRouteComponent(() => import('../labs/waiting-page.tsx'), 'WaitingPage'),
  }),
  createRoute({ getParentRoute, path: '/labs/loans', component: lazyRouteComponent(() => import('../labs/loans-page.tsx'), 'LoansPage') }),
  createRoute({
    getParentRoute,
    path: '/labs/resources',
    component: lazyRouteComponent(() => import('../labs/resources-page.tsx'), 'ResourcesPage'),
  }),
  createRoute({ getParentRoute, path: '/labs/desk', component: lazyRouteComponent(() => import('../labs/desk-page.tsx'), 'DeskPage') }),
  createRoute({
    getParentRoute,
    path: '/labs/resources/$resource',
    component: lazyRouteComponent(() => import('../labs/resource-page.tsx'), 'ResourcePage'),
  }),
  createRoute({ getParentRoute, path: '/people', component: lazyRouteComponent(() => import('../people/people-page.tsx'), 'PeoplePage') }),
  createRoute({
    getParentRoute,
    path: '/people/$person',
    component: lazyRouteComponent(() => import('../people/person-page.tsx'), 'PersonPage'),
  }),
  createRoute({ getParentRoute, path: '/gates', component: lazyRouteComponent(() => import('../gates/gates-page.tsx'), 'GatesPage') }),
  createRoute({ getParentRoute, path: '/log', component: lazyRouteComponent(() => import('../log/log-page.tsx'), 'LogPage') }),
  createRoute({
    getParentRoute,
    path: '/settings',
    component: lazyRouteComponent(() => import('../settings/settings-page.tsx'), 'SettingsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/sign-in',
    component: lazyRouteComponent(() => import('../sign-in/sign-in-page.tsx'), 'SignInPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/sign-up',
    component: lazyRouteComponent(() => import('../sign-in/sign-up-page.tsx'), 'SignUpPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/join/$token',
    component: lazyRouteComponent(() => import('../sign-in/join-page.tsx'), 'JoinPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/first-run/$token',
    component: lazyRouteComponent(() => import('../sign-in/first-run-page.tsx'), 'FirstRunPage'),
  }),
] as const

/** The pages of the centre; all but the first are loaded when they are opened. */
export const router = createRouter({ routeTree: root.addChildren(routes), defaultPreload: 'intent', scrollRestoration: true })

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
