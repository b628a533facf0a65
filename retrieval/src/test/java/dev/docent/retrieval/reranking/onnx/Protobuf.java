package dev.docent.retrieval.reranking.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A message in the wire format of Protocol Buffers, field by field.
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">Encoding</a>
 */
final class Protobuf {

    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    Protobuf number(int field, long value) {
        varint((long) field << 3);
        varint(value);
        return this;
    }

    Protobuf text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    Protobuf message(int field, Protobuf value) {
        return bytes(field, value.bytes());
    }

    Protobuf bytes(int field, byte[] value) {
        varint((long) field << 3 | 2);
        varint(value.length);
        content.writeBytes(value);
        return this;
    }

    byte[] bytes() {
        return content.toByteArray();
    }

    private void varint(long value) {
        var rest = value;
        for (; (rest & ~0x7FL) != 0; rest >>>= 7) {
            content.write((int) (rest & 0x7F | 0x80));
        }
        content.write((int) rest);
    }
}
