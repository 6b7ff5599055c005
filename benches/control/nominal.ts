/** The condition without any fault; every study has it. */
export const nominal = 'no-fault'
