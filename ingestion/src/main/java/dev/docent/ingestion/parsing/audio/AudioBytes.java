package dev.docent.ingestion.parsing.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The bytes of an audio file. Reading beyond their end is an error of the file.
 *
 * @param content the bytes, which metadata are overwritten in
 */
record AudioBytes(byte[] content) {

    int length() {
        return content.length;
    }

    int u8(long at) {
        return content[require(at, 1)] & 0xff;
    }

    int u16(long at, ByteOrder order) {
        return buffer(order).getShort(require(at, 2)) & 0xffff;
    }

    long u32(long at, ByteOrder order) {
        return buffer(order).getInt(require(at, 4)) & 0xffff_ffffL;
    }

    long i64(long at, ByteOrder order) {
        return buffer(order).getLong(require(at, 8));
    }

    /** {@return the characters at an offset; fewer at the end} */
    String text(long at, int characters) {
        int from = Math.clamp(at, 0, content.length);
        int to = Math.min(content.length, from + characters);
        return new String(content, from, to - from, StandardCharsets.ISO_8859_1);
    }

    void put(long at, String text) {
        var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(bytes, 0, content, require(at, bytes.length), bytes.length);
    }

    void putU32(long at, long value, ByteOrder order) {
        buffer(order).putInt(require(at, 4), (int) value);
    }

    void fill(long from, long to, int value) {
        Arrays.fill(content, require(from, (int) (to - from)), (int) to, (byte) value);
    }

    AudioBytes part(int from, int to) {
        return new AudioBytes(Arrays.copyOfRange(content, from, to));
    }

    private ByteBuffer buffer(ByteOrder order) {
        return ByteBuffer.wrap(content).order(order);
    }

    private int require(long at, int length) {
        if (at < 0 || length < 0 || at > content.length - (long) length) {
            throw AudioFile.truncated();
        }
        return (int) at;
    }
}
