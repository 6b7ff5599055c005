import { Anchor, Button, NavLink } from '@mantine/core'
import { createLink } from '@tanstack/react-router'

/** A link within the centre. */
export const Link = createLink(Anchor<'a'>)

/** A button that leads somewhere within the centre. */
export const LinkButton = createLink(Button<'a'>)

/** A link of the navigation. */
export const NavigationLink = createLink(NavLink<'a'>)
