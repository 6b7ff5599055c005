import { ActionIcon, AppShell, Burger, Group, Select, Text, UnstyledButton, useMantineColorScheme } from '@mantine/core'
import { useDisclosure, useHotkeys } from '@mantine/hooks'
import {
  IconBuildingHospital,
  IconCertificate,
  IconDoor,
  IconHome,
  IconList,
  IconMoon,
  IconSearch,
  IconSettings,
  IconShieldCheck,
  IconSun,
  IconTestPipe,
  IconUsers,
} from '@tabler/icons-react'
import { languageNames, languages } from '@vitalbench/kernel/language'
import type { Language } from '@vitalbench/kernel/language'
import { Outlet, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import { useLanguage } from './language.tsx'
import type { Key } from './language.tsx'
import { LinkButton, NavigationLink } from './link.tsx'
import { useChooseLanguage } from './use-choose-language.ts'
import { useMe } from './use-me.ts'

const Search = lazy(() => import('./search.tsx'))
const Notices = lazy(() => import('./notices.tsx'))

const places = [
  ['/', 'nav.home', IconHome, false],
  ['/studies', 'nav.studies', IconTestPipe, false],
  ['/evidence', 'nav.evidence', IconCertificate, false],
  ['/verify', 'nav.verify', IconShieldCheck, false],
  ['/labs', 'nav.labs', IconBuildingHospital, false],
  ['/gates', 'nav.gates', IconDoor, true],
  ['/people', 'nav.people', IconUsers, true],
  ['/log', 'nav.log', IconList, true],
  ['/settings', 'nav.settings', IconSettings, false],
] as const satisfies readonly (readonly [string, Key, typeof IconHome, boolean])[]

function Scheme() {
  const { say } = useLanguage()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const dark = colorScheme === 'dark' || (colorScheme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches)
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={say(dark ? 'scheme.light' : 'scheme.dark')}
      onClick={() => setColorScheme(dark ? 'light' : 'dark')}
    >
      {dark ? <IconSun size={18} /> : <IconMoon size={18} />}
    </ActionIcon>
  )
}

function Languages() {
  const { say, language } = useLanguage()
  const choose = useChooseLanguage()
  return (
    <Select
      aria-label={say('language')}
      value={language}
      onChange={(next) => next && choose(next as Language)}
      data={languages.map((value) => ({ value, label: languageNames[value] }))}
      size="xs"
      w={110}
      allowDeselect={false}
      comboboxProps={{ keepMounted: false }}
    />
  )
}

/** The frame of every page: where one is, where one can go, who one is. */
export function Shell() {
  const { say, setLanguage } = useLanguage()
  const [isOpen, menu] = useDisclosure(false)
  const [isSearching, search] = useDisclosure(false)
  const { centre, me } = useMe()
  const path = useRouterState({ select: (state) => state.location.pathname })
  useHotkeys([['mod+K', search.open]], [])
  // On a phone the menu closes behind whoever has chosen.
  useEffect(menu.close, [path])
  // With an account its own language holds, whatever this browser spoke before.
  const own = me?.kind === 'person' ? me.language : null
  useEffect(() => {
    if (own !== null) setLanguage(own)
  }, [own])
  const shown = places.filter(([, , , forAccounts]) => !forAccounts || (me !== null && me.kind !== 'guest'))
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 216, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
      padding={{ base: 'sm', sm: 'lg' }}
    >
      <a href="#content" className="skip">
        {say('skip')}
      </a>
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap" gap="xs">
          <Group gap="xs" wrap="nowrap" style={{ minWidth: 0 }}>
            <Burger opened={isOpen} onClick={menu.toggle} hiddenFrom="sm" size="sm" aria-label={say('nav.menu')} aria-expanded={isOpen} />
            <Text fw={700} truncate visibleFrom="xs">
              {centre?.name ?? 'Vitalbench'}
            </Text>
          </Group>
          <UnstyledButton
            onClick={search.open}
            visibleFrom="sm"
            aria-label={say('search')}
            px="sm"
            py={6}
            style={{ border: '1px solid var(--rule)', borderRadius: 8, flex: '0 1 320px' }}
          >
            <Group gap="xs" justify="space-between" wrap="nowrap">
              <Group gap={6} wrap="nowrap">
                <IconSearch size={16} aria-hidden />
                <Text size="sm" c="dimmed">
                  {say('search')}
                </Text>
              </Group>
              <Text size="xs" c="dimmed">
                ⌘K
              </Text>
            </Group>
          </UnstyledButton>
          <Group gap={4} wrap="nowrap">
            <ActionIcon variant="subtle" color="gray" size="lg" hiddenFrom="sm" aria-label={say('search')} onClick={search.open}>
              <IconSearch size={18} />
            </ActionIcon>
            <Languages />
            <Scheme />
            {me !== null && me.kind !== 'guest' && (
              <Suspense>
                <Notices />
              </Suspense>
            )}
            {me?.kind === 'guest' && (
              <LinkButton to="/sign-in" size="xs" variant="default">
                {say('signIn')}
              </LinkButton>
            )}
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label={say('nav.menu')}>
        {shown.map(([to, key, Icon]) => (
          <NavigationLink
            key={to}
            to={to}
            label={say(key)}
            leftSection={<Icon size={18} aria-hidden />}
            active={to === '/' ? path === '/' : path.startsWith(to)}
            aria-current={(to === '/' ? path === '/' : path.startsWith(to)) ? 'page' : undefined}
          />
        ))}
        {me !== null && me.kind !== 'guest' && (
          <Text size="xs" c="dimmed" mt="auto" p="xs">
            {me.name}
            <br />
            {me.roles.map((role) => say(`role.${role}`)).join(', ')}
          </Text>
        )}
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        <Suspense>
          <Outlet />
        </Suspense>
      </AppShell.Main>
      {isSearching && (
        <Suspense>
          <Search close={search.close} />
        </Suspense>
      )}
    </AppShell>
  )
}
