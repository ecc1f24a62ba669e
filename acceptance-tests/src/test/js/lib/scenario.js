'use strict';

// What every scenario needs: an unmodified discord.js client, events that can be awaited, and plain REST for the people around the bot.

const assert = require('node:assert/strict');
const { Client, Events, GatewayIntentBits } = require('discord.js');

// No event of a working server takes this long, however busy the machine.
const PATIENCE_MS = 30_000;

const ALL_INTENTS = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMembers,
  GatewayIntentBits.GuildModeration,
  GatewayIntentBits.GuildInvites,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.GuildMessageReactions,
  GatewayIntentBits.GuildMessageTyping,
  GatewayIntentBits.MessageContent,
];

function env(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

/** The next `event` of an emitter whose arguments `fits` accepts. Ask before the act that causes it. */
function next(emitter, event, fits = () => true) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      emitter.off(event, listener);
      reject(new Error(`no ${event} within ${PATIENCE_MS} ms`));
    }, PATIENCE_MS);
    function listener(...args) {
      if (!fits(...args)) return;
      clearTimeout(timer);
      emitter.off(event, listener);
      resolve(args);
    }
    emitter.on(event, listener);
  });
}

/** A discord.js client, ready. `api` ends in `/api`: the version and the gateway's address are the library's own business. */
async function logIn({ api = env('API'), token = env('BOT_TOKEN'), intents = ALL_INTENTS } = {}) {
  const client = new Client({ rest: { api }, intents });
  client.on(Events.Error, error => note('client error', error.stack));
  client.on(Events.Warn, text => note('client warning', text));
  if (process.env.DEBUG) client.on(Events.Debug, text => note('debug', text));
  const ready = next(client, Events.ClientReady);
  await client.login(token);
  await ready;
  return client;
}

/** REST by plain fetch: `authorization` is the header's value. Answers `{ status, headers, body }`. */
function rest(authorization, api = env('API')) {
  return async (method, path, body) => {
    const headers = { Authorization: authorization };
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    const response = await fetch(`${api}/v10${path}`, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : undefined };
  };
}

/** The same, for acts that have to work: answers the body. */
function acts(authorization) {
  const call = rest(authorization);
  return async (method, path, body) => {
    const { status, body: answer } = await call(method, path, body);
    assert.ok(status >= 200 && status < 300, `${method} ${path} -> ${status} ${JSON.stringify(answer)}`);
    return answer;
  };
}

/** One machine-readable line. */
function note(what, detail) {
  console.log(JSON.stringify(detail === undefined ? { what } : { what, detail }));
}

/** Runs a scenario to its end, and ends the process: sockets of a failed one must not keep it alive. */
function scenario(name, body) {
  const clients = [];
  const keep = async options => {
    const client = await logIn(options);
    clients.push(client);
    return client;
  };
  body(keep)
    .then(() => Promise.all(clients.map(client => client.destroy())))
    .then(
      () => {
        note('passed', name);
        process.exit(0);
      },
      failure => {
        console.log(failure?.stack ?? failure);
        if (failure?.rawError) note('raw error', failure.rawError);
        note('failed', name);
        process.exit(1);
      },
    );
}

module.exports = { ALL_INTENTS, acts, assert, env, next, note, rest, scenario };
