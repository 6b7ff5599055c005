import { Tabs } from '@mantine/core'
import { Answered } from '../app/failure.tsx'
import { Empty } from '../app/empty.tsx'
import { useLanguage } from '../app/language.tsx'
import { Page } from '../app/page.tsx'
import { useAsk } from '../app/use-ask.ts'
import { useMe } from '../app/use-me.ts'
import { Demand } from './demand.tsx'
import { Doors } from './doors.tsx'
import { LabTabs } from './lab-tabs.tsx'
import { Quotas } from './quotas.tsx'

/** The desk of the labs: who comes today, what is left of the quotas, and what was asked for in vain. */
export function DeskPage() {
  const { say } = useLanguage()
  const { is, me } = useMe()
  const sites = useAsk('labs.sites', {})
  const manages = is('labManager', 'centreManager')
  return (
    <Page title={say('labs.desk')} about={say('desk.about')}>
      <LabTabs />
      <Answered of={sites}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={say('labs.none')}>{say('labs.noneAbout')}</Empty>
          ) : (
            me && (
              <Tabs defaultValue={manages ? 'doors' : 'quotas'} keepMounted={false}>
                <Tabs.List>
                  {manages && <Tabs.Tab value="doors">{say('doors')}</Tabs.Tab>}
                  <Tabs.Tab value="quotas">{say('quotas')}</Tabs.Tab>
                  {(manages || is('observer')) && <Tabs.Tab value="demand">{say('demand')}</Tabs.Tab>}
                </Tabs.List>
                <Tabs.Panel value="doors" pt="md">
                  <Doors sites={rows} />
                </Tabs.Panel>
                <Tabs.Panel value="quotas" pt="md">
                  <Quotas sites={rows} />
                </Tabs.Panel>
                <Tabs.Panel value="demand" pt="md">
                  <Demand />
                </Tabs.Panel>
              </Tabs>
            )
          )
        }
      </Answered>
    </Page>
  )
}
