/** A member or a function that this language does not have. */
export class Missing extends Error {}
