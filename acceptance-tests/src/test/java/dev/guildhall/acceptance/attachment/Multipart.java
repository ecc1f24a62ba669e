package dev.guildhall.acceptance.attachment;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// A body of parts, written as it is asked for and not as it should be.
final class Multipart {
    private static final String BOUNDARY = "between-the-parts";

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    static String contentType() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }

    Multipart json(String json) {
        return part("form-data; name=\"payload_json\"", "application/json", utf8(json));
    }

    Multipart file(int index, String filename, String contentType, byte[] content) {
        return part("form-data; name=\"files[" + index + "]\"; filename=\"" + filename + "\"", contentType, content);
    }

    Multipart part(String disposition, String contentType, byte[] content) {
        body.writeBytes(utf8("--" + BOUNDARY + "\r\nContent-Disposition: " + disposition + "\r\nContent-Type: "
                + contentType + "\r\n\r\n"));
        body.writeBytes(content);
        body.writeBytes(utf8("\r\n"));
        return this;
    }

    byte[] whole() {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(body.toByteArray());
        whole.writeBytes(utf8("--" + BOUNDARY + "--\r\n"));
        return whole.toByteArray();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
