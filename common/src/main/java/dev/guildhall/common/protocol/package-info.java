/// Facts of the public protocol, one enum for each table: opcodes, close codes, intents, events, permissions,
/// error codes, object types and limits. A number of the protocol appears nowhere else in the code.
///
/// Each table is pinned by a `.tsv` file under `golden/protocol` in the tests, in both directions. Where a doc
/// comment says "docs", it means Discord's public developer documentation (docs.discord.com/developers, state
/// of 2026-08-06); "community docs" means docs.discord.food, which describes what user accounts see and Discord
/// leaves out.
@NullMarked
package dev.guildhall.common.protocol;

import org.jspecify.annotations.NullMarked;
