package dev.guildhall.common.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.guildhall.common.bytes.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/// The one JSON mapper: strict about duplicate keys, depth, number length and what follows the value.
public final class Json {
    /// Deeper than any payload of the protocol; a parser that follows a client to any depth can be made to
    /// overflow.
    private static final int DEPTH_MAX = 64;

    private static final int NUMBER_LENGTH_MAX = 64;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH_MAX)
                    .maxNumberLength(NUMBER_LENGTH_MAX)
                    .build())
            .build();

    public static final ObjectMapper MAPPER = JsonMapper.builder(FACTORY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Json() {}

    /// Something that writes one JSON value.
    @FunctionalInterface
    public interface Writer {
        void write(JsonGenerator out) throws IOException;
    }

    /// Parses a whole value. Throws [IOException] when the bytes are not one strict JSON value.
    public static JsonNode parse(byte[] utf8) throws IOException {
        try (JsonParser parser = MAPPER.createParser(utf8)) {
            JsonNode value = MAPPER.readTree(parser);
            if (value == null || value.isMissingNode() || parser.nextToken() != null) {
                throw new IOException("not exactly one JSON value");
            }
            return value;
        }
    }

    /// What `writer` writes, as UTF-8.
    public static Bytes encode(Writer writer) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        try (JsonGenerator generator = MAPPER.createGenerator(out)) {
            writer.write(generator);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Bytes.owning(out.toByteArray());
    }
}
