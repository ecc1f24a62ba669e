package dev.guildhall.gateway.upload;

import java.nio.file.Path;

/// A file that came with a request.
///
/// @param index the `n` of its `files[n]`
/// @param filename as the client wrote it: never to be used as a path
/// @param contentType as the client wrote it; empty when it did not
/// @param path where its bytes lie until the request is over
public record UploadedFile(int index, String filename, String contentType, Path path, long sizeBytes) {}
