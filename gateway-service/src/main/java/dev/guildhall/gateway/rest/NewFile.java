package dev.guildhall.gateway.rest;

import dev.guildhall.gateway.upload.UploadedFile;
import org.jspecify.annotations.Nullable;

/// A file that came with a message, and what the message says of it.
///
/// @param filename safe, see [Filenames]
/// @param title the name as it was given, when the safe one differs
record NewFile(
        UploadedFile file,
        String filename,
        @Nullable String title,
        @Nullable String description) {}
