import { describe, expect, it, test } from 'vitest';
import { readDefinitionSentence, readGlossaryItem } from '../../../src/quiz/knowledge/definition-sentence.ts';

const words = new Set('registry registries image images service services layer layers port ports package'.split(' '));
const read = (sentence: string) => readDefinitionSentence(sentence, words);
const readItem = (entry: string) => readGlossaryItem(entry, words);

describe('a definitional sentence', () => {
  test.each([
    [
      'A container image is a read-only template that holds an application.',
      ['A container image', 'is', 'a read-only template that holds an application'],
    ],
    [
      'Layers are archives of files that were added or deleted.',
      ['Layers', 'are', 'archives of files that were added or deleted'],
    ],
    [
      'A hypervisor is software that runs several virtual machines (VMs) on one computer.',
      ['A hypervisor', 'is', 'software that runs several virtual machines on one computer'],
    ],
    [
      'ECS is AWS’s native orchestration service that places containers.',
      ['ECS', 'is', 'AWS’s native orchestration service that places containers'],
    ],
    [
      'Fargate is a serverless compute engine: you say how much memory you need.',
      ['Fargate', 'is', 'a serverless compute engine'],
    ],
    [
      'Containers, on the other hand, are units that hold one application.',
      ['Containers', 'are', 'units that hold one application'],
    ],
    [
      'Hashing refers to a method for mapping data to short values.',
      ['Hashing', 'is', 'a method for mapping data to short values'],
    ],
    [
      'A chef’s knife is a broad, general-purpose knife with a curved blade.',
      ['A chef’s knife', 'is', 'a broad, general-purpose knife with a curved blade'],
    ],
    [
      'A scope is the range of addresses a server may give out.',
      ['A scope', 'is', 'the range of addresses a server may give out'],
    ],
    ['`etcd` is a key-value store that holds the state.', ['`etcd`', 'is', 'a key-value store that holds the state']],
    [
      'CrashLoopBackOff means that a container in a pod starts and ends over and over.',
      ['CrashLoopBackOff', 'means', 'that a container in a pod starts and ends over and over'],
    ],
  ])('%s', (sentence, [subject, copula, meaning]) => {
    expect(read(sentence)).toMatchObject({ subject, copula, meaning });
  });

  test.each([
    'The default is 10.',
    'Fargate is cheaper than EC2 when the load varies.',
    'ECS is used by many teams to run containers.',
    'A task is stopped when its container ends.',
    'Fargate is not an orchestrator of containers.',
    'It is a service that runs containers.',
    'This is a tool that builds images.',
    'There is a limit of ten layers in an image.',
    'Swift is distributing data across several servers.',
    'A digest is the fixed hash of its content.',
    'Kubernetes is the same platform that other clouds offer.',
    'A monolith is a good fit for a small team with one product.',
    'SQL tuning is a broad topic and many books have been written on it.',
    'A volume is one of several ways to keep data.',
    'A tag is such a name for a build.',
    'A key-value store is the basis for more complex systems.',
    'A job is a task.',
    'The critical part is the source which tells where a module is.',
    'A monolith is a good framework that serves small teams.',
    'A digest is a short hash that these programs print.',
    'A daemon is a program (started by the system that runs.',
    'An image is the template and never changes.',
    'Which service is a registry that stores images?',
    'Time and space are two values that describe an algorithm.',
    'Services is the part of the API that holds names.',
    'S3 is a object store that never fills up.',
    'The state is a system that may change.',
    'Losing the state means losing the cluster.',
  ])('is not: %s', (sentence) => {
    const found = read(sentence);
    // What means something needs a heading of its name, which is looked at elsewhere.
    expect(found?.copula === 'means' ? undefined : found).toBeUndefined();
  });

  it('ends where the sentence goes on to something else', () => {
    const meaningOf = (sentence: string) => read(sentence)?.meaning;
    const meaning = 'a movable name for an image';
    expect(meaningOf(`A tag is ${meaning}, and a digest is the hash of an image.`)).toBe(meaning);
    expect(meaningOf(`A tag is ${meaning}, so it can change.`)).toBe(meaning);
    expect(meaningOf(`A tag is ${meaning}, such as \`web:1.2\`.`)).toBe(meaning);
    expect(meaningOf(`A tag is ${meaning}; digests are safer.`)).toBe(meaning);
    expect(meaningOf(`A tag is ${meaning} – nothing more.`)).toBe(meaning);
    expect(meaningOf(`A tag is ${meaning} while digests stay.`)).toBe(meaning);
    expect(meaningOf('A crate is a box for apples, pears and plums, and a jar is a glass for jam.')).toBe(
      'a box for apples, pears and plums',
    );
  });

  it('says it once more after a colon', () => {
    expect(
      read('A task definition is the blueprint from which ECS starts tasks: a text file that lists containers.'),
    ).toMatchObject({
      meaning: 'the blueprint from which ECS starts tasks',
      paraphrase: 'a text file that lists containers',
    });
    // With too few words before the colon nobody would know it.
    expect(read('A pod is a unit: one or more containers that share a network.')?.meaning).toBe(
      'a unit: one or more containers that share a network',
    );
  });

  it('gives other names in brackets and after "also called"', () => {
    expect(read('Elastic Container Registry (ECR) is a registry that AWS manages.')).toMatchObject({
      subject: 'Elastic Container Registry',
      otherNames: ['ECR'],
    });
    expect(read('A worker node, also called a Kubernetes node, is a machine that runs pods.')?.otherNames).toEqual([
      'Kubernetes node',
    ]);
  });

  it('keeps a pronoun only where something before it can be meant', () => {
    expect(read('A registry is a service that stores images and hands them out.')).toBeDefined();
    expect(read('A cache is the nearest copy of them in memory.')).toBeUndefined();
  });
});

describe('an entry of a list', () => {
  test.each([
    ['Pod: the smallest unit that Kubernetes runs.', ['Pod', 'is', 'the smallest unit that Kubernetes runs']],
    ['Pod – the smallest unit that Kubernetes runs', ['Pod', 'is', 'the smallest unit that Kubernetes runs']],
    ['Pod - The smallest unit that Kubernetes runs', ['Pod', 'is', 'the smallest unit that Kubernetes runs']],
    ['Images: read-only packages of an application', ['Images', 'are', 'read-only packages of an application']],
    // The article is put in where the notes count such things.
    ['ECR: Managed service for container images', ['ECR', 'is', 'a managed service for container images']],
  ])('%s', (entry, [subject, copula, meaning]) => {
    expect(readItem(entry)).toMatchObject({ subject, copula, meaning, listed: true });
  });

  test.each([
    'Consistency: the same image runs in every environment.',
    'Scheduling: it picks a host with enough memory.',
    'Efficiency: containers need fewer resources than virtual machines.',
    'Build it: a command that makes an image',
    'Wash the filter: a chore that takes two minutes',
    'Service: route traffic to pods inside of the cluster',
    'Soft state: the state of the system may change over time',
    'Observability: the data plane reports service calls to the control plane',
    'Security: Hide information about back-end servers',
    'Storage: orchestration for volumes',
    'Retries: three',
    'cd: -> service for paths',
  ])('is not: %s', (entry) => {
    expect(readItem(entry)).toBeUndefined();
  });
});
