package dev.guildhall.guild.voice;

import dev.guildhall.common.guild.GuildSession;
import dev.guildhall.common.guild.MemberProfile;

/// What a member says of itself in voice by op 4. A bot shows no camera.
public record VoiceWish(MemberProfile member, GuildSession.VoiceSaid said, boolean bot) {}
