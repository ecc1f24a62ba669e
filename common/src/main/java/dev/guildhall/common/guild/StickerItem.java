package dev.guildhall.common.guild;

import dev.guildhall.common.id.StickerId;
import dev.guildhall.common.protocol.StickerFormat;

/// What a message keeps of a sticker that it shows: enough to show it when the sticker is gone. Source: sticker
/// resource, "Sticker Item Object".
public record StickerItem(StickerId id, String name, StickerFormat format) {}
