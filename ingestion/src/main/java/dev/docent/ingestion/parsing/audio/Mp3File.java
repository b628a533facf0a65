package dev.docent.ingestion.parsing.audio;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

/** Reads MPEG audio. Tags before the first and behind the last frame are cut off. */
final class Mp3File {

    private static final int ID3_HEADER = 10;
    private static final int ID3_FOOTER_FLAG = 0x10;
    private static final int ID3V1 = 128;
    private static final int APE_FOOTER = 32;
    private static final int APE_HEADER_FLAG = 0x8000_0000;
    private static final int FEWEST_FRAMES = 2;

    /** The share of bytes outside of frames beyond which a file is no MPEG audio. */
    private static final double MOST_OTHER = 0.1;

    private Mp3File() {}

    static AudioFile read(AudioBytes bytes) {
        int from = begin(bytes);
        int to = end(bytes, from);
        double seconds = 0;
        int frames = 0;
        int other = 0;
        for (int at = from; at + MpegFrame.HEADER <= to; ) {
            var frame = MpegFrame.at(bytes, at);
            if (frame == null) {
                other++;
                at++;
            } else {
                seconds += frame.seconds();
                frames++;
                at += frame.length();
            }
        }
        if (frames < FEWEST_FRAMES || other > MOST_OTHER * (to - from)) {
            throw AudioFile.damaged("it is not a sequence of MPEG audio frames");
        }
        return AudioFile.of("audio/mpeg", seconds, bytes.part(from, to));
    }

    private static int begin(AudioBytes bytes) {
        long at = 0;
        while (bytes.text(at, 3).equals("ID3")) {
            long size = 0;
            for (int each = 6; each < ID3_HEADER; each++) {
                size = size << 7 | bytes.u8(at + each) & 0x7f;
            }
            var footer = (bytes.u8(at + 5) & ID3_FOOTER_FLAG) == 0 ? 0 : ID3_HEADER;
            at += ID3_HEADER + size + footer;
        }
        if (at >= bytes.length()) {
            throw AudioFile.truncated();
        }
        return (int) at;
    }

    private static int end(AudioBytes bytes, int from) {
        int to = bytes.length();
        if (bytes.text(to - ID3V1, 3).equals("TAG")) {
            to -= ID3V1;
        }
        if (bytes.text(to - APE_FOOTER, 8).equals("APETAGEX")) {
            long size = bytes.u32(to - 20, LITTLE_ENDIAN);
            var header = (bytes.u32(to - 12, LITTLE_ENDIAN) & APE_HEADER_FLAG) == 0 ? 0 : APE_FOOTER;
            to = (int) Math.max(from, to - size - header);
        }
        return Math.max(from, to);
    }
}
