import { Badge, Button, Card, Group, Stack, Table, Tabs, Text } from '@mantine/core'
import { Answered, Failure } from '../app/failure.tsx'
import { Empty } from '../app/empty.tsx'
import { useLanguage } from '../app/language.tsx'
import { Page } from '../app/page.tsx'
import { useAsk, useWrite } from '../app/use-ask.ts'
import { AskGate } from './ask-gate.tsx'
import { Decisions } from './decisions.tsx'

function Courses() {
  const { say, instant } = useLanguage()
  const found = useAsk('gates.courses', {})
  const enrol = useWrite('gates.enrol')
  const leave = useWrite('gates.leaveCourse')
  return (
    <Stack gap="sm">
      {(enrol.error ?? leave.error) && <Failure error={(enrol.error ?? leave.error)!} />}
      <Answered of={found}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={say('courses.none')} />
          ) : (
            rows.map((course) => (
              <Card key={course.course}>
                <Text fw={600}>{course.name}</Text>
                <Text size="sm" c="dimmed">
                  {[course.typeName, course.edition, course.issuerName].filter((part) => part).join(' · ')}
                </Text>
                {course.about && <Text size="sm">{course.about}</Text>}
                <Table mt="xs">
                  <Table.Tbody>
                    {course.runs.map((run) => (
                      <Table.Tr key={run.run}>
                        <Table.Td>{instant(run.start)}</Table.Td>
                        <Table.Td>{run.place}</Table.Td>
                        <Table.Td>{say('course.free', { free: run.free, seats: run.seats })}</Table.Td>
                        <Table.Td>
                          {run.mine === 'enrolled' || run.mine === 'waiting' ? (
                            <Group gap="xs">
                              <Badge variant="default">{say(`course.${run.mine}`)}</Badge>
                              <Button size="compact-xs" variant="subtle" onClick={() => leave.mutate({ run: run.run })}>
                                {say('course.leave')}
                              </Button>
                            </Group>
                          ) : (
                            <Button
                              size="compact-xs"
                              onClick={() => enrol.mutate({ run: run.run })}
                              aria-label={say('course.enrolNamed', { name: course.name })}
                            >
                              {say('course.enrol')}
                            </Button>
                          )}
                        </Table.Td>
                      </Table.Tr>
                    ))}
                  </Table.Tbody>
                </Table>
              </Card>
            ))
          )
        }
      </Answered>
    </Stack>
  )
}

function Policies() {
  const { say, day } = useLanguage()
  const found = useAsk('gates.policies', {})
  return (
    <Answered of={found}>
      {({ rows }) => (
        <Table.ScrollContainer minWidth={560}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{say('policy')}</Table.Th>
                <Table.Th>{say('policy.inForce')}</Table.Th>
                <Table.Th>{say('policy.source')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map(({ id, version, validFrom, validUntil, source, check }) => (
                <Table.Tr key={`${id} ${version}`}>
                  <Table.Td className="digest">
                    {id} {version}
                  </Table.Td>
                  <Table.Td>
                    {day(validFrom)}–{validUntil && day(validUntil)}
                  </Table.Td>
                  <Table.Td>
                    <Text size="sm">{source}</Text>
                    {check && (
                      <Text size="xs" c="dimmed">
                        {say('policy.unchecked')}
                      </Text>
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Answered>
  )
}

/** The gates: asked for a day to come, with the courses that cure, the decisions that were kept, and the policies that demand. */
export function GatesPage() {
  const { say } = useLanguage()
  return (
    <Page title={say('nav.gates')} about={say('gates.about')}>
      <Tabs defaultValue="ask" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="ask">{say('gate.ask')}</Tabs.Tab>
          <Tabs.Tab value="courses">{say('courses')}</Tabs.Tab>
          <Tabs.Tab value="decisions">{say('decisions')}</Tabs.Tab>
          <Tabs.Tab value="policies">{say('policies')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="ask" pt="md">
          <AskGate />
        </Tabs.Panel>
        <Tabs.Panel value="courses" pt="md">
          <Courses />
        </Tabs.Panel>
        <Tabs.Panel value="decisions" pt="md">
          <Decisions />
        </Tabs.Panel>
        <Tabs.Panel value="policies" pt="md">
          <Policies />
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}
