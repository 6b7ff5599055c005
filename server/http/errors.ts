import { defineErrors } from '@vitalbench/kernel/errors'

/** Errors of the way over HTTP. */
export const fail = defineErrors({
  HTTP_ORIGIN: {
    message: 'the request comes from {origin}, not from a page of the centre',
    cure: 'use a key instead of the session of a browser',
  },
  HTTP_BODY: { message: 'the body is no JSON object: {reason}', cure: 'send what the operation takes, as application/json' },
  HTTP_TOO_LARGE: { message: 'the body is larger than {most} bytes', cure: 'send less, or split it' },
  HTTP_STREAMS: { message: 'there are {most} live answers open already', cure: 'close a page that shows one' },
  HTTP_FAILED: {
    message: 'the centre failed at {operation}; the log knows it as {reference}',
    cure: 'try again; tell whoever runs the centre the reference',
  },
})
