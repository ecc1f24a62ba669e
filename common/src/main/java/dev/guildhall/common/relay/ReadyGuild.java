package dev.guildhall.common.relay;

import dev.guildhall.common.bytes.Bytes;

/// What a guild's body is made of, for READY of a user account to put it together otherwise: each part but
/// the last is whole JSON, so that nobody has to read what the guild has just written.
///
/// @param guild the object without `presences` and `voice_states`
/// @param ownMember an object, as in `merged_members`
/// @param presences an array, as in `merged_presences`: without those who are offline
/// @param voiceStates an array of what the session may see
/// @param sight what the session sees of it, as `guild` has it
public record ReadyGuild(Bytes guild, Bytes ownMember, Bytes presences, Bytes voiceStates, ReadySight sight) {}
