package onrecord.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A protobuf message as its fields in order, unread: enough to take a model apart and put it together again. Fields are
 * views of the bytes they were read from, so that 34 MB of weights are not copied.
 */
record ProtoMessage(List<Field> fields) {

    /**
     * One field.
     *
     * @param wire 0 for a varint, 1 and 5 for eight and four bytes, 2 for bytes of any length
     * @param content its bytes, without tag and length
     */
    record Field(int number, int wire, ByteBuffer content) {
        static Field text(int number, String text) {
            return bytes(number, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        }

        static Field bytes(int number, ByteBuffer content) {
            return new Field(number, 2, content);
        }

        static Field message(int number, ProtoMessage message) {
            return bytes(number, ByteBuffer.wrap(message.toBytes()));
        }

        static Field integer(int number, long value) {
            ByteBuffer varint = ByteBuffer.allocate(10);
            putVarint(varint, value);
            return new Field(number, 0, varint.flip());
        }

        static Field real(int number, float value) {
            ByteBuffer four = ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            return new Field(number, 5, four.putFloat(value).flip());
        }

        String text() {
            return StandardCharsets.UTF_8.decode(content.duplicate()).toString();
        }

        private long tag() {
            return ((long) number << 3) | wire;
        }

        long integer() {
            return varint(content.duplicate());
        }
    }

    static ProtoMessage of(Field... fields) {
        return new ProtoMessage(List.of(fields));
    }

    /** @throws IOException if the bytes are no message */
    static ProtoMessage read(ByteBuffer bytes) throws IOException {
        ByteBuffer from = bytes.duplicate();
        List<Field> fields = new ArrayList<>();
        try {
            while (from.hasRemaining()) {
                long tag = varint(from);
                int wire = (int) tag & 7;
                int start = from.position();
                int length = switch (wire) {
                    case 0 -> lengthOfVarint(from);
                    case 1 -> Long.BYTES;
                    case 5 -> Integer.BYTES;
                    case 2 -> {
                        int announced = Math.toIntExact(varint(from));
                        start = from.position();
                        yield announced;
                    }
                    default -> throw new IOException("no protobuf message: a field of wire type " + wire);
                };
                fields.add(new Field((int) (tag >>> 3), wire, from.slice(start, length)));
                from.position(start + length);
            }
        } catch (RuntimeException e) { // a length beyond the end
            throw new IOException("no protobuf message: it breaks off", e);
        }
        return new ProtoMessage(fields);
    }

    List<Field> all(int number) {
        return fields.stream().filter(field -> field.number == number).toList();
    }

    Optional<Field> first(int number) {
        return fields.stream().filter(field -> field.number == number).findFirst();
    }

    byte[] toBytes() {
        int size = 0;
        for (Field field : fields) {
            int length = field.content.remaining();
            size += size(field.tag()) + (field.wire == 2 ? size(length) : 0) + length;
        }
        ByteBuffer into = ByteBuffer.allocate(size);
        for (Field field : fields) {
            putVarint(into, field.tag());
            if (field.wire == 2) {
                putVarint(into, field.content.remaining());
            }
            into.put(field.content.duplicate());
        }
        return into.array();
    }

    /** Bytes of a varint. */
    private static int size(long value) {
        return 1 + (63 - Long.numberOfLeadingZeros(value | 1)) / 7;
    }

    private static int lengthOfVarint(ByteBuffer from) {
        ByteBuffer ahead = from.duplicate();
        varint(ahead);
        return ahead.position() - from.position();
    }

    /** Takes a varint off the front. */
    static long varint(ByteBuffer from) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = from.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    private static void putVarint(ByteBuffer into, long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            into.put((byte) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        into.put((byte) rest);
    }
}
