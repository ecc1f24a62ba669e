package dev.guildhall.guild.list;

import dev.guildhall.common.id.GuildId;

/// What every update states of the guild: how many members it has, and how many are seen to be there.
record Totals(GuildId guildId, int members, int online) {}
