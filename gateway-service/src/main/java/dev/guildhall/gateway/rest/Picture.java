package dev.guildhall.gateway.rest;

import dev.guildhall.common.bytes.Bytes;
import dev.guildhall.gateway.image.Animation;
import dev.guildhall.gateway.image.ImageHeader;
import dev.guildhall.gateway.image.ImageType;
import java.util.Optional;

/// A picture that a request brought, recognised by its content.
///
/// @param moves it has more than one frame
record Picture(Bytes content, ImageHeader header, boolean moves) {
    /// Takes `bytes` over; empty when they are no picture.
    static Optional<Picture> of(byte[] bytes) {
        return ImageHeader.of(bytes)
                .map(header -> new Picture(Bytes.owning(bytes), header, Animation.in(header.type(), bytes)));
    }

    ImageType type() {
        return header.type();
    }

    int sizeBytes() {
        return content.length();
    }
}
