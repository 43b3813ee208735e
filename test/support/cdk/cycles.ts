interface Template {
  readonly Resources: Readonly<Record<string, unknown>>;
}

/** The logical ids of the resources that can never be made, because each waits for another of them. */
export const cyclesIn = ({ Resources }: Template): readonly string[] => {
  const waiting = new Map(
    Object.entries(Resources).map(([id, resource]) => [
      id,
      new Set(idsIn(resource).filter((other) => other in Resources)),
    ]),
  );
  for (let ready = readyOf(waiting); ready.length > 0; ready = readyOf(waiting)) {
    for (const id of ready) waiting.delete(id);
    for (const others of waiting.values()) for (const id of ready) others.delete(id);
  }
  return [...waiting.keys()].sort();
};

const readyOf = (waiting: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] =>
  [...waiting].filter(([, others]) => others.size === 0).map(([id]) => id);

/** What a resource names. CDK names resources in no other way than these three. */
const idsIn = (value: unknown): readonly string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [...namedBy(key, inner), ...idsIn(inner)]);
};

const namedBy = (key: string, value: unknown): readonly string[] => {
  if (key === 'Ref') return [String(value)];
  if (key === 'Fn::GetAtt') return [[value].flat().join('.').split('.')[0] ?? ''];
  if (key === 'DependsOn') return [value].flat().map(String);
  return [];
};
