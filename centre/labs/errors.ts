import { defineErrors } from '@vitalbench/kernel/errors'

/** Errors of sites, rooms, equipment, loans and bookings. A refusal by a gate and a slot that is taken are no errors, but answers. */
export const fail = defineErrors({
  LAB_ZONE: { message: 'time zone "{zone}" is not known', cure: 'write an IANA name such as Europe/Stockholm' },
  LAB_SLOT: { message: 'the slot from {start} to {end} {reason}', cure: 'let it begin in the future and end after that, within 31 days' },
  LAB_RANGE: { message: 'the time from {from} to {until} {reason}', cure: 'ask for at most {days} days at once' },
  LAB_SITES_DIFFER: { message: '{first} and {second} are not at the same site', cure: 'book what is at each site by itself' },
  LAB_NO_ROOM: { message: 'only people are asked for', cure: 'name the room or the equipment too, which the gate decides on' },
  LAB_RETIRED: { message: '{resource} is no longer in use', cure: 'choose another from the list of rooms and equipment' },
  LAB_MODE: { message: '{resource} is not for mode "{mode}", only for {modes}', cure: 'choose another mode, or another room' },
  LAB_PARTY: { message: '{resource} has {units} seats, not {people}', cure: 'come with fewer, or choose a larger room' },
  LAB_STATUS: {
    message: 'the booking is {status}; it cannot be {wanted}',
    cure: 'show the booking: what can be done depends on its status',
  },
  LAB_EARLY: { message: 'the booking begins at {start}', cure: 'wait until then' },
  LAB_SERIES_LONG: { message: 'the rule makes more than {most} bookings', cure: 'give fewer, or an earlier last day' },
  LAB_SERIES_EMPTY: { message: 'the rule makes no booking', cure: 'let its last day lie after its first' },
  LAB_CLOSURE_TAKEN: {
    message: '{resource} is booked by {count} at that time',
    cure: 'choose another time, or displace them: their holders are told',
  },
  LAB_UNITS_TAKEN: { message: '{resource} has {booked} bookings ahead; it cannot have {units} units', cure: 'move or cancel them first' },
  LAB_CURRENCY: { message: 'currency "{currency}" is not known', cure: 'write an ISO 4217 code such as EUR' },
  LAB_LOAN_OPEN: {
    message: '{item} is {state}',
    cure: 'lend another, or take it back and confirm that it was wiped first',
  },
  LAB_LOAN_STATE: { message: 'the loan of {item} is {state}', cure: 'take an item back first, then confirm that it was wiped' },
  LAB_LOAN_DUE: { message: 'the loan would be due at {due}, before it begins', cure: 'give a time in the future' },
  LAB_WAITING_STATE: { message: 'nothing is on offer: you are {status}', cure: 'wait for the next offer, or look at the calendar' },
  LAB_FREE: { message: 'the slot is free', cure: 'book it, there is nothing to wait for' },
  LAB_FEED: { message: 'the address of the calendar is not in force', cure: 'sign in and copy the address of your calendar again' },
})
