'use strict';

const { RESTEvents } = require('discord.js');
const { assert, env, note, rest, scenario } = require('../lib/scenario');

const RAW_BURST = 8;
const LIBRARY_BURST = 7;

scenario('a real 429 and the recovery from it', async logIn => {
  const client = await logIn();
  const channel = await client.channels.fetch(env('TEXT_ID'));
  const bot = rest(`Bot ${env('BOT_TOKEN')}`);

  const replies = await Promise.all(
    Array.from({ length: RAW_BURST }, (_, i) => bot('POST', `/channels/${channel.id}/messages`, { content: `raw ${i}` })),
  );
  const refused = replies.filter(reply => reply.status === 429);
  const accepted = replies.filter(reply => reply.status === 200);
  assert.equal(refused.length + accepted.length, RAW_BURST);
  assert.equal(accepted.length, 5, 'five sends in five seconds');
  for (const { headers } of accepted) checkBucket(headers);
  for (const { headers, body } of refused) checkRefusal(headers, body);
  note('raw burst', { accepted: accepted.length, refused: refused.length });

  const statuses = [];
  client.rest.on(RESTEvents.Response, (_request, response) => statuses.push(response.status));
  const contents = Array.from({ length: LIBRARY_BURST }, (_, i) => `patient ${i}`);
  const sent = await Promise.all(contents.map(content => channel.send(content)));
  assert.ok(statuses.includes(429), `the library met a real 429: ${statuses}`);
  assert.equal(new Set(sent.map(message => message.id)).size, LIBRARY_BURST);
  const history = await channel.messages.fetch({ limit: 100, cache: false });
  for (const content of contents) {
    assert.equal(history.filter(message => message.content === content).size, 1, `${content} is there once`);
  }
  assert.equal(history.filter(message => message.content.startsWith('raw ')).size, accepted.length);
  note('recovered', statuses);
});

function checkBucket(headers) {
  assert.equal(headers.get('x-ratelimit-limit'), '5');
  assert.match(headers.get('x-ratelimit-remaining'), /^[0-4]$/);
  assert.ok(Number(headers.get('x-ratelimit-reset')) > 1_600_000_000);
  const resetAfter = Number(headers.get('x-ratelimit-reset-after'));
  assert.ok(resetAfter >= 0 && resetAfter <= 5, `reset after ${resetAfter}`);
  assert.ok(headers.get('x-ratelimit-bucket'));
  assert.equal(headers.get('x-ratelimit-global'), null, 'libraries test that the header exists, not what it says');
  assert.equal(headers.get('retry-after'), null);
  assert.ok(headers.get('via'), 'without Via a library takes a 429 for a ban');
}

function checkRefusal(headers, body) {
  assert.match(headers.get('content-type'), /^application\/json/);
  assert.match(headers.get('retry-after'), /^\d+$/, 'an integer in the header');
  assert.equal(typeof body.retry_after, 'number');
  assert.ok(body.retry_after > 0 && body.retry_after <= 5, `retry after ${body.retry_after}`);
  assert.equal(Number(headers.get('retry-after')), Math.ceil(body.retry_after), 'the header is the body, rounded up');
  assert.equal(body.global, false);
  assert.equal(typeof body.message, 'string');
  assert.equal(headers.get('x-ratelimit-scope'), 'user');
  assert.equal(headers.get('x-ratelimit-remaining'), '0');
  assert.equal(headers.get('x-ratelimit-global'), null);
  assert.ok(headers.get('x-ratelimit-bucket'));
  assert.ok(headers.get('via'));
}
