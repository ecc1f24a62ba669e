package dev.guildhall.gateway.rest;

import dev.guildhall.common.payload.Fields;
import java.util.List;
import java.util.concurrent.CompletionStage;

/// Addresses of attachments. Source: community docs, "Refresh Attachment URLs".
final class AttachmentRoutes {
    /// Addresses of one request, and characters of one.
    private static final int ADDRESSES_MAX = 50;

    private static final int ADDRESS_MAX = 2048;

    private final RestServices services;

    AttachmentRoutes(RestServices services) {
        this.services = services;
    }

    void addTo(Routes routes) {
        routes.add("POST", "/attachments/refresh-urls", Access.ANY_ACCOUNT, this::refresh);
    }

    /// An address that was never ours comes back without a fresh one.
    private CompletionStage<Answer> refresh(Call call) {
        Form form = call.form();
        List<String> addresses =
                form.required("attachment_urls", Values.list(Texts.text(1, ADDRESS_MAX), ADDRESSES_MAX), List.of());
        return form.then(() -> Guilds.done(Answer.ok(out -> {
            out.writeStartObject();
            out.writeArrayFieldStart("refreshed_urls");
            for (String address : addresses) {
                out.writeStartObject();
                out.writeStringField("original", address);
                Fields.textOrNull(
                        out, "refreshed", services.links().refreshed(address).orElse(null));
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        })));
    }
}
