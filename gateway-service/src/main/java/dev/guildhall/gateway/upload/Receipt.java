package dev.guildhall.gateway.upload;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.common.json.Json;
import dev.guildhall.common.protocol.ApiError;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.multipart.Attribute;
import io.netty.handler.codec.http.multipart.FileUpload;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One multipart request while it arrives. Its files go to disk piece by piece; of the request no more than
/// a piece and its text parts is ever in memory. Methods may wait for the disk and are called one after the
/// other, by any thread; [#close] comes last, unless [#finish] gave an [Upload], which is then closed
/// instead.
///
/// Source of the part names: API reference, "Uploading Files".
public final class Receipt implements AutoCloseable {
    private static final String PAYLOAD = "payload_json";

    /// Text parts together: as much as another request's whole body.
    private static final int TEXT_BYTES_MAX = 1024 * 1024;

    /// Files, the payload, and fields beside it.
    private static final int PARTS_MAX = 64;

    /// What waits for the end of a part's head; longer names are nobody's.
    private static final int HEAD_BYTES_MAX = 16 * 1024;

    /// Decoded bytes that are kept before room is made.
    private static final int DISCARD_BYTES = 64 * 1024;

    private static final Pattern FILE = Pattern.compile("files\\[(\\d{1,2})]|file(\\d{0,2})");

    private final UploadConfig config;
    private final Executor aside;
    private final Runnable released;
    private final Parts parts;
    private final HttpPostMultipartRequestDecoder decoder;
    private long receivedBytes;

    Receipt(HttpRequest head, UploadConfig config, Executor aside, Runnable released) {
        this.config = config;
        this.aside = aside;
        this.released = released;
        this.parts = new Parts(config.directory());
        this.decoder =
                new HttpPostMultipartRequestDecoder(parts, head, StandardCharsets.UTF_8, PARTS_MAX, HEAD_BYTES_MAX);
        decoder.setDiscardThreshold(DISCARD_BYTES);
    }

    /// Takes the next piece; the caller releases it. Throws [Refusal] when the request is not worth
    /// receiving further.
    public void accept(HttpContent piece) throws Refusal {
        receivedBytes += piece.content().readableBytes();
        if (receivedBytes > config.requestBytesMax()) {
            throw new Refusal(ApiError.ENTITY_TOO_LARGE);
        }
        try {
            decoder.offer(piece);
        } catch (RuntimeException garbled) {
            throw new Refusal(ApiError.INVALID_FORM_BODY);
        }
        if (parts.largestFile() > config.fileBytesMax() || parts.textBytes() > TEXT_BYTES_MAX) {
            throw new Refusal(ApiError.ENTITY_TOO_LARGE);
        }
        if (parts.fileCount() > config.filesMax()) {
            throw new Refusal(ApiError.MAX_ATTACHMENTS);
        }
    }

    /// Called after the last piece.
    public Upload finish() throws Refusal {
        try {
            return upload();
        } catch (IOException | RuntimeException garbled) {
            throw new Refusal(ApiError.INVALID_FORM_BODY);
        }
    }

    private Upload upload() throws IOException, Refusal {
        List<UploadedFile> files = new ArrayList<>();
        Set<Integer> taken = new HashSet<>();
        String payload = null;
        ObjectNode fields = Json.MAPPER.createObjectNode();
        for (InterfaceHttpData part : decoder.getBodyHttpDatas()) {
            if (part instanceof FileUpload file) {
                files.add(file(file, taken));
            } else if (part instanceof Attribute text && text.getName().equals(PAYLOAD)) {
                payload = text.getValue();
            } else if (part instanceof Attribute text) {
                field(fields, text.getName(), text.getValue());
            }
        }
        if (!parts.complete() || parts.none()) {
            throw new Refusal(ApiError.INVALID_FORM_BODY);
        }
        files.sort(Comparator.comparingInt(UploadedFile::index));
        byte[] json =
                payload == null ? Json.MAPPER.writeValueAsBytes(fields) : payload.getBytes(StandardCharsets.UTF_8);
        return new Upload(json, files, () -> aside.execute(this::close));
    }

    /// A form without `payload_json` has the fields themselves; they are text, whatever their type.
    private static void field(ObjectNode fields, String name, String value) {
        if (value.equals("true") || value.equals("false")) {
            fields.put(name, value.equals("true"));
        } else {
            fields.put(name, value);
        }
    }

    private static UploadedFile file(FileUpload file, Set<Integer> taken) throws IOException, Refusal {
        Matcher name = FILE.matcher(file.getName());
        if (!name.matches()) {
            throw new Refusal(ApiError.INVALID_FORM_BODY);
        }
        int index = index(name.group(1) == null ? name.group(2) : name.group(1));
        if (!taken.add(index)) {
            throw new Refusal(ApiError.INVALID_FORM_BODY);
        }
        String type = file.getContentType();
        return new UploadedFile(
                index,
                file.getFilename(),
                type == null ? "" : type,
                file.getFile().toPath(),
                file.length());
    }

    private static int index(@Nullable String digits) {
        return digits == null || digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    @Override
    public void close() {
        try {
            decoder.destroy();
        } finally {
            parts.deleteAll();
            released.run();
        }
    }
}
