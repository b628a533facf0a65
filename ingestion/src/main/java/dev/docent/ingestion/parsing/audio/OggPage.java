package dev.docent.ingestion.parsing.audio;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.util.ArrayList;
import java.util.List;

/**
 * A page of an Ogg file (RFC 3533, 6).
 *
 * @param at its offset
 * @param lacings the lengths of its segments
 * @param granule the position of its last sample; -1 if none ends on it
 */
record OggPage(int at, List<Integer> lacings, long granule) {

    /** The length of a segment whose packet goes on with the next segment. */
    static final int MOST_OF_SEGMENT = 255;

    private static final int HEADER = 27;
    private static final int SERIAL = 14;
    private static final int CHECKSUM = 22;
    private static final int[] REMAINDERS = remainders();

    /** {@return the pages} @throws dev.docent.ingestion.parsing.UnreadableDocumentException unless they are whole and of one stream */
    static List<OggPage> all(AudioBytes bytes) {
        var pages = new ArrayList<OggPage>();
        for (int at = 0; at < bytes.length(); at = pages.getLast().end()) {
            if (!bytes.text(at, 4).equals("OggS")) {
                throw AudioFile.damaged("a page does not begin where it should");
            }
            var page = of(bytes, at);
            if (page.end() > bytes.length()) {
                throw AudioFile.truncated();
            }
            if (page.checksum(bytes) != bytes.u32(at + CHECKSUM, LITTLE_ENDIAN)) {
                throw AudioFile.damaged("a page has a wrong checksum");
            }
            if (bytes.u32(at + SERIAL, LITTLE_ENDIAN) != bytes.u32(SERIAL, LITTLE_ENDIAN)) {
                throw AudioFile.damaged("it contains more than one stream");
            }
            pages.add(page);
        }
        return pages;
    }

    private static OggPage of(AudioBytes bytes, int at) {
        var lacings = new ArrayList<Integer>();
        for (int each = 0; each < bytes.u8(at + 26); each++) {
            lacings.add(bytes.u8(at + HEADER + each));
        }
        return new OggPage(at, lacings, bytes.i64(at + 6, LITTLE_ENDIAN));
    }

    int body() {
        return at + HEADER + lacings.size();
    }

    int end() {
        return body() + lacings.stream().mapToInt(Integer::intValue).sum();
    }

    void renewChecksum(AudioBytes bytes) {
        bytes.putU32(at + CHECKSUM, checksum(bytes), LITTLE_ENDIAN);
    }

    private long checksum(AudioBytes bytes) {
        int sum = 0;
        for (int each = at; each < end(); each++) {
            var isChecksum = each >= at + CHECKSUM && each < at + CHECKSUM + 4;
            sum = sum << 8 ^ REMAINDERS[sum >>> 24 ^ (isChecksum ? 0 : bytes.u8(each))];
        }
        return sum & 0xffff_ffffL;
    }

    private static int[] remainders() {
        var table = new int[256];
        for (int each = 0; each < table.length; each++) {
            int remainder = each << 24;
            for (int bit = 0; bit < 8; bit++) {
                remainder = remainder << 1 ^ (remainder < 0 ? 0x04c1_1db7 : 0);
            }
            table[each] = remainder;
        }
        return table;
    }
}
