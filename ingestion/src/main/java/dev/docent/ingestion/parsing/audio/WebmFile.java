package dev.docent.ingestion.parsing.audio;

import static java.nio.ByteOrder.BIG_ENDIAN;

/**
 * Reads audio in WebM and Matroska (RFC 8794, RFC 9559). Browsers record it without a duration and with elements of unknown
 * size: the last block then tells the duration. Elements of metadata become void.
 */
final class WebmFile {

    private static final int VOID = 0xec;
    private static final long UNKNOWN = -1;
    private static final double NANOS = 1e9;

    private final AudioBytes bytes;
    private double scale = 1_000_000;
    private double duration;
    private long cluster;
    private long last;
    private boolean hasAudio;

    private WebmFile(AudioBytes bytes) {
        this.bytes = bytes;
    }

    static AudioFile read(AudioBytes bytes) {
        var file = new WebmFile(bytes);
        file.elements();
        if (!file.hasAudio) {
            throw AudioFile.damaged("it contains no audio track");
        }
        return AudioFile.of("audio/webm", Math.max(file.duration, file.last) * file.scale / NANOS, bytes);
    }

    /** Reads all elements as one sequence: those that contain others are entered, so their ends do not matter. */
    private void elements() {
        for (long at = 0; at < bytes.length(); ) {
            int idLength = Integer.numberOfLeadingZeros(bytes.u8(at)) - 23;
            if (idLength > 4) {
                throw AudioFile.damaged("an element does not begin where it should");
            }
            long id = number(at, idLength);
            int sizeLength = Integer.numberOfLeadingZeros(bytes.u8(at + idLength)) - 23;
            if (sizeLength > 8) {
                throw AudioFile.damaged("an element has no size");
            }
            long size = size(at + idLength, sizeLength);
            long body = at + idLength + sizeLength;
            if (isEntered(id)) {
                at = body;
                continue;
            }
            if (size == UNKNOWN || size > bytes.length() - body) {
                throw AudioFile.truncated();
            }
            element(id, at, body, (int) size);
            at = body + size;
        }
    }

    private static boolean isEntered(long id) {
        return id == 0x1853_8067L // Segment
                || id == 0x1549_a966L // Info
                || id == 0x1654_ae6bL // Tracks
                || id == 0xae // TrackEntry
                || id == 0x1f43_b675L // Cluster
                || id == 0xa0; // BlockGroup
    }

    private void element(long id, long at, long body, int size) {
        switch ((int) id) {
            case 0x2ad7b1 -> scale = number(body, size); // TimestampScale
            case 0x4489 -> duration = real(body, size); // Duration
            case 0xe7 -> cluster = number(body, size); // Timestamp
            case 0x83 -> track(number(body, size)); // TrackType
            case 0xa3, 0xa1 -> block(body); // SimpleBlock, Block
            // Tags, Attachments, DateUTC, Title, SegmentFilename, the name of a track, and checksums of what changes.
            case 0x1254c367, 0x1941a469, 0x4461, 0x7ba9, 0x7384, 0x536e, 0xbf -> overwrite(at, body + size);
            default -> {}
        }
    }

    private void track(long type) {
        if (type == 1) {
            throw AudioFile.video();
        }
        hasAudio |= type == 2;
    }

    private void block(long body) {
        int trackLength = Integer.numberOfLeadingZeros(bytes.u8(body)) - 23;
        last = Math.max(last, cluster + (short) bytes.u16(body + trackLength, BIG_ENDIAN));
    }

    private void overwrite(long from, long to) {
        bytes.fill(from, to, 0);
        bytes.put(from, String.valueOf((char) VOID));
        if (to - from < 9) {
            bytes.put(from + 1, String.valueOf((char) (0x80 | to - from - 2)));
        } else {
            bytes.put(from + 1, "\u0001");
            bytes.putU32(from + 5, to - from - 9, BIG_ENDIAN);
        }
    }

    private long number(long at, int length) {
        long value = 0;
        for (int each = 0; each < length; each++) {
            value = value << 8 | bytes.u8(at + each);
        }
        return value;
    }

    private long size(long at, int length) {
        long value = number(at, length) & (1L << 7 * length) - 1;
        return value == (1L << 7 * length) - 1 ? UNKNOWN : value;
    }

    private double real(long at, int length) {
        return length == 4
                ? Float.intBitsToFloat((int) bytes.u32(at, BIG_ENDIAN))
                : Double.longBitsToDouble(bytes.i64(at, BIG_ENDIAN));
    }
}
