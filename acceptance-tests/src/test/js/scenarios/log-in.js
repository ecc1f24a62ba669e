'use strict';

const { ChannelType, PermissionFlagsBits } = require('discord.js');
const { assert, env, note, scenario } = require('../lib/scenario');

scenario('log in and find the caches right', async logIn => {
  const client = await logIn();
  assert.equal(client.user.id, env('BOT_ID'));
  assert.equal(client.user.bot, true);
  assert.equal(client.application.id, env('APPLICATION_ID'));
  note('ready', client.user.tag);

  const guild = client.guilds.cache.get(env('GUILD_ID'));
  assert.ok(guild, 'the guild is cached');
  assert.equal(guild.available, true);
  assert.equal(guild.name, env('GUILD_NAME'));
  assert.equal(guild.ownerId, env('OWNER_ID'));
  assert.equal(guild.memberCount, Number(env('MEMBER_COUNT')));
  assert.ok(guild.joinedAt instanceof Date && !Number.isNaN(guild.joinedTimestamp));
  note('guild');

  const text = guild.channels.cache.get(env('TEXT_ID'));
  assert.equal(text.type, ChannelType.GuildText);
  assert.equal(text.guild, guild);
  const voice = guild.channels.cache.get(env('VOICE_ID'));
  assert.equal(voice.type, ChannelType.GuildVoice);
  assert.ok(voice.bitrate > 0);
  const category = guild.channels.cache.get(env('CATEGORY_ID'));
  assert.equal(category.type, ChannelType.GuildCategory);
  assert.equal(guild.channels.cache.get(env('CHILD_ID')).parent, category);
  note('channels', guild.channels.cache.size);

  assert.equal(guild.roles.everyone.id, guild.id);
  assert.equal(guild.roles.everyone.position, 0);
  const role = guild.roles.cache.get(env('ROLE_ID'));
  assert.equal(role.name, 'gardeners');
  assert.equal(role.color, 0x33aa55);
  assert.equal(role.hoist, true);
  assert.ok(role.permissions.has(PermissionFlagsBits.ManageMessages));
  assert.ok(guild.roles.comparePositions(role, guild.roles.everyone) > 0);
  note('roles', guild.roles.cache.size);

  const me = guild.members.me;
  assert.ok(me, 'the own member is cached');
  assert.equal(me.id, client.user.id);
  assert.ok(me.roles.cache.has(role.id), 'the own role');
  assert.ok(me.permissions.has(PermissionFlagsBits.ManageMessages), 'a permission from the own role');
  assert.ok(!me.permissions.has(PermissionFlagsBits.Administrator), 'no permission that nobody gave');
  note('own member', me.permissions.bitfield.toString());

  assert.ok(text.permissionsFor(me).has(PermissionFlagsBits.SendMessages), 'may send in the open channel');
  const quiet = guild.channels.cache.get(env('QUIET_ID'));
  assert.equal(quiet.permissionOverwrites.cache.get(guild.id).deny.has(PermissionFlagsBits.SendMessages), true);
  assert.ok(!quiet.permissionsFor(me).has(PermissionFlagsBits.SendMessages), 'the overwrite takes sending away');
  await assert.rejects(quiet.send('not allowed'), { code: 50013, status: 403 });
  note('permissions computed as the server computes them');

  const owner = await guild.members.fetch(env('OWNER_ID'));
  assert.equal(owner.user.username, env('OWNER_NAME'));
  assert.ok(owner.permissions.has(PermissionFlagsBits.Administrator), 'the owner may everything');
});
