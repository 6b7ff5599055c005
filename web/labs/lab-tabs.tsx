import { useLanguage } from '../app/language.tsx'
import type { Key } from '../app/language.tsx'
import { Link } from '../app/link.tsx'
import { useMe } from '../app/use-me.ts'
import classes from './lab-tabs.module.css'

const places = [
  ['/labs', 'labs.calendar'],
  ['/labs/bookings', 'labs.bookings'],
  ['/labs/resources', 'labs.resources'],
  ['/labs/waiting', 'labs.waiting'],
  ['/labs/loans', 'labs.loans'],
  ['/labs/desk', 'labs.desk'],
] as const satisfies readonly (readonly [string, Key])[]

/** Ways through the labs. */
export function LabTabs() {
  const { say } = useLanguage()
  const { me } = useMe()
  if (me === null || me.kind === 'guest') return null
  return (
    <nav className={classes.tabs} aria-label={say('nav.labs')}>
      {places.map(([to, key]) => (
        <Link key={to} to={to} className={classes.tab} underline="never" activeOptions={{ exact: to === '/labs' }}>
          {say(key)}
        </Link>
      ))}
    </nav>
  )
}
