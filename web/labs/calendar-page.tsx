import { Button, Group, SegmentedControl, Select, Text } from '@mantine/core'
import { useHotkeys, useMediaQuery } from '@mantine/hooks'
import { useState } from 'react'
import { Answered } from '../app/failure.tsx'
import { Empty } from '../app/empty.tsx'
import { useLanguage } from '../app/language.tsx'
import { LinkButton } from '../app/link.tsx'
import type { Answer } from '../app/operations.ts'
import { Page } from '../app/page.tsx'
import { useAsk } from '../app/use-ask.ts'
import { useMe } from '../app/use-me.ts'
import { BookDialog } from './book-dialog.tsx'
import type { Slot } from './book-dialog.tsx'
import { addDays, dayAt, instantAt, mondayOf } from './clock.ts'
import { DayList } from './day-list.tsx'
import { LabTabs } from './lab-tabs.tsx'
import { Timeline } from './timeline.tsx'
import { WeekGrid } from './week-grid.tsx'

type Site = Answer<'labs.sites'>['rows'][number]
const clock = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

type View = 'week' | 'day' | 'timeline'

function Calendar({ sites }: { readonly sites: readonly Site[] }) {
  const { say, day: printDay } = useLanguage()
  const { me } = useMe()
  const isNarrow = useMediaQuery('(max-width: 48em)')
  const [siteId, setSite] = useState(sites[0].site)
  const site = sites.find((each) => each.site === siteId) ?? sites[0]
  const [chosen, setDay] = useState(() => dayAt(new Date(), site.zone))
  const [wanted, setView] = useState<View>('week')
  const [resource, setResource] = useState<string | null>(null)
  const [slot, setSlot] = useState<Slot | null>(null)
  // On a phone a week is a list of days, as a grid of seven would be too narrow to read.
  const view = isNarrow && wanted === 'week' ? 'list' : wanted
  const [from, length] = wanted === 'week' ? [mondayOf(chosen), 7] : [chosen, 1]
  const days = Array.from({ length }, (_, k) => addDays(from, k))
  const resources = useAsk('labs.resources', { site: site.site, limit: 500 })
  const range = {
    from: instantAt(from, '00:00', site.zone).toISOString(),
    until: instantAt(addDays(from, length), '00:00', site.zone).toISOString(),
  }
  const found = useAsk('labs.calendar', { ...range, site: site.site, resources: resource ? [resource] : undefined })
  const move = (steps: number): void => setDay(addDays(chosen, steps * length))
  const mayBook = me?.kind === 'person'
  useHotkeys([
    ['ArrowLeft', () => move(-1)],
    ['ArrowRight', () => move(1)],
    ['t', () => setDay(dayAt(new Date(), site.zone))],
    ['n', () => mayBook && setSlot({ day: chosen, from: '09:00', until: '10:00', resource })],
  ])
  const pick = (day: string, minutes: number, of: string | null = resource): void => {
    if (!mayBook) return
    setSlot({ day, from: clock(minutes), until: clock(Math.min(minutes + 60, 1439)), resource: of })
  }
  const shared = { days, zone: site.zone, pick }
  return (
    <>
      <Group gap="xs" align="flex-end">
        {sites.length > 1 && (
          <Select
            label={say('site')}
            value={site.site}
            onChange={(next) => next && setSite(next)}
            data={sites.map((each) => ({ value: each.site, label: each.name }))}
            allowDeselect={false}
            size="sm"
          />
        )}
        <Select
          label={say('resource')}
          placeholder={say('allResources')}
          clearable
          searchable
          value={resource}
          onChange={setResource}
          data={(resources.data?.rows ?? []).map((row) => ({ value: row.resource, label: row.name }))}
          size="sm"
          clearButtonProps={{ 'aria-label': say('clear') }}
        />
        <SegmentedControl
          aria-label={say('view')}
          value={wanted}
          onChange={(next) => setView(next as View)}
          data={(['week', 'day', 'timeline'] as const).map((value) => ({ value, label: say(`view.${value}`) }))}
        />
        <Group gap={4}>
          <Button variant="default" px="xs" onClick={() => move(-1)} aria-label={say('earlier')}>
            ‹
          </Button>
          <Button variant="default" onClick={() => setDay(dayAt(new Date(), site.zone))}>
            {say('today')}
          </Button>
          <Button variant="default" px="xs" onClick={() => move(1)} aria-label={say('later')}>
            ›
          </Button>
        </Group>
        {mayBook && (
          <Button ml="auto" onClick={() => setSlot({ day: chosen, from: '09:00', until: '10:00', resource })}>
            {say('book')}
          </Button>
        )}
      </Group>
      <Text fw={600} aria-live="polite">
        {printDay(from)}
        {length > 1 && ` – ${printDay(addDays(from, length - 1))}`} · {site.zone}
      </Text>
      <Answered of={found}>
        {({ rows }) =>
          view === 'timeline' ? (
            <Timeline
              {...shared}
              rows={rows}
              resources={(resources.data?.rows ?? []).filter((row) => resource === null || row.resource === resource)}
            />
          ) : view === 'list' ? (
            <DayList {...shared} rows={rows} resources={resources.data?.rows ?? []} />
          ) : (
            <WeekGrid {...shared} rows={rows} resources={resources.data?.rows ?? []} />
          )
        }
      </Answered>
      <Text size="xs" c="dimmed" visibleFrom="sm">
        {say('calendar.keys')}
      </Text>
      {slot && <BookDialog slot={slot} site={site} resources={resources.data?.rows ?? []} close={() => setSlot(null)} />}
    </>
  )
}

/** The calendar of the labs. */
export function CalendarPage() {
  const { say } = useLanguage()
  const { me } = useMe()
  const sites = useAsk('labs.sites', {})
  return (
    <Page
      title={say('nav.labs')}
      about={say(me?.kind === 'guest' ? 'labs.aboutGuest' : 'labs.about')}
      actions={me?.kind === 'guest' && <LinkButton to="/sign-in">{say('signIn')}</LinkButton>}
    >
      <LabTabs />
      <Answered of={sites}>
        {({ rows }) => (rows.length === 0 ? <Empty title={say('labs.none')}>{say('labs.noneAbout')}</Empty> : <Calendar sites={rows} />)}
      </Answered>
    </Page>
  )
}
