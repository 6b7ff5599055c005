import { Badge, Button, Card, Group, SimpleGrid, Table, Text } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { Answered } from '../app/failure.tsx'
import { useLanguage } from '../app/language.tsx'
import { Page, Part } from '../app/page.tsx'
import { useAsk, useWrite } from '../app/use-ask.ts'
import { useMe } from '../app/use-me.ts'
import { LabTabs } from './lab-tabs.tsx'
import { ResourceActions } from './resource-actions.tsx'

/** A room, a piece of equipment, or a person whose hours can be booked. */
export function ResourcePage() {
  const { say, day, number, money, instant } = useLanguage()
  const { resource } = useParams({ from: '/labs/resources/$resource' })
  const found = useAsk('labs.resource', { resource })
  const { is } = useMe()
  const reopen = useWrite('labs.reopen')
  const manages = is('labManager', 'centreManager')
  return (
    <Answered of={found}>
      {(shown) => {
        const facts = [
          [say('site'), shown.site.name],
          [say('resource.area'), shown.areaM2 === null ? null : `${number(shown.areaM2)} m²`],
          [say('resource.capacity'), shown.capacity === null ? null : number(shown.capacity)],
          [say('resource.rate'), shown.rate.minor > 0 ? money(shown.rate) : null],
          [say('resource.discount'), shown.memberDiscountPercent > 0 ? `${number(shown.memberDiscountPercent)} %` : null],
          [say('resource.serial'), shown.serial],
        ] as const
        return (
          <Page title={shown.name} about={shown.summary} actions={manages && <ResourceActions of={shown} />}>
            <LabTabs />
            <Group gap="xs">
              {shown.modes.map((mode) => (
                <Badge key={mode} variant="default">
                  {say(`mode.${mode}`)}
                </Badge>
              ))}
              {shown.overdue && (
                <Badge color="red.9" variant="filled">
                  {say('resource.overdue')}
                </Badge>
              )}
            </Group>
            <SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }}>
              {facts.map(
                ([name, value]) =>
                  value !== null && (
                    <Card key={name} p="sm">
                      <Text size="xs" c="dimmed">
                        {name}
                      </Text>
                      <Text>{value}</Text>
                    </Card>
                  ),
              )}
            </SimpleGrid>
            {shown.services.length > 0 && (
              <Part title={say('resource.services')}>
                <Table>
                  <Table.Tbody>
                    {shown.services.map(({ service, kind, doneOn, due, by }) => (
                      <Table.Tr key={service}>
                        <Table.Td>{say(`service.${kind}`)}</Table.Td>
                        <Table.Td>{day(doneOn)}</Table.Td>
                        <Table.Td>{due && say('until', { when: day(due) })}</Table.Td>
                        <Table.Td>{by}</Table.Td>
                      </Table.Tr>
                    ))}
                  </Table.Tbody>
                </Table>
              </Part>
            )}
            {shown.closures.length > 0 && (
              <Part title={say('resource.closures')}>
                {shown.closures.map(({ closure, start, end, reason }) => (
                  <Group key={closure} gap="xs">
                    <Text size="sm">
                      {say(`closed.${reason}`)}: {instant(start, shown.site.zone)} – {instant(end, shown.site.zone)}
                    </Text>
                    {manages && (
                      <Button size="compact-xs" variant="subtle" onClick={() => reopen.mutate({ closure })}>
                        {say('resource.reopen')}
                      </Button>
                    )}
                  </Group>
                ))}
              </Part>
            )}
          </Page>
        )
      }}
    </Answered>
  )
}
