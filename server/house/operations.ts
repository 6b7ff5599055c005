import { gateOperations } from '@vitalbench/centre/gates'
import { labOperations } from '@vitalbench/centre/labs'
import { noticeOperations } from '@vitalbench/centre/notices'
import { peopleOperations } from '@vitalbench/centre/people'
import { auditOperations } from '@vitalbench/platform/audit'
import { testbedOperations } from '@vitalbench/testbed/operations'
import type { TestbedOptions } from '@vitalbench/testbed/operations'
import { centreOperations } from '../centre/operations.ts'
import { signInOperations } from '../sign-in/index.ts'
import type { SignInSettings } from '../sign-in/index.ts'

/** Everything that can be done in a centre. */
export const allOperations = (signIn: SignInSettings, testbed: TestbedOptions) =>
  [
    ...centreOperations(signIn),
    ...signInOperations(signIn),
    ...testbedOperations(testbed),
    ...labOperations,
    ...gateOperations,
    ...peopleOperations,
    ...noticeOperations,
    ...auditOperations,
  ] as const
