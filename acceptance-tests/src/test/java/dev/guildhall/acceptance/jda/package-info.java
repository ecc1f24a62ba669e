/// A day of a bot in JDA, unmodified but for the address of the API: a library of another house, which reads other
/// fields than discord.js does and throws where one is missing.
@NullMarked
package dev.guildhall.acceptance.jda;

import org.jspecify.annotations.NullMarked;
