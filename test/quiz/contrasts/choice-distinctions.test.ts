import { describe, expect, it } from 'vitest';
import { toldApart } from './told-apart.ts';

describe('lists of reasons', () => {
  const sections = `# Boats

## When should you choose a kayak?

Choose a kayak if you paddle alone:

- You want to turn quickly.
- Rivers are narrow,
- rapids and cold water
- in winter and in high seas
- Ideal for long tours
- long trips, for which it has a hatch

## When should you choose a canoe?

- You carry a tent and a dog.
- You want to turn quickly, often.
- The kayak is at the repair shop.
- Other boats are too small.
`;

  it('asks for the better choice in a case, across the sections of a note', () => {
    const questions = toldApart(sections);
    expect(questions).toContain('You carry a tent and a dog. Which of these is the best choice? Canoe / Kayak');
    expect(questions).toContain('Rivers are narrow. Which of these is the best choice? Kayak / Canoe');
    expect(questions).toContain('Which of these would you use for rapids and cold water? Kayak / Canoe');
    expect(questions).toContain('Which of these would you use in winter and in high seas? Kayak / Canoe');
    expect(questions).toContain('Which of these is ideal for long tours? Kayak / Canoe');
  });

  it('asks nothing that stands for both, names one or points elsewhere', () => {
    expect(toldApart(sections).join('\n')).not.toMatch(/turn quickly|repair shop|Other boats/);
  });

  it('asks for no summary beside what it sums up, and for nothing that was cut short', () => {
    expect(toldApart(sections).join('\n')).not.toMatch(/paddle alone|long trips/);
  });

  it('reads lists under an item each', () => {
    const note = `# Boats

- **Choose a raft** if:
    - You travel in a big group.
- **Choose a punt** if:
    - Your river is shallow.
`;
    expect(toldApart(note)).toEqual([
      'You travel in a big group. Which of these is the best choice? Raft / Punt',
      'Your river is shallow. Which of these is the best choice? Punt / Raft',
    ]);
  });

  it('reads advice in sentences', () => {
    const note = `# Boats

Use a sled when the lake is frozen, or when snow covers it. A dinghy is ideal for harbours with many small bridges.

Use a dinghy when you fish near the shore.
`;
    expect(toldApart(note)).toEqual([
      'The lake is frozen, or snow covers it. Which of these is the best choice? Sled / Dinghy',
      'Which of these is ideal for harbours with many small bridges? Dinghy / Sled',
      'You fish near the shore. Which of these is the best choice? Dinghy / Sled',
    ]);
  });

  it('keeps what only is praised apart', () => {
    const note = `# Harbour

The crane is ideal for heavy crates and long beams. The tea room is good for cold and wet days.
`;
    expect(toldApart(note)).toEqual([]);
  });

  it('takes no sentence whose verb it does not know for a thing', () => {
    const note = sections.replace('You carry a tent and a dog.', 'Old friends zorb on every lake.');
    expect(toldApart(note).join()).not.toContain('zorb');
  });

  it('takes the alternative that a list names itself', () => {
    const note =
      '# Boats\n\nPick a ferry over a raft in these cases:\n\n- The river is wide and fast.\n- Cars must cross.\n';
    expect(toldApart(note)).toContain('The river is wide and fast. Which of these is the best choice? Ferry / Raft');
  });

  it('asks nothing where there is nothing else to choose', () => {
    expect(toldApart('# Boats\n\n## When should you use a raft?\n\n- You are many and slow.\n')).toEqual([]);
  });

  it('knows a thing by another of its names', () => {
    const note = `# Boats

The Royal River Line (RRL) runs two boats. RRL is old.

## When should you use RRL with oars?

Use Royal River Line with oars if you like rowing on quiet water:

- The wind is too weak to sail.

## When should you use RRL with sails?

- The wind blows across the river.
`;
    expect(toldApart(note)).toContain(
      'The wind blows across the river. Which of these is the best choice? RRL with sails / RRL with oars',
    );
  });
});

describe('lists with a thing in each item', () => {
  it('asks who does what', () => {
    const note = `# Crew

- **Steersman** holds the rudder and the course.
- **Bowman** looks out for rocks.
- **Purser**: sells tickets and tea.
`;
    expect(toldApart(note)).toContain('Which of these sells tickets and tea? Purser / Steersman / Bowman');
  });

  it('sets singular things beside each other only', () => {
    const note =
      '# Crew\n\n- **Rowers** push the boat forward.\n- **Bowman** looks out for rocks.\n- **Cook** boils salted fish.\n';
    expect(toldApart(note)).toEqual([
      'Which of these looks out for rocks? Bowman / Cook',
      'Which of these boils salted fish? Cook / Bowman',
    ]);
  });

  it('asks nothing where one of several is described by a deed', () => {
    const note = '# Crew\n\n- Steersman: an old sailor\n- Bowman: looks out for rocks\n- Purser: a friendly merchant\n';
    expect(toldApart(note)).toEqual([]);
  });

  it('asks what each is best for where praise stands below each', () => {
    const note = `# Boats

- Rafts and punts
  - Raft
    - Ideal for big groups on slow rivers
    - Has a deck
  - Punt
    - Perfect for shallow ponds
`;
    expect(toldApart(note)).toEqual([
      'Which of these is ideal for big groups on slow rivers? Raft / Punt',
      'Which of these is perfect for shallow ponds? Punt / Raft',
    ]);
  });
});
