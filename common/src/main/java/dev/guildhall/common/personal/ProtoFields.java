package dev.guildhall.common.personal;

import dev.guildhall.common.bytes.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A protobuf message as its top-level fields, without knowing what they mean: the settings of clients are kept
/// as they are, and a change replaces whole fields. Source: Protocol Buffers, "Encoding".
public final class ProtoFields {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH = 2;
    private static final int FIXED32 = 5;
    private static final int WIRE_BITS = 3;
    private static final int WIRE_MASK = 7;
    private static final int VARINT_BYTES_MAX = 10;
    private static final int NUMBER_MAX = (1 << 29) - 1;
    /// A client's settings have some twenty; a repeated field has one for each item.
    private static final int FIELDS_MAX = 10_000;

    private final List<Field> fields;

    /// One field with its tag, as it stood on the wire. `content` starts behind the tag, and the length of a
    /// nested message.
    private record Field(int number, int wireType, Bytes whole, int content) {
        byte[] inside() {
            byte[] all = copy(whole);
            return Arrays.copyOfRange(all, content, all.length);
        }
    }

    private static byte[] copy(Bytes bytes) {
        byte[] copy = new byte[bytes.length()];
        bytes.copyTo(copy, 0);
        return copy;
    }

    private ProtoFields(List<Field> fields) {
        this.fields = fields;
    }

    /// Empty when the bytes are no message. Groups, which nobody writes any more, are none.
    public static Optional<ProtoFields> of(Bytes message) {
        ByteBuffer bytes = message.view();
        List<Field> fields = new ArrayList<>();
        while (bytes.hasRemaining()) {
            Field field = fields.size() < FIELDS_MAX ? next(bytes) : null;
            if (field == null) {
                return Optional.empty();
            }
            fields.add(field);
        }
        return Optional.of(new ProtoFields(fields));
    }

    /// Null when what stands there is no field.
    private static @Nullable Field next(ByteBuffer bytes) {
        int start = bytes.position();
        OptionalLong tag = varint(bytes);
        long number = tag.orElse(0) >>> WIRE_BITS;
        if (number == 0 || number > NUMBER_MAX) {
            return null;
        }
        int wireType = (int) tag.getAsLong() & WIRE_MASK;
        OptionalLong length = wireType == LENGTH ? varint(bytes) : OptionalLong.of(0);
        int content = bytes.position();
        boolean whole = length.isPresent()
                && switch (wireType) {
                    case VARINT -> varint(bytes).isPresent();
                    case FIXED64 -> skip(bytes, Long.BYTES);
                    case LENGTH -> skip(bytes, length.getAsLong());
                    case FIXED32 -> skip(bytes, Integer.BYTES);
                    default -> false;
                };
        if (!whole) {
            return null;
        }
        byte[] field = new byte[bytes.position() - start];
        bytes.get(start, field);
        return new Field((int) number, wireType, Bytes.owning(field), content - start);
    }

    private static boolean skip(ByteBuffer bytes, long length) {
        if (length < 0 || length > bytes.remaining()) {
            return false;
        }
        bytes.position(bytes.position() + (int) length);
        return true;
    }

    /// Empty when it does not end.
    private static OptionalLong varint(ByteBuffer bytes) {
        long value = 0;
        for (int read = 0; read < VARINT_BYTES_MAX && bytes.hasRemaining(); read++) {
            byte next = bytes.get();
            value |= (long) (next & 0x7F) << (7 * read);
            if (next >= 0) {
                return OptionalLong.of(value);
            }
        }
        return OptionalLong.empty();
    }

    /// This message with every field that `patch` has in place of its own of the same number.
    public ProtoFields replacedBy(ProtoFields patch) {
        Set<Integer> changed = new HashSet<>();
        patch.fields.forEach(field -> changed.add(field.number()));
        List<Field> merged = new ArrayList<>();
        fields.stream().filter(field -> !changed.contains(field.number())).forEach(merged::add);
        merged.addAll(patch.fields);
        return new ProtoFields(merged);
    }

    /// The nested message in the last field of this number; an empty one when there is none, or no message in it.
    public ProtoFields nested(int number) {
        ProtoFields found = new ProtoFields(List.of());
        for (Field field : fields) {
            if (field.number() == number && field.wireType() == LENGTH) {
                found = of(Bytes.owning(field.inside())).orElse(found);
            }
        }
        return found;
    }

    /// The number in the last field of this number; 0 when there is none.
    public long number(int number) {
        long found = 0;
        for (Field field : fields) {
            if (field.number() == number && field.wireType() == VARINT) {
                found = varint(ByteBuffer.wrap(field.inside())).orElseThrow();
            }
        }
        return found;
    }

    public ProtoFields withNumber(int number, long value) {
        return replacedBy(single(number, VARINT, varint(value)));
    }

    public ProtoFields withNested(int number, ProtoFields message) {
        byte[] content = message.encoded();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(varint(content.length));
        out.writeBytes(content);
        return replacedBy(single(number, LENGTH, out.toByteArray()));
    }

    private static ProtoFields single(int number, int wireType, byte[] behindTag) {
        byte[] tag = varint((long) number << WIRE_BITS | wireType);
        byte[] whole = new byte[tag.length + behindTag.length];
        System.arraycopy(tag, 0, whole, 0, tag.length);
        System.arraycopy(behindTag, 0, whole, tag.length, behindTag.length);
        return of(Bytes.owning(whole)).orElseThrow();
    }

    private static byte[] varint(long value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
        return out.toByteArray();
    }

    private byte[] encoded() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        fields.forEach(field -> out.writeBytes(copy(field.whole())));
        return out.toByteArray();
    }

    public Bytes bytes() {
        return Bytes.owning(encoded());
    }
}
