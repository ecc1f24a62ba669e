package dev.guildhall.gateway.rest;

import dev.guildhall.common.bytes.Bytes;
import dev.guildhall.gateway.image.ImageType;

/// A picture that a request brought inside of its JSON, recognised by its content.
record Picture(Bytes content, ImageType type) {}
