import { defineErrors } from '@vitalbench/kernel/errors'

/** Errors of runs. */
export const fail = defineErrors({
  RUN_STATE: { message: 'the run is {state}; it cannot be {wanted}', cure: 'wait for its end, or look at what it says' },
  RUN_UNDER_WAY: { message: 'a run of "{title}" is under way already', cure: 'watch it, or stop it first' },
  RUN_GUEST_DAY: {
    message: 'this visit has had {limit} runs today, the most without an account',
    cure: 'come back tomorrow, or sign up, which keeps what you have made',
  },
  RUN_GUEST_ONE: { message: 'this visit has a run under way already', cure: 'wait for its end, or stop it' },
  RUN_BENCH_GONE: { message: 'the bench "{bench}" of the run is not here', cure: 'run it where that bench is installed' },
  RUN_STALLED: {
    message: 'cases {first} to {beyond} were tried {tries} times, and each time the worker ended with them',
    cure: 'look for a product that takes more memory than the machine has',
  },
  RUN_BROKEN: { message: 'the run broke: {reason}', cure: 'resume it; if it breaks again, tell whoever runs the centre' },
})
