/** Version of the C interface that `clients/c/vitalbench_controller.h` declares. */
export const abi = 1
