import type { Json } from '../../json.ts';
import type { Faults } from '../faults.ts';
import type { Token } from '../state/workspace.ts';
import { workspaceOf } from '../state/world.ts';
import { createArgs, readBody } from './args.ts';
import { record, recordRefusal } from './call-log.ts';
import { type Method, type MethodDeps, needScope, type Pace } from './method.ts';
import { methods } from './methods.ts';
import type { RateLimits } from './rate-limits.ts';
import { errorBody, type Reply, reply, tooMany, withFault } from './reply.ts';
import { SlackError } from './slack-error.ts';

/** A request to the Web API. */
export interface ApiRequest {
  readonly method: string;
  readonly contentType: string;
  readonly authorization: string | undefined;
  readonly body: string;
}

export interface CallHandlerDeps extends MethodDeps {
  readonly faults: Faults;
  /** Absent when nothing is limited. */
  readonly limits: RateLimits | undefined;
}

/** Answers requests to the Web API. Never throws for what a request holds. */
export function createCallHandler(deps: CallHandlerDeps): (request: ApiRequest) => Reply {
  return (request) =>
    withFault(
      deps.faults.take(request.method),
      () => answer(deps, request),
      (kind) => record(deps.world, request.method, argsForLog(request), kind, false),
    );
}

function answer(deps: CallHandlerDeps, request: ApiRequest): Reply {
  const { world } = deps;
  let given: Json = {};
  let token: Token | undefined;
  const method = methods[request.method];
  const headers = (): Record<string, string> => ({
    ...(token !== undefined && { 'x-oauth-scopes': token.scopes.join(',') }),
    ...(method !== undefined && method.token !== 'none' && { 'x-accepted-oauth-scopes': method.scopes.join(',') }),
  });
  try {
    if (method === undefined) throw new SlackError('unknown_method', [], { req_method: request.method });
    given = readBody(request.contentType, request.body);
    const args = createArgs(given);
    if (method.token !== 'none') {
      token = findToken(deps, request, given);
      admit(method, token);
    }
    const seconds = deps.limits?.take(
      paceOf(deps, request.method, method),
      request.method,
      token?.workspace ?? 'app',
      args.text('channel'),
    );
    if (seconds !== undefined) {
      record(world, request.method, given, 'ratelimited', false);
      return tooMany(seconds);
    }
    const call = { ...deps, args, authorization: request.authorization };
    const result = run(method, call, token);
    record(world, request.method, given, 'ok', true);
    return reply(200, { ok: true, ...charsetWarning(request), ...result }, headers());
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    recordRefusal(world, request.method, given, error);
    return reply(200, errorBody(error), headers());
  }
}

const historyMethods = ['conversations.history', 'conversations.replies'];

const paceOf = ({ world }: CallHandlerDeps, name: string, { pace }: Method): Pace =>
  world.app.unlisted && historyMethods.includes(name) ? 1 : pace;

function run(
  method: Method,
  call: MethodDeps & Parameters<Extract<Method, { token: 'none' }>['run']>[0],
  token: Token | undefined,
): Json {
  if (method.token === 'none') return method.run(call);
  if (token === undefined) throw new SlackError('not_authed');
  if (method.token === 'app') return method.run({ ...call, token });
  return method.run({ ...call, token, workspace: workspaceOf(call.world, token.workspace ?? '') });
}

/** @throws SlackError `not_authed`, `invalid_auth`, `token_revoked`, `account_inactive` */
function findToken({ world }: CallHandlerDeps, request: ApiRequest, given: Json): Token {
  const bearer = /^Bearer\s+(.+)$/i.exec(request.authorization ?? '')?.[1];
  const value = bearer ?? (typeof given.token === 'string' ? given.token : undefined);
  if (value === undefined || value === '') throw new SlackError('not_authed');
  const token = world.tokens.get(value);
  if (token === undefined) throw new SlackError('invalid_auth');
  if (token.state === 'revoked') throw new SlackError('token_revoked');
  if (token.state === 'inactive') throw new SlackError('account_inactive');
  return token;
}

/** @throws SlackError `not_allowed_token_type`, `missing_scope` */
function admit(method: Exclude<Method, { token: 'none' }>, token: Token): void {
  const isApp = token.kind === 'app';
  if (isApp !== (method.token === 'app')) throw new SlackError('not_allowed_token_type');
  needScope(token, method.scopes);
}

function charsetWarning({ contentType }: ApiRequest): Json {
  const lacks = contentType.startsWith('application/json') && !contentType.includes('charset');
  return lacks ? { warning: 'missing_charset', response_metadata: { warnings: ['missing_charset'] } } : {};
}

function argsForLog(request: ApiRequest): Json {
  try {
    return readBody(request.contentType, request.body);
  } catch {
    return {};
  }
}
