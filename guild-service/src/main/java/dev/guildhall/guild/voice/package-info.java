/// Who is in voice where, and what op 4 makes of that. Pure.
@NullMarked
package dev.guildhall.guild.voice;

import org.jspecify.annotations.NullMarked;
