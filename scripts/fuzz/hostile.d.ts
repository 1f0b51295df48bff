export const repeated: readonly string[];
