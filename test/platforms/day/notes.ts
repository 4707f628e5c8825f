import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Something that the notes tell of, and that nobody could know without them. */
export interface Topic {
  readonly name: string;
  /** Words that stand in the answer to what it is, and in no other. */
  readonly does: string;
  /** What it is cleaned with: the same for its section on cleaning. */
  readonly agent: string;
}

/** Things of a harbour that never was, with what they do. */
const things: readonly (readonly [name: string, does: string])[] = [
  ['brantle', 'lifts soaked timber onto the upper quay'],
  ['quorvel', 'counts barrels as they roll past the gate'],
  ['dospin', 'holds the ferry ramp level at low tide'],
  ['fennick', 'warms the grease before a frosty morning'],
  ['galdrum', 'rings when the fog hides both lighthouses'],
  ['hestrow', 'sorts mussels by the weight of their shells'],
  ['ilvane', 'turns the weathercock towards the open sea'],
  ['jorrick', 'presses wool into bales for the night boat'],
  ['kelmot', 'draws brackish water out of the dry dock'],
  ['lumbrel', 'dries the sails of borrowed dinghies'],
  ['mastrin', 'measures how deep a keel may sit'],
  ['nordeck', 'keeps rats away from the grain chute'],
  ['ombrile', 'shades the pilot from the evening glare'],
  ['pelvard', 'scrapes barnacles off the swing bridge'],
  ['rindle', 'winds copper wire around broken masts'],
  ['sorbick', 'cools the bearings of the coal crane'],
  ['tarvane', 'signals to tugs which basin is free'],
  ['ulmire', 'filters soot from the engine room'],
  ['vestrel', 'locks the hatch of a burning hold'],
  ['wexmor', 'pulls stranded rafts over the sandbar'],
  ['yandrel', 'weighs parcels that travel without papers'],
  ['zimbrel', 'stamps the passports of sailing cooks'],
  ['arlock', 'spreads gravel on the icy pier'],
  ['bostrin', 'bends planks for the hull of a lugger'],
  ['cambrel', 'feeds ice into the herring boxes'],
  ['dravon', 'paints the waterline of retired frigates'],
  ['elstrim', 'stretches nets that have shrunk overnight'],
  ['frosk', 'grinds chalk for the tally clerks'],
  ['gimber', 'hoists lanterns above the customs house'],
  ['hablin', 'ties up barges that arrive unannounced'],
];

const agents = ['linseed soap', 'warm vinegar', 'fine pumice', 'salted butter', 'birch ash', 'rye spirit'] as const;

export const topics: readonly Topic[] = things.map(([name, does], index) => ({
  name,
  does,
  agent: agents[index % agents.length] ?? '',
}));

/** Writes a note for each topic. */
export function writeNotes(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [index, { name, does, agent }] of topics.entries()) {
    const title = `${name[0]?.toUpperCase()}${name.slice(1)}`;
    const note = [
      `# ${title}`,
      `A ${name} is the harbour device that ${does}.`,
      '## Cleaning',
      `Clean the ${name} with ${agent} and let it rest for ${index + 3} hours.`,
      '## Storage',
      `Store the ${name} in shed ${index + 11}, wrapped in oilcloth.`,
    ];
    writeFileSync(join(folder, `${name}.md`), `${note.join('\n\n')}\n`);
  }
}
