/** Areas whose numbers are whatever the tests need; in each, a hundred are kept for fiction. */
const AREAS = ['202', '212', '213', '303', '305', '312', '404', '407', '415', '512', '617', '628'];

/** Numbers of people, each of whom gets one mask. */
export const personNumber = (index: number): string =>
  `+1${AREAS[Math.floor(index / 100) % AREAS.length]}55501${String(index % 100).padStart(2, '0')}`;

export const PEOPLE = AREAS.length * 100;
