'use strict';

const { AuditLogEvent, Events } = require('discord.js');
const { acts, assert, env, next, note, rest, scenario } = require('../lib/scenario');

scenario('invite, join, leave, kick and ban as events', async logIn => {
  const client = await logIn();
  const person = acts(env('STRANGER_TOKEN'));
  const personId = env('STRANGER_ID');
  const guild = client.guilds.cache.get(env('GUILD_ID'));
  const channel = guild.channels.cache.get(env('TEXT_ID'));
  const isPerson = member => member.id === personId;
  const before = guild.memberCount;

  const inviting = next(client, Events.InviteCreate);
  const invite = await channel.createInvite({ maxAge: 3600, maxUses: 10 });
  const [announced] = await inviting;
  assert.equal(announced.code, invite.code);
  assert.equal(announced.maxUses, 10);
  const resolved = await client.fetchInvite(invite.code);
  assert.equal(resolved.guild.id, guild.id);
  assert.equal(resolved.channel.id, channel.id);
  note('invited', invite.code);

  const join = async () => {
    const joining = next(client, Events.GuildMemberAdd, isPerson);
    await person('POST', `/invites/${invite.code}`, {});
    return (await joining)[0];
  };

  const joined = await join();
  assert.equal(joined.guild.id, guild.id);
  assert.equal(joined.user.username, env('STRANGER_NAME'));
  assert.equal(guild.memberCount, before + 1);
  assert.ok(guild.members.cache.has(personId));
  note('joined');

  const leaving = next(client, Events.GuildMemberRemove, isPerson);
  await person('DELETE', `/users/@me/guilds/${guild.id}`);
  await leaving;
  assert.equal(guild.memberCount, before);
  assert.ok(!guild.members.cache.has(personId));
  note('left');

  const back = await join();
  const kicking = next(client, Events.GuildMemberRemove, isPerson);
  const logging = next(client, Events.GuildAuditLogEntryCreate, entry => entry.action === AuditLogEvent.MemberKick);
  await back.kick('testing, for good: ä 100%');
  await kicking;
  const [logged] = await logging;
  assert.equal(logged.executorId, client.user.id);
  assert.equal(logged.targetId, personId);
  assert.equal(logged.reason, 'testing, for good: ä 100%');
  note('kicked');

  const again = await join();
  const banning = next(client, Events.GuildBanAdd, ban => ban.user.id === personId);
  const removing = next(client, Events.GuildMemberRemove, isPerson);
  await again.ban({ reason: 'testing', deleteMessageSeconds: 0 });
  assert.equal((await banning)[0].guild.id, guild.id);
  await removing;
  assert.ok((await guild.bans.fetch()).has(personId));
  const refused = await rest(env('STRANGER_TOKEN'))('POST', `/invites/${invite.code}`, {});
  assert.equal(refused.status, 403);
  assert.equal(refused.body.code, 40007);
  note('banned, and not let in again');

  const pardoning = next(client, Events.GuildBanRemove, ban => ban.user.id === personId);
  await guild.members.unban(personId);
  await pardoning;
  await join();
  note('pardoned');

  const log = await guild.fetchAuditLogs({ limit: 3, user: client.user.id });
  const acted = log.entries.map(entry => entry.action);
  assert.deepEqual(acted, [AuditLogEvent.MemberBanRemove, AuditLogEvent.MemberBanAdd, AuditLogEvent.MemberKick]);
  assert.equal(log.entries.at(1).reason, 'testing');
  assert.equal(log.entries.first().target.id, personId);
  const kicks = await guild.fetchAuditLogs({ type: AuditLogEvent.MemberKick });
  assert.ok(kicks.entries.every(entry => entry.action === AuditLogEvent.MemberKick));
  note('read in the audit log');

  const revoking = next(client, Events.InviteDelete, gone => gone.code === invite.code);
  await invite.delete();
  await revoking;
  await assert.rejects(client.fetchInvite(invite.code), { code: 10006, status: 404 });
  note('invite revoked');

  const losing = next(client, Events.GuildDelete, gone => gone.id === guild.id);
  await acts(env('OWNER_TOKEN'))('DELETE', `/guilds/${guild.id}/members/${client.user.id}`);
  await losing;
  assert.ok(!client.guilds.cache.has(guild.id));
  note('the bot itself kicked');
});
