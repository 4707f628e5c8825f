import { describe, expect, it } from 'vitest';
import { stemOf } from '../../src/search/stemming.ts';

describe('the index term of a word', () => {
  it.each([
    ['containers', 'contain'],
    ['container', 'contain'],
    ['containing', 'contain'],
    ['images', 'imag'],
    ['tasks', 'task'],
  ])('%s is stemmed', (word, term) => {
    expect(stemOf(word)).toBe(term);
  });

  it.each(['AWS', 'aws', 'ECS', 'ecs', 'EKS', 'DNS', 'OS', 'os', 'IRSA', 'k8s', 'K8s', 't3', 's3', '1.25', '2xx'])(
    '%s keeps its letters',
    (word) => {
      expect(stemOf(word)).toBe(word.toLowerCase());
    },
  );

  it.each([
    ['VMs', 'vm'],
    ['HPAs', 'hpa'],
    ['APIs', 'api'],
    ['OSes', 'os'],
    ['OSs', 'os'],
    ['PVCs', 'pvc'],
  ])('%s loses only the s of the plural', (word, term) => {
    expect(stemOf(word)).toBe(term);
  });
});
