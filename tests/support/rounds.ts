/**
 * How often a fault is repeated: a handful, or `full` times, as the fault matrix asks, when LECTERN_ROUNDS is set.
 */
export const full = (process.env.LECTERN_ROUNDS ?? "") !== "";

export const rounds = (all: number, few = 5): number => (full ? all : Math.min(few, all));
