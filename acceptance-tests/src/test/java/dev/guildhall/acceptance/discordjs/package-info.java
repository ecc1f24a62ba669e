/// The unmodified discord.js against the built node.
@NullMarked
package dev.guildhall.acceptance.discordjs;

import org.jspecify.annotations.NullMarked;
