package dev.docent.ingestion.parsing.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Audio files of silence that a test makes, each with {@link SampleImages#SECRET} as a tag. */
public final class SampleAudio {

    private SampleAudio() {}

    /** {@return a WAV of this many seconds, of 8000 bytes each} */
    public static byte[] wav(int seconds) {
        var audio = new byte[seconds * 8000];
        var note = text(SampleImages.SECRET);
        var wav = ByteBuffer.allocate(12 + 24 + 8 + audio.length + 8 + note.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        wav.put(text("RIFF")).putInt(wav.capacity() - 8).put(text("WAVE"));
        wav.put(text("fmt ")).putInt(16).putShort((short) 1).putShort((short) 1);
        wav.putInt(8000).putInt(8000).putShort((short) 1).putShort((short) 8);
        wav.put(text("LIST")).putInt(note.length).put(note);
        wav.put(text("data")).putInt(audio.length).put(audio);
        return wav.array();
    }

    /** {@return an MP3 of this many frames of 1152 samples at 44.1 kHz, between tags} */
    public static byte[] mp3(int frames) {
        var mp3 = new ByteArrayOutputStream();
        var title = text("TIT2\0\0\0" + (char) (SampleImages.SECRET.length() + 1) + "\0\0\0" + SampleImages.SECRET);
        mp3.writeBytes(text("ID3\3\0\0\0\0\0" + (char) title.length));
        mp3.writeBytes(title);
        for (var each = 0; each < frames; each++) {
            var frame = new byte[417];
            frame[0] = (byte) 0xff;
            frame[1] = (byte) 0xfb;
            frame[2] = (byte) 0x90;
            mp3.writeBytes(frame);
        }
        var old = new byte[128];
        System.arraycopy(text("TAG" + SampleImages.SECRET), 0, old, 0, 3 + SampleImages.SECRET.length());
        mp3.writeBytes(old);
        return mp3.toByteArray();
    }

    /** {@return Opus in Ogg that lasts this many seconds} */
    public static byte[] ogg(int seconds) {
        var head = ByteBuffer.allocate(19).order(ByteOrder.LITTLE_ENDIAN);
        head.put(text("OpusHead"))
                .put((byte) 1)
                .put((byte) 1)
                .putShort((short) 312)
                .putInt(48_000);
        var comment = text("TITLE=" + SampleImages.SECRET);
        var tags = ByteBuffer.allocate(8 + 4 + 4 + 4 + 4 + comment.length).order(ByteOrder.LITTLE_ENDIAN);
        tags.put(text("OpusTags"))
                .putInt(4)
                .put(text("test"))
                .putInt(1)
                .putInt(comment.length)
                .put(comment);
        var ogg = new ByteArrayOutputStream();
        ogg.writeBytes(page(2, 0, 0, head.array()));
        ogg.writeBytes(page(0, 0, 1, tags.array()));
        ogg.writeBytes(page(4, 48_000L * seconds + 312, 2, new byte[] {(byte) 0xf8, -1, -2}));
        return ogg.toByteArray();
    }

    private static byte[] page(int flags, long granule, int number, byte[] packet) {
        var page = ByteBuffer.allocate(28 + packet.length).order(ByteOrder.LITTLE_ENDIAN);
        page.put(text("OggS"))
                .put((byte) 0)
                .put((byte) flags)
                .putLong(granule)
                .putInt(7)
                .putInt(number);
        page.putInt(0).put((byte) 1).put((byte) packet.length).put(packet);
        page.putInt(22, crc(page.array()));
        return page.array();
    }

    /** The checksum of RFC 3533 bit by bit. */
    private static int crc(byte[] bytes) {
        var sum = 0;
        for (var each : bytes) {
            for (var bit = 7; bit >= 0; bit--) {
                var carry = (sum >>> 31) ^ (each >> bit & 1);
                sum = sum << 1 ^ (carry == 0 ? 0 : 0x04c11db7);
            }
        }
        return sum;
    }

    /** {@return an M4A that states this many seconds} @param handler kind of its only track, such as {@code soun} */
    public static byte[] m4a(int seconds, String handler) {
        var times = new byte[] {1, 2, 3, 4, 5, 6, 7, 8};
        var movie = concat(new byte[4], times, number(1000), number(seconds * 1000), new byte[80]);
        var media = concat(new byte[4], times, number(8000), number(seconds * 8000), new byte[4]);
        var track = concat(
                box("tkhd", concat(new byte[4], times, new byte[72])),
                box("mdia", concat(box("mdhd", media), box("hdlr", concat(new byte[8], text(handler), new byte[13])))));
        var moov = concat(box("mvhd", movie), box("trak", track), box("udta", box("meta", text(SampleImages.SECRET))));
        return concat(box("ftyp", text("M4A \0\0\0\0M4A isom")), box("moov", moov), box("mdat", new byte[1000]));
    }

    private static byte[] box(String type, byte[] content) {
        return concat(number(content.length + 8), text(type), content);
    }

    /** {@return a WebM as a browser records it, without sizes and duration, that lasts this many milliseconds} */
    public static byte[] webm(int millis, int trackType) {
        return concat(
                element("1a45dfa3", element("4282", text("webm"))),
                hex("1853806701ffffffffffffff"),
                element(
                        "1549a966",
                        concat(element("2ad7b1", hex("0f4240")), element("7ba9", text(SampleImages.SECRET)))),
                element(
                        "1654ae6b",
                        element("ae", concat(element("d7", hex("01")), element("83", hex("0" + trackType))))),
                element("1254c367", text(SampleImages.SECRET)),
                hex("1f43b67501ffffffffffffff"),
                element("e7", number(millis - 20)),
                element("a3", concat(hex("81001480"), new byte[50])));
    }

    private static byte[] element(String id, byte[] content) {
        // A size of four bytes begins with the bit 0x10.
        return concat(hex(id), number(0x1000_0000 | content.length), content);
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] concat(byte[]... parts) {
        var whole = new ByteArrayOutputStream();
        for (var part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }
}
