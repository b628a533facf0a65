package dev.docent.ingestion.parsing.audio;

import org.jspecify.annotations.Nullable;

/**
 * A frame of MPEG audio (ISO 11172-3, 2.4.2.3, and ISO 13818-3).
 *
 * @param length in bytes, with its header
 * @param seconds its duration
 */
record MpegFrame(int length, double seconds) {

    static final int HEADER = 4;

    /** In kbit/s, by the bit rate index, for layers I to III of MPEG-1, then layers I and II or III of MPEG-2. */
    private static final int[][] RATES = {
        {0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448},
        {0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384},
        {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320},
        {0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256},
        {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160}
    };

    private static final int[] SAMPLE_RATES = {44_100, 48_000, 32_000};

    /** {@return the frame at an offset; null if there is none} */
    static @Nullable MpegFrame at(AudioBytes bytes, int at) {
        int second = bytes.u8(at + 1);
        int third = bytes.u8(at + 2);
        int version = second >> 3 & 3;
        int layer = 4 - (second >> 1 & 3);
        int rate = third >> 4;
        int sampling = third >> 2 & 3;
        if (bytes.u8(at) != 0xff || second < 0xe0 || version == 1 || layer == 4 || rate % 15 == 0 || sampling == 3) {
            return null;
        }
        var first = version == 3;
        int bits = RATES[first ? layer - 1 : layer == 1 ? 3 : 4][rate] * 1000;
        // MPEG-2 has half the sample rates, and its unofficial extension 2.5 a quarter.
        int samples = SAMPLE_RATES[sampling] >> (first ? 0 : version == 2 ? 1 : 2);
        int padding = third >> 1 & 1;
        int perFrame = layer == 1 ? 384 : layer == 2 || first ? 1152 : 576;
        int length = layer == 1 ? (12 * bits / samples + padding) * 4 : perFrame / 8 * bits / samples + padding;
        return new MpegFrame(length, (double) perFrame / samples);
    }
}
