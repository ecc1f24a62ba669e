package dev.guildhall.gateway.rest;

import dev.guildhall.common.patch.Patch;
import org.jspecify.annotations.Nullable;

/// What a message's JSON says of one file: `id` is the index of a file that came along, or the id of one
/// that the message has.
///
/// @param path where the note stands in the form
record FileNote(
        long id, @Nullable String filename, @Nullable String title, Patch<String> description, String path) {}
