package dev.guildhall.guild;

import dev.guildhall.common.guild.GuildCommand;
import dev.guildhall.common.id.UserId;
import dev.guildhall.guild.state.Decision;
import dev.guildhall.guild.state.Facts;
import dev.guildhall.guild.state.GuildView;
import org.jspecify.annotations.Nullable;

/// The guild's rules, as `GuildDecider.decide` states them. Tests put one in its place that throws.
@FunctionalInterface
interface Deciding {
    Decision decide(GuildView view, UserId actorId, GuildCommand command, @Nullable String reason, Facts facts);
}
