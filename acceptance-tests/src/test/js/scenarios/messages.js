'use strict';

const { Events, MessageType } = require('discord.js');
const { acts, assert, env, next, note, scenario } = require('../lib/scenario');

scenario('send, receive, reply, edit, delete, history, typing', async logIn => {
  const client = await logIn();
  const person = acts(env('PERSON_TOKEN'));
  const channel = await client.channels.fetch(env('TEXT_ID'));
  const path = `/channels/${channel.id}/messages`;
  const created = fits => next(client, Events.MessageCreate, fits);

  const echo = created(message => message.content === 'hello from the bot');
  const sent = await channel.send('hello from the bot');
  const [echoed] = await echo;
  assert.equal(echoed.id, sent.id);
  assert.equal(sent.author.id, client.user.id);
  assert.equal(sent.editedAt, null);
  assert.ok(Math.abs(Date.now() - sent.createdTimestamp) < 60_000, 'the id carries the time');
  assert.equal((await person('GET', `${path}/${sent.id}`)).content, 'hello from the bot');
  note('sent', sent.id);

  const hearing = created(message => message.author.id === env('PERSON_ID'));
  const said = await person('POST', path, { content: `a word from a person, for <@${client.user.id}>` });
  const [heard] = await hearing;
  assert.equal(heard.id, said.id);
  assert.equal(heard.content, `a word from a person, for <@${client.user.id}>`);
  assert.equal(heard.guild.id, env('GUILD_ID'));
  assert.equal(heard.channel, channel);
  assert.equal(heard.member.id, env('PERSON_ID'));
  assert.equal(heard.author.bot, false);
  assert.ok(heard.mentions.users.has(client.user.id), 'the mention is resolved');
  note('received');

  const reply = await heard.reply({ content: 'answering', allowedMentions: { repliedUser: true } });
  assert.equal(reply.type, MessageType.Reply);
  assert.equal(reply.reference.messageId, heard.id);
  assert.ok(reply.mentions.users.has(env('PERSON_ID')), 'the author of the message replied to is mentioned');
  const stored = await person('GET', `${path}/${reply.id}`);
  assert.equal(stored.referenced_message.id, heard.id);
  assert.equal((await reply.fetchReference()).id, heard.id);
  note('replied');

  const quietReply = await heard.reply({ content: 'quietly', allowedMentions: { repliedUser: false } });
  assert.ok(!quietReply.mentions.users.has(env('PERSON_ID')), 'a reply that mentions nobody');
  await quietReply.delete();

  const updating = next(client, Events.MessageUpdate, (_, message) => message.id === said.id);
  await person('PATCH', `${path}/${said.id}`, { content: 'said better' });
  const [before, after] = await updating;
  assert.match(before.content, /^a word/);
  assert.equal(after.content, 'said better');
  assert.ok(after.editedAt instanceof Date);
  const edited = await sent.edit('hello, edited');
  assert.equal(edited.content, 'hello, edited');
  assert.equal((await person('GET', `${path}/${sent.id}`)).content, 'hello, edited');
  await assert.rejects(heard.edit('words in another mouth'), { code: 50005 });
  note('edited');

  const deleting = next(client, Events.MessageDelete, message => message.id === said.id);
  await person('DELETE', `${path}/${said.id}`);
  await deleting;
  assert.ok(!channel.messages.cache.has(said.id));
  await assert.rejects(channel.messages.fetch({ message: said.id, force: true }), { code: 10008, status: 404 });
  await sent.delete();
  note('deleted');

  const ids = [];
  for (let i = 0; i < 12; i++) ids.push((await channel.send(`line ${i}`)).id);
  const newest = await channel.messages.fetch({ limit: 5, cache: false });
  assert.deepEqual([...newest.keys()], ids.slice(-5).reverse());
  const older = await channel.messages.fetch({ limit: 3, before: ids[6], cache: false });
  assert.deepEqual([...older.keys()], ids.slice(3, 6).reverse());
  const newer = await channel.messages.fetch({ limit: 3, after: ids[6], cache: false });
  assert.deepEqual([...newer.keys()], ids.slice(7, 10).reverse());
  const around = await channel.messages.fetch({ limit: 5, around: ids[6], cache: false });
  assert.deepEqual([...around.keys()], ids.slice(4, 9).reverse());
  assert.equal((await channel.messages.fetch({ message: ids[3], force: true })).content, 'line 3');
  note('history');

  const typing = next(client, Events.TypingStart, start => start.user.id === env('PERSON_ID'));
  await person('POST', `/channels/${channel.id}/typing`);
  const [start] = await typing;
  assert.equal(start.channel, channel);
  assert.equal(start.member.id, env('PERSON_ID'));
  assert.ok(Math.abs(Date.now() - start.startedTimestamp) < 60_000, 'the timestamp is in seconds');
  await channel.sendTyping();
  note('typing');
});
