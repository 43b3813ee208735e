import { readFileSync } from 'node:fs';
import type { FlawsBySchema, Json } from './twilio-schemas.ts';
import { makeJudge, modern } from './twilio-schemas.ts';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: Json;
}

interface FormSchema extends Json {
  readonly properties?: Readonly<Record<string, Json>>;
  readonly required?: readonly string[];
}

interface Media {
  readonly schema: Json;
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
}

interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: FormSchema }>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, Media>> }>>;
}

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Json;
}

/** A request as it went out. Of the URL only the path and the query are looked at. */
export interface TwilioRequest {
  readonly method: string;
  readonly url: string;
  readonly body?: string | undefined;
}

/** An answer that the description gives as an example. */
export interface TwilioExample {
  readonly name: string;
  readonly flaws: readonly string[];
}

/** Judges by Twilio's own description of its API. No flaws: nothing is wrong. */
export interface TwilioOpenApi {
  /** `POST /2010-04-01/Accounts/{AccountSid}/IncomingPhoneNumbers.json`; `undefined` where it is not described. */
  readonly operationOf: (request: TwilioRequest) => string | undefined;
  readonly flawsOfRequest: (request: TwilioRequest) => readonly string[];
  /** @param json the parsed body; `undefined` where it has none */
  readonly flawsOfAnswer: (request: TwilioRequest, status: number, json: unknown) => readonly string[];
  /** Its own examples under the same judge, who should have nothing against them. */
  readonly examples: readonly TwilioExample[];
}

/** Where the description is, for those who have it: it is not part of this repository. */
export const TWILIO_OPENAPI_FILE = process.env['TWILIO_OPENAPI'] ?? '';

export const readTwilioOpenApi = (file: string): TwilioOpenApi => {
  const { paths, components } = modern(JSON.parse(readFileSync(file, 'utf8'))) as Description;
  const flawsBySchema = makeJudge(components);

  const find = ({ method, url }: TwilioRequest) => {
    const { pathname } = new URL(url);
    const template = Object.keys(paths).find((path) => patternOf(path).test(pathname)) ?? '';
    const operation = paths[template]?.[method.toLowerCase()];
    const inPath = Object.entries(patternOf(template).exec(pathname)?.groups ?? {});
    return { name: `${method} ${operation === undefined ? pathname : template}`, operation, inPath };
  };

  return {
    operationOf: (request) => {
      const { name, operation } = find(request);
      return operation && name;
    },

    flawsOfRequest: (request) => {
      const { name, operation, inPath } = find(request);
      if (operation === undefined) return [`${name} is not described`];
      const form = operation.requestBody?.content['application/x-www-form-urlencoded']?.schema ?? {};
      const sent: Readonly<Record<Place, Pairs>> = {
        path: inPath,
        query: [...new URL(request.url).searchParams],
        form: [...new URLSearchParams(request.body)],
      };
      const fields = [...(operation.parameters ?? []), ...fieldsOf(form)];
      return (['path', 'query', 'form'] as const).flatMap((slot) =>
        flawsOfFields(slot, fields, sent[slot], flawsBySchema),
      );
    },

    flawsOfAnswer: (request, status, json) => {
      const { name, operation } = find(request);
      const answer = operation?.responses[String(status)];
      if (answer === undefined) return [`${name}: ${status} is not described`];
      const schema = answer.content?.['application/json']?.schema;
      if (schema === undefined) return json === undefined ? [] : ['a body, where there should be none'];
      return flawsBySchema(schema, json);
    },

    examples: Object.values(paths)
      .flatMap((path) => Object.values(path))
      .flatMap(({ responses }) => Object.values(responses ?? {}))
      .flatMap(({ content }) => Object.values(content ?? {}))
      .flatMap(({ schema, examples = {} }) =>
        Object.entries(examples).map(([name, { value }]) => ({ name, flaws: flawsBySchema(schema, value) })),
      ),
  };
};

type Place = 'form' | 'path' | 'query';
type Pairs = readonly (readonly [string, string])[];

const fieldsOf = ({ properties = {}, required = [] }: FormSchema): readonly Parameter[] =>
  Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'form',
    required: required.includes(name),
    schema,
  }));

const flawsOfFields = (
  slot: Place,
  described: readonly Parameter[],
  sent: Pairs,
  flawsBySchema: FlawsBySchema,
): readonly string[] => {
  const fields = described.filter((field) => field.in === slot);
  const names = sent.map(([name]) => name);
  const missing = fields.filter(({ name, required }) => required === true && !names.includes(name));
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  const wrong = sent.flatMap(([name, value]) => {
    const schema = fields.find((field) => field.name === name)?.schema;
    if (schema === undefined) return [`${slot} ${name} is not described`];
    // An empty value is how Twilio unsets a setting, which the description does not tell.
    if (slot === 'form' && value === '') return [];
    return flawsBySchema(schema, typed(schema, value)).map((flaw) => `${slot} ${name}${flaw}`);
  });
  return [
    ...missing.map(({ name }) => `${slot} ${name} is missing`),
    ...twice.map((name) => `${slot} ${name} comes twice`),
    ...wrong,
  ];
};

/** The text of a form or a query as what it stands for; what stands for nothing stays text, and the judge says so. */
const typed = ({ type }: Json, text: string): unknown => {
  if (type === 'integer' && /^-?\d+$/.test(text)) return Number(text);
  if (type === 'boolean' && /^(?:true|false)$/.test(text)) return text === 'true';
  return text;
};

const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{(\w+)\}/g, '(?<$1>[^/]+?)')}$`);
