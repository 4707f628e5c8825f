import { createKnowledge } from '../../../src/quiz/knowledge/create-knowledge.ts';
import type { Definition, Knowledge, Term } from '../../../src/quiz/knowledge.ts';
import { type Files, notesOf } from '../../answer/engine-of.ts';

/** Notes of a coffee bar: definitions in sentences and lists, a comparison, names with and without a vendor. */
export const coffeeNotes: Files = {
  'drinks/espresso.md': `---
title: Espresso
aliases: [short black]
---
# Espresso

An espresso is a small, strong drink that is pressed through finely ground beans in half a minute. An espresso is harder to make than a filter brew.

## What is the difference between a ristretto and a lungo?

A ristretto is a shorter pull with half of the water, and a lungo is a longer pull with twice the water.
`,
  'drinks/latte.md': `# Latte

A latte is a mild drink that joins a single shot with much steamed milk.

## Macchiato

A macchiato is a drink with only a spoon of foam on top of the shot. The default is one spoon.

## Foam

- **Microfoam**: the fine foam that is poured into patterns on top of the cup.
- **Dry foam**: the stiff foam with big bubbles that sits on top of a cappuccino.
- **Milk**: keep the jug cold.
`,
  'bar/machines.md': `# Machines

| | Pump machine | Lever machine |
| --- | --- | --- |
| Pressure | by a motor | by hand |

A pump machine is a device that builds pressure with an electric motor. A lever machine is a device on which the barista pulls down a spring. Machines are cleaned every evening.

## Portafilter

The portafilter is the handle with a basket that holds the ground beans. It is heavy. A portafilter is locked into the machine.

## BrewCloud

BrewCloud Roast Profile Service (RPS) is a service that keeps the curves of every roast. RPS is used by roasters, and RPS runs on BrewCloud.
`,
};

export function knowledgeOf(files: Files, synonyms: readonly (readonly string[])[] = []): Knowledge {
  return createKnowledge(notesOf(files), synonyms);
}

export function definitionOf({ definitions }: Knowledge, name: string): Definition {
  const found = definitions.find(({ term }) => term.names.includes(name));
  if (!found) throw new Error(`no definition of ${name} among ${definitions.map(({ term }) => term.name).join(', ')}`);
  return found;
}

export function termOf({ termsIn }: Knowledge, name: string): Term {
  const [found] = termsIn(name);
  if (!found) throw new Error(`no term ${name}`);
  return found.term;
}
