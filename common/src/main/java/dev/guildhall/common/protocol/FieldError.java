package dev.guildhall.common.protocol;

/// One wrong field of a request, whoever refuses it: `path` like `permission_overwrites.0.allow`, `code` and
/// `message` as the leaf of the `errors` tree.
public record FieldError(String path, String code, String message) {}
