package dev.docent.api.connection;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Frames of HTTP/2 as bytes (RFC 9113, section 4.1), for a connection without TLS. */
final class Http2Frames {

    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int END_HEADERS = 4;
    private static final int STREAM = 1;
    private static final int REFUSED_STREAM = 7;
    private static final short INITIAL_WINDOW_SIZE = 4;

    private Http2Frames() {}

    /** {@return what a client begins with: the preface and empty settings} */
    static byte[] preface() {
        return joined(
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII), header(SETTINGS, 0, 0, 0));
    }

    /** {@return the head of a POST to / that is followed by a body; indexed fields of RFC 7541, appendix A} */
    static byte[] post() {
        return post(STREAM);
    }

    static byte[] post(int stream) {
        var authority = "localhost".getBytes(StandardCharsets.US_ASCII);
        var fields =
                joined(new byte[] {(byte) 0x83, (byte) 0x86, (byte) 0x84, 0x41, (byte) authority.length}, authority);
        return joined(header(HEADERS, END_HEADERS, stream, fields.length), fields);
    }

    static byte[] data(int length) {
        return joined(header(DATA, 0, STREAM, length), new byte[length]);
    }

    /** {@return the frame with which a server refuses a stream, each byte as a character} */
    static String refusal(int stream) {
        var code = ByteBuffer.allocate(Integer.BYTES).putInt(REFUSED_STREAM).array();
        return new String(joined(header(RST_STREAM, 0, stream, code.length), code), StandardCharsets.ISO_8859_1);
    }

    /** {@return the setting by which a server says how much of a body it takes before it was read, each byte as a character} */
    static String window(int bytes) {
        var setting = ByteBuffer.allocate(Short.BYTES + Integer.BYTES)
                .putShort(INITIAL_WINDOW_SIZE)
                .putInt(bytes);
        return new String(setting.array(), StandardCharsets.ISO_8859_1);
    }

    static byte[] header(int type, int flags, int stream, int length) {
        return ByteBuffer.allocate(9)
                .put((byte) (length >> 16))
                .putShort((short) length)
                .put((byte) type)
                .put((byte) flags)
                .putInt(stream)
                .array();
    }

    private static byte[] joined(byte[] first, byte[] second) {
        var both = new ByteArrayOutputStream();
        both.writeBytes(first);
        both.writeBytes(second);
        return both.toByteArray();
    }
}
