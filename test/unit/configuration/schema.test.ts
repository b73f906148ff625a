import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { GenericSchema } from 'valibot';
import { CONFIGURATION_SCHEMA } from '../../../src/core/configuration/schema.js';

type Json = Record<string, unknown>;

/** The parts of a valibot schema that this comparison reads; valibot leaves them untyped on a generic schema. */
interface Part {
  readonly type: string;
  readonly entries?: Record<string, Part>;
  readonly wrapped?: Part;
  readonly item?: Part;
  readonly value?: Part | number;
  readonly key?: Part;
  readonly options?: readonly Part[];
  readonly literal?: unknown;
  readonly requirement?: unknown;
  readonly pipe?: readonly Part[];
}

/** The JSON schema that says what the valibot schema says, without the descriptions. */
function jsonSchemaOf(part: Part): Json {
  switch (part.type) {
    case 'strict_object': {
      const entries = Object.entries(part.entries ?? {});
      const required = entries.filter(([, entry]) => entry.type !== 'optional').map(([key]) => key);
      const properties = Object.fromEntries(entries.map(([key, entry]) => [key, jsonSchemaOf(entry.wrapped ?? entry)]));
      return { type: 'object', additionalProperties: false, properties, ...(required.length > 0 ? { required } : {}) };
    }
    case 'record':
      return {
        type: 'object',
        propertyNames: withPipe({}, part.key),
        additionalProperties: jsonSchemaOf(part.value as Part),
      };
    case 'array':
      return withPipe({ type: 'array', items: jsonSchemaOf(part.item as Part) }, part);
    case 'union':
      return { anyOf: (part.options ?? []).map(jsonSchemaOf) };
    case 'literal':
      return { const: part.literal };
    case 'string':
      return withPipe({ type: 'string' }, part);
    default:
      throw new Error(`this comparison does not know ${part.type}`);
  }
}

function withPipe(schema: Json, part: Part | undefined): Json {
  for (const step of part?.pipe ?? []) {
    if (step.type === 'non_empty') schema['minLength'] = 1;
    else if (step.type === 'min_length') schema['minItems'] = step.requirement;
    else if (step.type === 'regex') schema['pattern'] = (step.requirement as RegExp).source;
    else if (step.type === 'iso_date') schema['format'] = 'date';
    else if (step !== part && step.type !== 'string' && step.type !== 'array')
      throw new Error(`this comparison does not know ${step.type}`);
  }
  return schema;
}

/** References put in place, descriptions and titles left out. `properties` holds names, which are never left out. */
function plain(value: unknown, definitions: Json, names = false): unknown {
  if (Array.isArray(value)) return value.map((item) => plain(item, definitions));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).flatMap(([key, inner]): [string, unknown][] => {
    if (names) return [[key, plain(inner, definitions)]];
    if (key === 'description' || key === 'title' || key === 'definitions' || key === '$schema') return [];
    if (key === '$ref') {
      const target = definitions[String(inner).replace('#/definitions/', '')];
      return Object.entries(plain(target, definitions) as Json);
    }
    return [[key, plain(inner, definitions, key === 'properties')]];
  });
  return Object.fromEntries(entries);
}

it('unforbid.schema.json says what the configuration’s schema says', () => {
  const file = path.join(import.meta.dirname, '../../../unforbid.schema.json');
  const written = JSON.parse(readFileSync(file, 'utf8')) as Json;
  const schema: GenericSchema = CONFIGURATION_SCHEMA;
  assert.deepEqual(plain(written, written['definitions'] as Json), jsonSchemaOf(schema as unknown as Part));
});
