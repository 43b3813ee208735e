/** A word of the old vocabulary. Patterns see lower-case words: `takeSlot` and `take-slot` are "take slot" to them. */
export interface BannedWord {
  /** The word, as people know it. */
  readonly word: string;
  /** What to write in its place. */
  readonly say: string;
  readonly pattern: RegExp;
  /** Where the word has this meaning. Left out: everywhere. */
  readonly in?: RegExp;
  /** Uses that keep another meaning, each with the reason. */
  readonly but?: readonly { readonly pattern: RegExp; readonly because: string }[];
  /** Lines that break and keep the rule. */
  readonly broken: readonly string[];
  readonly kept: readonly string[];
}

/** A file that holds domain code, for words that are ordinary elsewhere. */
const DOMAIN = /^(?:lib|functions)\//;

export const BANNED_WORDS: readonly BannedWord[] = [
  {
    word: 'give back',
    say: 'release',
    pattern: /\bg(?:ive|ives|iving|ave|iven)(?: \w+){0,3} back\b/,
    but: [{ pattern: /given back to the (?:operating )?system/, because: 'memory is given back' }],
    broken: ['const giveBack = 1;', '// The number is given back to the carrier.', 'lib/masks/give-back.ts'],
    kept: ['const release = 1;', '// What is resident is not given back to the system.'],
  },
  {
    word: 'return a number to the carrier',
    say: 'release, or restore an imported one',
    pattern:
      /\breturn(?:s|ed|ing)? (?:the |a |its |that |this )?(?:masks?|numbers?) to (?:the|its) (?:carrier|account)\b|\b(?:await|const|import \{) return number\b|\breturn number\.ts\b/,
    broken: [
      'await returnNumber(row);',
      '// Returns the number to the carrier.',
      'lib/masks/return-number.ts',
    ],
    kept: ['return number;', 'return Number.parseInt(text, 10);', '// Returns the number of masks.'],
  },
  {
    word: 'bury',
    say: 'write a tombstone, or release',
    pattern: /\bbur(?:y|ies|ied)\b/,
    broken: ['const buryMask = 1;', 'lib/masks/bury.ts'],
    kept: ['const tombstoneOf = 1;'],
  },
  {
    word: 'sweep',
    say: 'reconcile',
    pattern: /\bsweep(?:s|er|ing)?\b|\bswept\b/,
    but: [{ pattern: /\b0008 the sweep\b/, because: 'the file of a decision record' }],
    broken: ['const isSwept = true;', '// The sweep finds it.', 'functions/sweep/index.ts'],
    kept: ['const isReconciled = true;', '[ADR 0008](adr/0008-the-sweep.md)'],
  },
  {
    word: 'settle',
    say: 'reconcile, finish or handle',
    pattern: /\b(?:un)?settl(?:e|es|ed|ing)\b/,
    but: [
      { pattern: /\ball settled\b/, because: 'Promise.allSettled' },
      { pattern: /\bpromises? (?:has |have |is |are )?settle[sd]?\b/, because: 'what a promise does' },
      { pattern: /\bsettle these questions\b/, because: 'people settle questions' },
    ],
    broken: ['const settleAll = 1;', "result: 'unsettled'", '// It settles a number.'],
    kept: ['await Promise.allSettled(all);', '// Until the promise settles.', 'const handleAll = 1;'],
  },
  {
    word: 'road of a call or of a purchase',
    say: 'call flow, purchase flow',
    pattern: /\broads?\b/,
    broken: ['// The call road reads nothing else.', 'const road = 1;'],
    kept: ['// The call flow reads nothing else.', '// A broad name.'],
  },
  {
    word: 'place, as a unit of a quota',
    say: 'slot',
    pattern:
      /\b(?:free|frees|freed|freeing|hold|holds|holder of|has|have|lacks?|unused|no) (?:a |an |its |their |the |old )?places?\b|\bplaces? (?:id|store|holders?)\b|\btook (?:a place|places)\b|\b(?:number|request|day)s? places?\b|\bplaces that (?:masks|nothing)\b/,
    but: [
      { pattern: /\b(?:has|have|had|hold) no place in\b/, because: 'it does not belong there' },
      { pattern: /\bhas a place for\b/, because: 'a document has room' },
    ],
    broken: ['const freePlace = 1;', '// The requests that took places.', 'lib/masks/unused-places.ts'],
    kept: [
      '// A call takes place.',
      '// In place of the number.',
      'await placeCall(play);',
      'const placeOf = 1;',
    ],
  },
  {
    word: 'ceiling',
    say: 'quota',
    pattern: /\bceilings?\b/,
    broken: ['const dayCeiling = 500;', 'test/lib/masks/ceilings.test.ts'],
    kept: ['const masksPerDay = 500;', 'Math.ceil(seconds)'],
  },
  {
    word: 'forget a person',
    say: 'erase',
    pattern: /\bforg(?:e|o)t(?:s|ten|ting)?\b/,
    but: [
      {
        pattern: /\btables? (?:may |would |to )?forgets?\b/,
        because: 'a table forgets a row after its purge time',
      },
      {
        pattern: /\bforgets? (?:a|by) (?:minute|the purge)\b/,
        because: 'a table forgets a row after its purge time',
      },
      { pattern: /\bto forget it\b/, because: 'a table forgets a row after its purge time' },
    ],
    broken: ['const forgetPerson = 1;', '// Somebody forgotten meanwhile.', 'functions/forget/index.ts'],
    kept: ['const erasePerson = 1;', '// The table forgets a minute an hour after it.'],
  },
  {
    word: 'apology',
    say: 'fallback message',
    pattern: /\bapolog(?:y|ies|i[sz]e[sd]?)\b/,
    broken: ['const apology = 1;', 'lib/calls/apology.ts', '// Callers hear an apology.'],
    kept: ['const fallback = 1;'],
  },
  {
    word: 'wish',
    say: 'purchase request, or what is asked for',
    pattern: /\bwish(?:es|ed)?\b/,
    broken: ['const wish = 1;', 'lib/masks/wish.ts', '// As wished.'],
    kept: ['const request = 1;', '// The wanted caller ID.'],
  },
  {
    word: 'ladder, rung',
    say: 'search areas, search area',
    pattern: /\bladders?\b|\brungs?\b/,
    broken: ['const ladder = [];', '// The next rung.'],
    kept: ['const searchAreas = [];', '// It has begun.'],
  },
  {
    word: 'standing of an order',
    say: 'state',
    pattern: /\bstandings?\b/,
    broken: ['const standing = 1;', 'lib/carriers/telnyx/standing.ts'],
    kept: ['const orderState = 1;', '// An outstanding order.'],
  },
  {
    word: 'move a mask, or a number’s addresses',
    say: 'reassign a mask, update webhooks',
    pattern: /\bmov(?:e|es|ed|ing) (?:a |the |its )?(?:masks?|webhooks|address(?:es)?)\b|\bmask is moved\b/,
    in: /^(?:lib|functions|cli|cdk|local)\//,
    broken: ['const moveMask = 1;', 'lib/masks/move-mask.ts', '// Moves the mask to another number.'],
    kept: ['const reassignMask = 1;', '// The alias moves to the new version.'],
  },
  {
    word: 'judge a row or an order',
    say: 'compare, or name the state',
    pattern: /\bjudg(?:e|es|ed|ing|ements?)\b/,
    in: DOMAIN,
    broken: ['const judge = 1;', 'lib/numbers/reconciling/judge.ts'],
    kept: ['const compareRow = 1;'],
  },
  {
    word: 'claim, but for the step of a purchase',
    say: 'take, renew or lease',
    pattern: /\bclaim(?:s|ed|ing)?\b/,
    in: /^lib\/(?!numbers\/buying\/)/,
    but: [{ pattern: /\bclaims\b/, because: 'the claims of a JWT' }],
    broken: ['const claimUntracked = 1;', 'lib/numbers/releasing/claim.ts'],
    kept: ["asRecord(jwt['claims'])"],
  },
  {
    word: 'ghost',
    say: 'missing number',
    pattern: /\bghosts?\b/,
    broken: ["event: 'ghost-found'", 'const ghosts = 1;'],
    kept: ["event: 'missing-number-found'"],
  },
  {
    word: 'proven ours',
    say: 'managed',
    pattern: /\bproven (?:to be )?ours\b/,
    broken: ['// A number that is proven ours.', "'2 proven ours'"],
    kept: ['// A managed number.', '// A carrier is proven to be itself.'],
  },
  {
    word: 'on nobody’s file',
    say: 'untracked',
    pattern: /\bnobody's file\b/,
    broken: ['// A number on nobody’s file.', "// It is on nobody's file."],
    kept: ['// An untracked number.', '// A number on file.'],
  },
  {
    word: 'telephone company',
    say: 'carrier',
    pattern: /\b(?:telephone|phone) compan(?:y|ies)\b/,
    broken: ['// The telephone company sells it.', 'const phoneCompany = 1;'],
    kept: ['// The carrier sells it.', 'company: string;'],
  },
  {
    word: 'ruling, rule of a call',
    say: 'decision',
    pattern: /\brulings?\b|\blib\/calls\/rule\b|\b(?:call|carrier) rules?\b/,
    broken: ['const ruling = 1;', 'const callRule = 1;', 'lib/calls/rule.ts'],
    kept: ['const decision = 1;', '// An EventBridge rule.', 'readonly rule?: FlawRule;'],
  },
  {
    word: 'carrier message',
    say: 'carrier event',
    pattern: /\bcarrier messages?\b|\bread message\b/,
    broken: ['const carrierMessage = 1;', 'lib/carriers/twiml/read-message.ts'],
    kept: ['const carrierEvent = 1;', '// The fallback message.'],
  },
  {
    word: 'token of a call',
    say: 'ticket',
    pattern: /\bcall tokens?\b|\btokens? of (?:a|the) call\b/,
    broken: ['const callToken = 1;', 'lib/calls/call-token.ts'],
    kept: ['const callTicket = 1;', '// A bearer token of the issuer.'],
  },
  {
    word: 'phone or target of a mask',
    say: 'number',
    pattern:
      /\b(?:real|hidden|private|target|masked) phones?\b|\btarget numbers?\b|\bphone of (?:a|the) (?:person|mask)\b|\b(?:const|readonly) phone\b/,
    in: DOMAIN,
    broken: ['readonly phone: E164;', 'const targetNumber = 1;', '// The real phone.'],
    kept: ['readonly number: E164;', "'/v2/phone_numbers'", "from '../phone/e164.ts'"],
  },
  {
    word: 'patient supplier',
    say: 'retrying supplier',
    pattern: /\bpatient (?:supplier|carrier)s?\b/,
    broken: ['const patientSupplier = 1;', 'test/lib/masks/patient-supplier.test.ts'],
    kept: ['const retryingSupplier = 1;'],
  },
];
