'use strict';

const { Events, MessageType } = require('discord.js');
const { acts, assert, env, next, note, rest, scenario } = require('../lib/scenario');

const THUMB = encodeURIComponent('👍');

scenario('reactions, pins, bulk deletion, and bans that delete', async logIn => {
  const client = await logIn();
  const person = acts(env('PERSON_TOKEN'));
  const personId = env('PERSON_ID');
  const guild = client.guilds.cache.get(env('GUILD_ID'));
  const channel = await client.channels.fetch(env('TEXT_ID'));
  const path = `/channels/${channel.id}/messages`;
  const byPerson = (_, user) => user.id === personId;

  const message = await channel.send('react to this');
  const mine = `${path}/${message.id}/reactions/${THUMB}/@me`;
  const collector = message.createReactionCollector({ filter: byPerson, max: 1 });
  const collecting = next(collector, 'end');
  const adding = next(client, Events.MessageReactionAdd, byPerson);
  await person('PUT', mine);
  const [reaction] = await adding;
  assert.equal(reaction.emoji.name, '👍');
  assert.equal(reaction.emoji.id, null);
  assert.equal(reaction.message.id, message.id);
  assert.equal(reaction.count, 1);
  assert.ok(!reaction.me);
  await collecting;
  assert.equal(collector.collected.size, 1);
  note('reaction heard and collected');

  await message.react('👍');
  await message.react('👍');
  const both = (await message.fetch(true)).reactions.cache.get('👍');
  assert.equal(both.count, 2);
  assert.ok(both.me, 'the bot sees its own reaction');
  assert.deepEqual([...(await both.users.fetch()).keys()].sort(), [client.user.id, personId].sort());
  const seen = await person('GET', `${path}/${message.id}`);
  assert.deepEqual(seen.reactions[0].emoji, { id: null, name: '👍' });
  assert.equal(seen.reactions[0].count, 2);
  assert.equal(seen.reactions[0].me, true);
  await assert.rejects(message.react('no emoji'), { code: 10014, status: 404 });
  note('counted once each, over REST');

  const removing = next(client, Events.MessageReactionRemove, byPerson);
  await person('DELETE', mine);
  const [left] = await removing;
  assert.equal(left.count, 1);
  await person('PUT', mine);
  const takingOff = next(client, Events.MessageReactionRemove, byPerson);
  await both.users.remove(personId);
  await takingOff;
  note('taken back, and taken off by a moderator');

  await message.react('❤️');
  const emptying = next(client, Events.MessageReactionRemoveEmoji, gone => gone.emoji.name === '❤️');
  await message.reactions.cache.get('❤️').remove();
  await emptying;
  const clearing = next(client, Events.MessageReactionRemoveAll, cleared => cleared.id === message.id);
  await message.reactions.removeAll();
  await clearing;
  assert.equal((await message.fetch(true)).reactions.cache.size, 0);
  assert.ok(!('reactions' in (await person('GET', `${path}/${message.id}`))));
  note('cleared');

  const pinning = next(client, Events.ChannelPinsUpdate);
  const updating = next(client, Events.MessageUpdate, (_, after) => after.id === message.id && after.pinned);
  const noticing = next(client, Events.MessageCreate, said => said.type === MessageType.ChannelPinnedMessage);
  await message.pin();
  const [pinnedIn, pinnedAt] = await pinning;
  assert.equal(pinnedIn, channel);
  assert.ok(Math.abs(Date.now() - Number(pinnedAt)) < 60_000, 'when it was pinned');
  await updating;
  const [notice] = await noticing;
  assert.equal(notice.reference.messageId, message.id);
  assert.equal(notice.author.id, client.user.id);
  const pins = await channel.messages.fetchPins();
  assert.deepEqual(pins.items.map(pin => pin.message.id), [message.id]);
  assert.equal(pins.items[0].message.pinned, true);
  assert.equal(pins.hasMore, false);
  assert.deepEqual((await person('GET', `/channels/${channel.id}/pins`)).map(pin => pin.id), [message.id]);
  const unpinning = next(client, Events.ChannelPinsUpdate);
  await message.unpin();
  assert.equal((await unpinning)[1], null);
  assert.equal((await channel.messages.fetchPins()).items.length, 0);
  assert.equal((await message.fetch(true)).pinned, false);
  note('pinned and taken off');

  const lines = [];
  for (let i = 0; i < 3; i++) lines.push(await channel.send(`line ${i}`));
  const bulk = next(client, Events.MessageBulkDelete);
  const gone = await channel.bulkDelete(lines.slice(0, 2));
  assert.equal(gone.size, 2);
  const [deleted] = await bulk;
  assert.deepEqual([...deleted.keys()].sort(), lines.slice(0, 2).map(line => line.id).sort());
  await assert.rejects(channel.messages.fetch({ message: lines[0].id, force: true }), { code: 10008 });
  assert.equal((await channel.messages.fetch({ message: lines[2].id, force: true })).content, 'line 2');
  const tooFew = await rest(`Bot ${env('BOT_TOKEN')}`)('POST', `${path}/bulk-delete`, { messages: [lines[2].id] });
  assert.equal(tooFew.body.code, 50016);
  note('deleted in bulk');

  const other = await guild.channels.create({ name: 'elsewhere' });
  const spam = [];
  for (const where of [channel.id, channel.id, other.id]) {
    spam.push((await person('POST', `/channels/${where}/messages`, { content: 'spam' })).id);
  }
  const purging = [channel, other].map(where =>
    next(client, Events.MessageBulkDelete, (_, from) => from.id === where.id),
  );
  await guild.members.ban(personId, { deleteMessageSeconds: 3600 });
  const purged = (await Promise.all(purging)).flatMap(([messages]) => [...messages.keys()]);
  assert.deepEqual(purged.filter(id => spam.includes(id)).sort(), [...spam].sort());
  const left100 = await channel.messages.fetch({ limit: 100, cache: false });
  assert.ok(left100.every(said => said.author.id !== personId), 'nothing of the banned person is left');
  assert.ok(left100.has(lines[2].id), 'others keep what they said');
  note('banned, messages and all');

  const outcome = await guild.bans.bulkCreate([env('STRANGER_ID'), personId]);
  assert.deepEqual([...outcome.bannedUsers], [env('STRANGER_ID')]);
  assert.deepEqual([...outcome.failedUsers], [personId]);
  note('banned in bulk');
});
