import { describe, expect, it } from 'vitest';
import { holdsSecret } from '../../src/answer/secret-guard.ts';

// Credentials are put together here so that no scanner takes this file for a leak.
const accessKey = `AKIA${'QWERTYUIOPASDFGH'}`;
const key = `-----BEGIN RSA ${'PRIVATE'} KEY-----`;

const discordToken = (id: string) => `${Buffer.from(id).toString('base64url')}.Gh-_12.${'a1B2'.repeat(9)}`;

describe('holdsSecret', () => {
  it.each([
    `the key is ${accessKey}`,
    `aws_secret_access_key = ${'wJalrXUtnFEMI/K7MDENG/bPxRfiCY0123456789'}`,
    key,
    `token: ghp_${'a1B2'.repeat(9)}`,
    `SLACK_BOT_TOKEN=xoxb-${'123456789012'}-abcdefghij`,
    `client-key-data: ${'LS0tLS1CRUdJTiBSU0E'}`,
    'password: "hunter2!"',
    'DB_PASSWORD=Tr0ub4dor&3',
    'postgres://admin:s3cr3tpw@db.internal:5432/app',
    `Authorization: Bearer ${'abcdef0123456789abcdef'}`,
    `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.${'c2lnbmF0dXJl'}`,
    `the bot has ${discordToken('12345678901234567')}`,
    `${discordToken('123456789012345678')} is old`,
    `${discordToken('1234567890123456789')}`,
    `log in with mfa.${'a1B2'.repeat(20)}`,
    `post to https://discord.com/api/webhooks/123456789012345678/${'a1B2-'.repeat(13)}`,
  ])('finds %j', (line) => {
    expect(holdsSecret(line)).toBe(true);
  });

  it.each([
    'password: <your-password>',
    'Set the token: a string that the server prints.',
    'POSTGRES_PASSWORD=$DB_PASSWORD',
    'secret: my-secret',
    'A Secret holds small amounts of sensitive data such as a password.',
    'docker login -u name --password-stdin',
    'imagePullSecrets: regcred',
    'https://docs.docker.com/engine/swarm/secrets/',
    'aws ecr get-login-password --region eu-west-1',
    'Add a webhook at https://discord.com/api/webhooks/ID/TOKEN.',
    'https://discord.com/channels/123456789012345678/123456789012345679/123456789012345670',
  ])('leaves %j alone', (line) => {
    expect(holdsSecret(line)).toBe(false);
  });
});
