'use strict';

const { ChannelType, Events, OverwriteType, PermissionFlagsBits } = require('discord.js');
const { acts, assert, env, next, note, scenario } = require('../lib/scenario');

scenario('channel, role and overwrite changes as events and in the caches', async logIn => {
  const client = await logIn();
  const owner = acts(env('OWNER_TOKEN'));
  const guild = client.guilds.cache.get(env('GUILD_ID'));
  const person = await guild.members.fetch(env('PERSON_ID'));

  const creating = next(client, Events.ChannelCreate, channel => channel.name === 'garden');
  const category = await guild.channels.create({ name: 'outside', type: ChannelType.GuildCategory });
  const garden = await guild.channels.create({
    name: 'garden',
    type: ChannelType.GuildText,
    topic: 'what grows',
    parent: category,
  });
  const [announced] = await creating;
  assert.equal(announced.id, garden.id);
  assert.equal(announced.topic, 'what grows');
  assert.equal(announced.parentId, category.id);
  assert.equal(guild.channels.cache.get(garden.id).guildId, guild.id);
  note('channel created');

  const renaming = next(client, Events.ChannelUpdate, (_, channel) => channel.id === garden.id);
  await owner('PATCH', `/channels/${garden.id}`, { name: 'orchard', topic: null });
  const [old, now] = await renaming;
  assert.equal(old.name, 'garden');
  assert.equal(now.name, 'orchard');
  assert.equal(now.topic, null);
  assert.equal(now.parentId, category.id, 'what a change leaves out stays');
  assert.equal(guild.channels.cache.get(garden.id).name, 'orchard');
  note('channel changed');

  const leaving = next(client, Events.ChannelUpdate, (_, channel) => channel.id === garden.id);
  await garden.setParent(null);
  assert.equal((await leaving)[1].parentId, null);
  note('channel left its category');

  const naming = next(client, Events.GuildRoleCreate, role => role.name === 'pickers');
  const role = await guild.roles.create({
    name: 'pickers',
    color: 0x112233,
    permissions: [PermissionFlagsBits.ViewChannel, PermissionFlagsBits.SendMessages],
  });
  assert.equal((await naming)[0].id, role.id);
  assert.ok(guild.roles.cache.has(role.id));
  const recolouring = next(client, Events.GuildRoleUpdate, (_, changed) => changed.id === role.id);
  await owner('PATCH', `/guilds/${guild.id}/roles/${role.id}`, { name: 'reapers', hoist: true, mentionable: true });
  const [, reapers] = await recolouring;
  assert.equal(reapers.name, 'reapers');
  assert.equal(reapers.hoist, true);
  assert.equal(reapers.color, 0x112233, 'what a change leaves out stays');
  note('role created and changed');

  const granting = next(client, Events.GuildMemberUpdate, (_, member) => member.id === person.id);
  await person.roles.add(role);
  const [, granted] = await granting;
  assert.ok(granted.roles.cache.has(role.id));
  assert.ok(guild.roles.cache.get(role.id).members.has(person.id));
  note('role given');

  const hiding = next(client, Events.ChannelUpdate, (_, channel) => channel.id === garden.id);
  await garden.permissionOverwrites.create(role, { SendMessages: false, AddReactions: true });
  const [, guarded] = await hiding;
  const overwrite = guarded.permissionOverwrites.cache.get(role.id);
  assert.equal(overwrite.type, OverwriteType.Role);
  assert.ok(overwrite.deny.has(PermissionFlagsBits.SendMessages));
  assert.ok(overwrite.allow.has(PermissionFlagsBits.AddReactions));
  assert.ok(!guarded.permissionsFor(granted).has(PermissionFlagsBits.SendMessages));
  note('overwrite for a role');

  const excepting = next(client, Events.ChannelUpdate, (_, channel) => channel.id === garden.id);
  await garden.permissionOverwrites.create(person, { SendMessages: true });
  const [, excepted] = await excepting;
  assert.equal(excepted.permissionOverwrites.cache.get(person.id).type, OverwriteType.Member);
  assert.ok(excepted.permissionsFor(granted).has(PermissionFlagsBits.SendMessages), 'the own overwrite wins');
  note('overwrite for a member');

  const lifting = next(client, Events.ChannelUpdate, (_, channel) => channel.id === garden.id);
  await garden.permissionOverwrites.delete(person);
  const [, lifted] = await lifting;
  assert.ok(!lifted.permissionOverwrites.cache.has(person.id));
  note('overwrite removed');

  const taking = next(client, Events.GuildMemberUpdate, (_, member) => member.id === person.id);
  await person.roles.remove(role);
  assert.ok(!(await taking)[1].roles.cache.has(role.id));
  const dropping = next(client, Events.GuildRoleDelete, gone => gone.id === role.id);
  await role.delete();
  await dropping;
  assert.ok(!guild.roles.cache.has(role.id));
  note('role taken and deleted');

  const closing = next(client, Events.ChannelDelete, channel => channel.id === garden.id);
  await garden.delete();
  await closing;
  assert.ok(!guild.channels.cache.has(garden.id));
  await assert.rejects(client.channels.fetch(garden.id, { force: true }), { code: 10003, status: 404 });
  note('channel deleted');

  const renamingGuild = next(client, Events.GuildUpdate, (_, changed) => changed.id === guild.id);
  await owner('PATCH', `/guilds/${guild.id}`, { name: 'renamed by its owner' });
  assert.equal((await renamingGuild)[1].name, 'renamed by its owner');
  note('guild renamed');
});
