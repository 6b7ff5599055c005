import { z } from 'zod'
import { everyone, signedIn } from '@vitalbench/platform/access'
import { operation } from '@vitalbench/platform/operations'
import { addCourse, addCourseRun, cancelCourseRun } from './courses.ts'
import { enrol, leaveCourse, listEnrolled } from './enrolments.ts'
import { listCourses } from './list.ts'

const managers = ['labManager', 'centreManager'] as const
const instant = z.iso.datetime()
const word = z.string().trim().min(1).max(200)
const months = z.int().min(1).max(1200)
const languages = ['en', 'de', 'da', 'sv', 'ko'] as const
const newRun = z.object({
  start: z.iso.datetime({ offset: true }),
  end: z.iso.datetime({ offset: true }),
  seats: z.int().min(1).max(10_000),
  place: z.string().trim().max(200).default(''),
  language: z.enum(languages).default('en'),
})
const statuses = ['enrolled', 'waiting', 'left', 'passed'] as const
const oneRun = z.object({ run: z.uuid() })

/** Courses, their runs, and who takes part. */
export const courseOperations = [
  operation({
    name: 'gates.courses',
    summary: 'Lists courses with their coming runs, free seats, and whether the caller takes part.',
    kind: 'read',
    who: everyone,
    input: z.object({ type: word.optional(), past: z.boolean().default(false) }),
    output: z.object({
      rows: z.array(
        z.object({
          course: z.uuid(),
          name: z.string(),
          type: z.string(),
          typeName: z.string(),
          edition: z.string().nullable(),
          issuer: z.string(),
          issuerName: z.string(),
          validMonths: z.int().nullable(),
          about: z.string(),
          runs: z.array(
            oneRun.extend({
              number: z.string().describe('what people say when they book it, such as C12'),
              start: instant,
              end: instant,
              seats: z.int(),
              free: z.int(),
              waiting: z.int(),
              place: z.string(),
              language: z.enum(languages),
              mine: z.enum(statuses).nullable(),
            }),
          ),
        }),
      ),
      total: z.int(),
    }),
    handle: listCourses,
  }),
  operation({
    name: 'gates.addCourse',
    summary: 'Adds a course that earns a qualification, with its first runs.',
    kind: 'write',
    who: managers,
    input: z.object({
      name: word,
      type: word.describe('of the qualification, as policies call it'),
      edition: word.optional(),
      issuer: word.default('house').describe('issuer of the trust list that signs the certificate'),
      validMonths: months.optional(),
      about: z.string().trim().max(4000).default(''),
      runs: z.array(newRun).max(50).default([]),
    }),
    output: z.object({ course: z.uuid(), runs: z.array(z.uuid()) }),
    handle: addCourse,
  }),
  operation({
    name: 'gates.addCourseRun',
    summary: 'Adds a run of a course.',
    kind: 'write',
    who: managers,
    input: newRun.extend({ course: z.uuid() }),
    output: oneRun,
    handle: addCourseRun,
  }),
  operation({
    name: 'gates.cancelCourseRun',
    summary: 'Cancels a run; those who are enrolled are told.',
    kind: 'write',
    who: managers,
    input: oneRun,
    output: oneRun.extend({ told: z.int() }),
    handle: ({ run }, context) => cancelCourseRun(run, context),
  }),
  operation({
    name: 'gates.enrol',
    summary: 'Enrols the caller in a course run, or puts the caller on its waiting list where it is full.',
    kind: 'write',
    who: signedIn,
    input: oneRun.extend({ person: z.uuid().optional().describe('somebody else; lab and centre managers only') }),
    output: oneRun.extend({ status: z.enum(statuses), place: z.int().nullable().describe('on the waiting list, from 1') }),
    handle: enrol,
  }),
  operation({
    name: 'gates.leaveCourse',
    summary: 'Leaves a course run; the first who waits moves up and is told.',
    kind: 'write',
    who: signedIn,
    input: oneRun.extend({ person: z.uuid().optional().describe('somebody else; lab and centre managers only') }),
    output: oneRun.extend({ status: z.enum(statuses) }),
    handle: leaveCourse,
  }),
  operation({
    name: 'gates.enrolled',
    summary: 'Lists who takes part in a course run and who waits, in order.',
    kind: 'read',
    who: managers,
    input: oneRun,
    output: z.object({
      rows: z.array(z.object({ person: z.uuid(), name: z.string(), status: z.enum(statuses), at: instant })),
      total: z.int(),
    }),
    handle: ({ run }, context) => listEnrolled(run, context),
  }),
] as const
